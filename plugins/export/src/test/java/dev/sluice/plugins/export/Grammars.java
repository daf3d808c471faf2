package dev.sluice.plugins.export;

import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import com.thaiopensource.validate.prop.rng.RngProperty;
import com.thaiopensource.validate.rng.CompactSchemaReader;
import com.thaiopensource.xml.sax.ErrorHandlerImpl;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringWriter;
import org.assertj.core.api.Assertions;
import org.xml.sax.InputSource;

/**
 * Checks XML with Jing against grammars in RELAX NG. The grammars are ours: each says what the standard says of the elements
 * that we write.
 */
final class Grammars {
    private Grammars() {}

    static void check(String grammar, byte[] xml) throws Exception {
        StringWriter messages = new StringWriter();
        PropertyMapBuilder properties = new PropertyMapBuilder();
        properties.put(ValidateProperty.ERROR_HANDLER, new ErrorHandlerImpl(messages));
        RngProperty.CHECK_ID_IDREF.add(properties);
        ValidationDriver driver = new ValidationDriver(properties.toPropertyMap(), CompactSchemaReader.getInstance());
        try (InputStream in = Grammars.class.getResourceAsStream(grammar)) {
            Assertions.assertThat(driver.loadSchema(new InputSource(in)))
                    .as(messages.toString())
                    .isTrue();
        }
        boolean isValid = driver.validate(new InputSource(new ByteArrayInputStream(xml)));
        Assertions.assertThat(isValid).as(messages.toString()).isTrue();
    }
}
