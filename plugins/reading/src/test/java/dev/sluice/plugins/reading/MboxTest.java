package dev.sluice.plugins.reading;

import static dev.sluice.plugins.reading.Readings.gzip;
import static dev.sluice.plugins.reading.Readings.outcomes;
import static dev.sluice.plugins.reading.Readings.read;
import static dev.sluice.plugins.reading.Readings.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MboxTest {
    private static final String FROM = "From anna@example.org Mon Mar  1 10:20:30 2021\n";
    private static final String BOX = FROM + "Subject: one\n\nHello.\n\n" + FROM + "Subject: two\n\nBye.\n";

    @TempDir
    private Path directory = Path.of("");

    @Test
    void eachMessageIsAnInputWithItsNumber() throws Exception {
        List<Input> inputs = read(write("box.mbox", BOX));
        assertThat(outcomes(inputs))
                .containsExactly("box.mbox#1: Subject: one\n\nHello.\n\n", "box.mbox#2: Subject: two\n\nBye.\n");
        assertThat(inputs.get(0).seed().source().mediaType()).isEqualTo("message/rfc822");
        assertThat(inputs.get(0).seed().metadata().all("part.parent")).containsExactly("box.mbox");
    }

    @Test
    void readsLineEndsOfTheNet() throws Exception {
        assertThat(read(write("box.mbox", BOX.replace("\n", "\r\n")))).hasSize(2);
    }

    @Test
    void aSentenceThatBeginsWithFromIsNoMessage() throws Exception {
        String box = FROM + "Subject: one\n\nHello.\n\nFrom now on we meet at noon.\nNot later.\n\n"
                + "From here to 12:30 Street 2021\nis a mile.\nFrom the edge: " + FROM + "\nx\n";
        assertThat(read(write("box.mbox", box))).hasSize(1);
    }

    @Test
    void quotesOfFromAreTakenOff() throws Exception {
        String box = FROM + "Subject: one\n\n>From me.\n>>From him.\n> From her.\n";
        assertThat(Readings.text(read(write("box.mbox", box)).get(0)))
                .isEqualTo("Subject: one\n\nFrom me.\n>From him.\n> From her.\n");
    }

    @Test
    void keepsEveryByteOfAMessage() throws Exception {
        byte[] message = new byte[20_000];
        for (int i = 0; i < message.length; i++) {
            message[i] = (byte) (i % 251);
        }
        byte[] from = utf8(FROM + "Subject: bytes\n\n");
        byte[] box = Arrays.copyOf(from, from.length + message.length);
        System.arraycopy(message, 0, box, from.length, message.length);
        Path file = Files.write(directory.resolve("box.mbox"), box);
        byte[] read = Readings.bytes(read(file).get(0));
        assertThat(Arrays.copyOfRange(read, read.length - message.length, read.length))
                .isEqualTo(message);
    }

    @Test
    void readsMailboxesInArchivesAndOnTheStandardInput() throws Exception {
        byte[] zip = Readings.zip("mail/box.mbox", BOX);
        Path file = Files.write(directory.resolve("mail.zip"), zip);
        assertThat(Readings.ids(read(file))).containsExactly("mail.zip#mail/box.mbox#1", "mail.zip#mail/box.mbox#2");
        assertThat(Readings.ids(read(gzip(utf8(BOX))))).containsExactly("stdin#1", "stdin#2");
    }

    @Test
    void aMessageThatIsTooLargeFailsAlone() throws Exception {
        String box = FROM + "Subject: one\n\n" + "x".repeat(3_000) + "\n\n" + FROM + "Subject: two\n\nBye.\n";
        assertThat(outcomes(Readings.read(Readings.config(1_000), write("box.mbox", box))))
                .containsExactly("box.mbox#1! LIMIT", "box.mbox#2: Subject: two\n\nBye.\n");
    }

    @Test
    void reportsWhatIsNoMailbox() throws Exception {
        assertThat(outcomes(read(write("box.mbox", "Dear all,\n")))).containsExactly("box.mbox! PARSE_ERROR");
        assertThat(outcomes(read(write("box.mbox", "")))).containsExactly("box.mbox! EMPTY");
    }

    private Path write(String name, String text) throws IOException {
        return Files.write(directory.resolve(name), utf8(text));
    }
}
