package dev.sluice.plugins.office;

import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Input;
import dev.sluice.testkit.ExtractorContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

class OfficeContractTest extends ExtractorContract<OfficeConfig> {
    /** Made once, since documents and their ids hold the time at which they are made. */
    private static final List<Input> INPUTS = made();

    @Override
    protected ComponentFactory<OfficeConfig> factory() {
        return new OfficeFactory();
    }

    @Override
    protected OfficeConfig config() {
        return new OfficeConfig(5_000_000, true, false, true, true);
    }

    @Override
    protected List<Input> inputs() {
        return INPUTS;
    }

    private static List<Input> made() {
        try {
            String mail = "From: ada@example.org\r\nSubject: A bridge\r\nMIME-Version: 1.0\r\n"
                    + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n"
                    + "It was opened.\r\n--b\r\nContent-Type: text/plain; name=a.txt\r\n"
                    + "Content-Disposition: attachment; filename=a.txt\r\n\r\nAn enclosure.\r\n--b--\r\n";
            return List.of(
                    Input.part("letter.docx", null, OfficeFiles.docx(List.of("A bridge was opened.", "It is long."))),
                    Input.part("letter.pdf", "application/pdf", OfficeFiles.pdf(List.of("A bridge", "was opened."))),
                    Input.part("book.epub", null, OfficeFiles.epub("<p>A bridge was opened.</p>")),
                    Input.part("mail.eml", "message/rfc822", mail.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
