package dev.sluice.plugins.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.sluice.api.Document;
import dev.sluice.api.Furniture;
import dev.sluice.api.Input;
import dev.sluice.api.StepException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTest {
    private static final String HEAD = """
            From: Mila Stone <mila@mill.example>
            To: Otto Reed <otto@mill.example>
            Subject: Re: The wheel
            Date: Tue, 14 Apr 2020 09:30:00 +0200
            Message-ID: <1@mill.example>
            MIME-Version: 1.0
            """;

    private static final String PLAIN = HEAD + "Content-Type: text/plain; charset=utf-8\n\n";

    private static Document mail(String content) throws Exception {
        return Office.extract("mail.eml", content);
    }

    @Test
    void tellsTheAnswerFromWhatItAnswers() throws Exception {
        Document document = mail(PLAIN + """
                I have asked the smith, and he can begin on Monday if the weather holds,
                which nobody here believes.

                On Mon, 13 Apr 2020 at 18:02, Otto Reed <otto@mill.example>
                wrote:
                > Can the smith begin soon?
                >> The wheel is broken.

                Yours,
                Mila
                """);
        assertThat(document.text())
                .isEqualTo("I have asked the smith, and he can begin on Monday if the weather holds, which nobody here"
                        + " believes.\nYours,\nMila");
        assertThat(document.furniture()).extracting(Furniture::reason).containsOnly("quoted-reply");
        assertThat(document.furniture().get(0).text()).contains("wrote:").contains("The wheel is broken.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----Original Message-----\nFrom: Otto\nCan he begin?",
                "Von: Otto Reed\nGesendet: Montag, 13. April 2020 18:02\nAn: Mila Stone\nBetreff: Das Rad\n\nCan he begin?",
                "________________________________\nFrom: Otto Reed\nSent: Monday\nTo: Mila\nSubject: The wheel\nCan he begin?"
            })
    void tellsTheAnswerFromAMailThatIsRepeatedBelow(String repeated) throws Exception {
        Document document = mail(PLAIN + "He can begin on Monday.\n\n" + repeated + "\n");
        assertThat(document.text()).isEqualTo("He can begin on Monday.");
        assertThat(document.furniture()).anyMatch(f -> f.text().contains("Can he begin?"));
    }

    @Test
    void keepsAMailThatIsOnlySentOn() throws Exception {
        assertThat(mail(PLAIN + "---------- Forwarded message ----------\nThe bridge is closed.\n")
                        .text())
                .contains("The bridge is closed.");
        assertThat(mail(PLAIN + "> The bridge is closed.\n").text()).contains("The bridge is closed.");
    }

    @Test
    void setsSignaturesAndFeetAside() throws Exception {
        Document document =
                mail(PLAIN + "The bridge is closed.\n\nSent from my telephone\n\nTo unsubscribe, write to us.\n");
        assertThat(document.text()).isEqualTo("The bridge is closed.");
        assertThat(document.furniture())
                .extracting(Furniture::role)
                .containsExactly(Furniture.Role.FOOTER, Furniture.Role.LEGAL);
    }

    @Test
    void joinsLinesThatFlow() throws Exception {
        Document document = mail(
                HEAD
                        + "Content-Type: text/plain; charset=utf-8; format=flowed\n\nThe bridge \nis closed.\nThe ferry is not.\n");
        assertThat(document.text()).isEqualTo("The bridge is closed.\nThe ferry is not.");
    }

    @Test
    void readsOneWrittenAsHtml() throws Exception {
        Document document = mail(HEAD + "Content-Type: text/html; charset=utf-8\n\n" + """
                <html><head><style>p { color: red }</style></head><body><div style='display:none'>preview</div>
                <p>The bridge
                is closed.</p><ul><li>ferry</li><li>ford</li></ul><table><tr><td>ferry</td><td>2</td></tr></table>
                <div class='gmail_quote'><div>On Monday Otto wrote:</div><blockquote type='cite'>Is it open?</blockquote></div>
                </body></html>
                """);
        assertThat(document.text()).isEqualTo("The bridge is closed.\nferry\nford\nferry\t2");
        assertThat(document.furniture())
                .extracting(Furniture::text)
                .containsExactly("On Monday Otto wrote: Is it open?");
    }

    @Test
    void handsAttachmentsOnAsParts() throws Exception {
        byte[] zip = OfficeFiles.zip(Map.of("a.txt", OfficeFiles.utf8("Hello")));
        String mail = HEAD + """
                Content-Type: multipart/mixed; boundary=xx

                --xx
                Content-Type: text/plain

                See what is enclosed.
                --xx
                Content-Type: text/html; name="=?utf-8?Q?caf=C3=A9.html?="
                Content-Disposition: attachment; filename="=?utf-8?Q?caf=C3=A9.html?="

                <p>The page.</p>
                --xx
                Content-Type: application/zip; name="../../all.zip"
                Content-Transfer-Encoding: base64

                %s
                --xx
                Content-Type: image/png; name=logo.png
                Content-Transfer-Encoding: base64

                iVBORw0KGgo=
                --xx
                Content-Type: message/rfc822

                From: Otto Reed <otto@mill.example>
                Subject: The inner mail

                The wheel is broken.
                --xx--
                """.formatted(Base64.getMimeEncoder().encodeToString(zip));
        List<Input> all = Office.all("mail.eml", mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        assertThat(all)
                .extracting(i -> i.seed().id())
                .containsExactly("mail.eml", "café.html", "all.zip", "message.eml");
        assertThat(all)
                .extracting(i -> i.seed().source().mediaType())
                .containsExactly("message/rfc822", "text/html", "application/zip", "message/rfc822");
        assertThat(all.get(0).seed().metadata().all("message.attachment"))
                .containsExactly("café.html", "all.zip", "logo.png", "message.eml");
        assertThat(bytes(all.get(2))).isEqualTo(zip);
        Document inner = Office.extract("message.eml", bytes(all.get(3)));
        assertThat(inner.text()).isEqualTo("The wheel is broken.");
        assertThat(inner.metadata().title()).contains("The inner mail");
    }

    private static byte[] bytes(Input input) throws Exception {
        try (InputStream in = Objects.requireNonNull(input.content()).open()) {
            return in.readAllBytes();
        }
    }

    @Test
    void leavesAnAttachedZipToOthersAndSaysSo() throws Exception {
        byte[] zip = OfficeFiles.zip(Map.of("a.txt", OfficeFiles.utf8("Hello")));
        assertThatExceptionOfType(StepException.class)
                .isThrownBy(() -> Office.extract("mail.eml#all.zip", zip))
                .withMessageContaining("archive")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(StepException.Kind.UNSUPPORTED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=x",
                "application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m"
            })
    void saysThatAMailIsEncrypted(String type) {
        assertThatExceptionOfType(StepException.class)
                .isThrownBy(() -> mail(HEAD + "Content-Type: " + type + "\n\nabc\n"))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(StepException.Kind.ENCRYPTED));
    }

    @Test
    void cutsAMailboxIntoItsMessages() throws Exception {
        String box = """
                From mila@mill.example Tue Apr 14 09:30:00 2020
                From: Mila Stone <mila@mill.example>
                Subject: One

                The first.
                From here on it goes down.
                >From there too.

                From otto@mill.example Wed Apr 15 09:30:00 2020
                From: Otto Reed <otto@mill.example>
                Subject: Two

                The second.
                """;
        List<Input> all = Office.all("all.mbox", OfficeFiles.utf8(box));
        assertThat(all).extracting(i -> i.seed().id()).containsExactly("message-1.eml", "message-2.eml");
        assertThat(Office.extract("message-1.eml", bytes(all.get(0))).text())
                .isEqualTo("The first.\nFrom here on it goes down.\nFrom there too.");
        assertThat(Office.extract("message-2.eml", bytes(all.get(1))).metadata().authors())
                .containsExactly("Otto Reed");
    }

    /** A message file of Outlook is a set of streams, named by the numbers of properties and types. */
    @Test
    void readsAMessageOfOutlook() throws Exception {
        try (POIFSFileSystem file = new POIFSFileSystem()) {
            Map<String, String> properties = Map.of(
                    "__substg1.0_001A001F", "IPM.Note",
                    "__substg1.0_0037001F", "The wheel",
                    "__substg1.0_0C1A001F", "Mila Stone",
                    "__substg1.0_1000001F", "He can begin on Monday.\r\n\r\n-- \r\nMila Stone, miller");
            for (Map.Entry<String, String> property : properties.entrySet()) {
                file.createDocument(
                        new ByteArrayInputStream(property.getValue().getBytes(StandardCharsets.UTF_16LE)),
                        property.getKey());
            }
            file.createDocument(new ByteArrayInputStream(new byte[32]), "__properties_version1.0");
            var attachment = file.getRoot().createDirectory("__attach_version1.0_#00000000");
            attachment.createDocument(
                    "__substg1.0_3707001F", new ByteArrayInputStream("plan.txt".getBytes(StandardCharsets.UTF_16LE)));
            attachment.createDocument(
                    "__substg1.0_37010102", new ByteArrayInputStream(OfficeFiles.utf8("The plan of the mill.")));
            attachment.createDocument("__properties_version1.0", new ByteArrayInputStream(new byte[8]));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            file.writeFilesystem(bytes);
            List<Input> all = Office.all("wheel.msg", bytes.toByteArray());
            Document document = all.get(0).seed();
            assertThat(document.metadata().title()).contains("The wheel");
            assertThat(document.metadata().authors()).containsExactly("Mila Stone");
            assertThat(document.text()).isEqualTo("He can begin on Monday.");
            assertThat(all).hasSize(2);
            assertThat(all.get(1).seed().id()).isEqualTo("plan.txt");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {">", "> ", "a ", "wrote ", "From: x\n", "On ", "_", "unsubscribe ", ":", "this e-mail "})
    void readsHostileLinesFast(String piece) {
        String body = piece.repeat(100_000 / piece.length()) + "\n" + piece.repeat(2_000 / piece.length()) + "\n";
        assertTimeout(Duration.ofSeconds(20), () -> mail(PLAIN + "Words.\n" + body.repeat(5)));
    }
}
