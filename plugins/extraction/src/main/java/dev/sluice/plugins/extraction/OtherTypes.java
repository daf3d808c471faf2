package dev.sluice.plugins.extraction;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypes;

/**
 * The media types of all other formats, by the signatures that come with Tika; apart so that none of its classes is loaded
 * for web pages and texts.
 */
final class OtherTypes {
    private OtherTypes() {}

    /** Returns the media type by content, and by name where the content does not tell. */
    static String detect(byte[] content, String name) {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name.substring(name.lastIndexOf('/') + 1));
        try {
            return MimeTypes.getDefaultMimeTypes(OtherTypes.class.getClassLoader())
                    .detect(new ByteArrayInputStream(content), metadata)
                    .getBaseType()
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
