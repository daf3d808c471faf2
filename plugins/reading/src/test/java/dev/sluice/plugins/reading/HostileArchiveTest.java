package dev.sluice.plugins.reading;

import static dev.sluice.plugins.reading.Readings.gzip;
import static dev.sluice.plugins.reading.Readings.outcomes;
import static dev.sluice.plugins.reading.Readings.read;
import static dev.sluice.plugins.reading.Readings.utf8;
import static dev.sluice.plugins.reading.Readings.zip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Input;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class HostileArchiveTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void aZipOfZerosFailsAndTheRestIsRead() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("before.txt"));
            zip.write(utf8("1"));
            zip.putNextEntry(new ZipEntry("bomb.txt"));
            zeros(zip, 50_000_000);
            zip.putNextEntry(new ZipEntry("after.txt"));
            zip.write(utf8("2"));
        }
        write("in/a.zip", out.toByteArray());
        write("in/b.txt", utf8("3"));
        List<Input> inputs = read(directory.resolve("in"));
        assertThat(outcomes(inputs))
                .containsExactly("a.zip#before.txt: 1", "a.zip#bomb.txt! LIMIT", "a.zip#after.txt: 2", "b.txt: 3");
        assertThat(Readings.message(inputs.get(1))).contains("more than 100 times");
    }

    @Test
    void aSmallFileMayShrinkToAlmostNothing() throws Exception {
        byte[] table = utf8("0;0;0;0\n".repeat(500_000));
        assertThat(Readings.bytes(read(write("a.zip", zip("a.csv", table))).get(0)))
                .isEqualTo(table);
        assertThat(Readings.bytes(read(write("a.csv.gz", gzip(table))).get(0))).isEqualTo(table);
    }

    @Test
    void aGzipOfGzipsOfZerosFails() throws Exception {
        byte[] bomb = gzip(gzip(new byte[50_000_000]));
        assertThat(outcomes(read(write("a.txt.gz.gz", bomb)))).containsExactly("a.txt.gz.gz! LIMIT");
        assertThat(outcomes(read(write("a.zip", zip("a.txt.gz.gz", bomb)))))
                .containsExactly("a.zip#a.txt.gz.gz! LIMIT");
        byte[] layered = utf8("x");
        String name = "b.txt";
        for (int i = 0; i < 7; i++) {
            layered = gzip(layered);
            name += ".gz";
        }
        // what is behind the fifth layer is left to the extractor, which does not know it
        assertThat(Readings.bytes(read(write(name, layered)).get(0))[0]).isEqualTo((byte) 0x1f);
    }

    @Test
    void aTarOfZerosEndsWithOneFailure() throws Exception {
        Path file = directory.resolve("a.tar.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            byte[] header = Arrays.copyOf(ArchiveTest.tar("zeros.txt", new byte[0]), 512);
            // a file of 4 GB: the size in octal, and the checksum over all
            byte[] size = "00000000040000000000".substring(8).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(size, 0, header, 124, 12);
            Arrays.fill(header, 148, 156, (byte) ' ');
            int sum = 0;
            for (byte b : header) {
                sum += b & 0xff;
            }
            byte[] checksum = String.format(Locale.ROOT, "%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(checksum, 0, header, 148, 8);
            out.write(header);
            zeros(out, 700_000_000);
        }
        List<Input> inputs = read(file);
        assertThat(outcomes(inputs)).containsExactly("a.tar.gz#zeros.txt! LIMIT", "a.tar.gz! LIMIT");
    }

    @Test
    void entriesThatShareTheirBytesAreRefused() throws Exception {
        byte[] zip = zip("a.txt", "x".repeat(1_000), "b.txt", "y");
        int first = find(zip, "PK\u0001\u0002", 0);
        int second = find(zip, "PK\u0001\u0002", first + 1);
        // the second entry of the directory points to the bytes of the first one
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(second + 42, 0);
        List<Input> inputs = read(write("a.zip", zip));
        assertThat(outcomes(inputs)).containsExactly("a.zip! LIMIT");
        assertThat(Readings.message(inputs.get(0))).contains("share their bytes");
    }

    @Test
    void containersInContainersEndAtTheFifth() throws Exception {
        byte[] zip = zip("page.txt", "deep");
        String id = "page.txt";
        for (int i = 0; i < 4; i++) {
            zip = zip("in.zip", zip);
            id = "in.zip#" + id;
        }
        assertThat(outcomes(read(write("a.zip", zip)))).containsExactly("a.zip#" + id + ": deep");
        assertThat(outcomes(read(write("b.zip", zip("in.zip", zip)))))
                .containsExactly("b.zip#in.zip#in.zip#in.zip#in.zip#in.zip! LIMIT");
    }

    @Test
    void anArchiveOfMillionsWithinAnotherIsBounded() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < 10_001; i++) {
                zip.putNextEntry(new ZipEntry(i + ".txt"));
                zip.write('x');
            }
        }
        List<Input> inputs = read(write("a.zip", zip("in.zip", out.toByteArray())));
        assertThat(inputs).hasSize(10_001);
        assertThat(outcomes(inputs.subList(10_000, 10_001))).containsExactly("a.zip#in.zip! LIMIT");
    }

    @Test
    void archivesOfArchivesOfZerosAreBoundedAsAWhole() throws Exception {
        byte[] inner = zip("zeros.txt", new byte[9_000_000]);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < 100; i++) {
                zip.putNextEntry(new ZipEntry(i + ".zip"));
                zip.write(inner);
            }
        }
        List<Input> inputs = Readings.read(Readings.config(8_000_000), write("a.zip", out.toByteArray()));
        assertThat(inputs)
                .hasSizeBetween(50, 70)
                .allSatisfy(input -> assertThat(Readings.failure(input)).isNotNull());
        assertThat(outcomes(inputs.subList(inputs.size() - 1, inputs.size()))).containsExactly("a.zip! LIMIT");
    }

    @Test
    void aSlowPipeIsNotTakenForOneThatHasEnded() throws Exception {
        byte[] first = gzip(utf8("one "));
        byte[] second = gzip(utf8("two"));
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        InputStream slow = new InputStream() {
            private int at;

            @Override
            public int read() {
                return at < both.length ? both[at++] & 0xff : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                int b = read();
                if (b >= 0) {
                    buffer[offset] = (byte) b;
                }
                return b < 0 ? -1 : 1;
            }
        };
        InputStream opened = Compression.open(slow, "a.txt.gz", Budget.unlimited("a"));
        assertThat(new String(opened.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("one two");
    }

    @Test
    void whatFollowsGzipDataMayBePaddingAndNothingElse() throws Exception {
        byte[] page = gzip(utf8("page"));
        byte[] padded = Arrays.copyOf(page, page.length + 40_000);
        assertThat(Readings.text(read(write("a.txt.gz", padded)).get(0))).isEqualTo("page");
        for (int offset : new int[] {0, 20, 39_000}) {
            byte[] broken = Arrays.copyOf(padded, padded.length);
            Arrays.fill(broken, page.length + offset, page.length + offset + 900, (byte) 'x');
            Input input = read(write("b.txt.gz", broken)).get(0);
            assertThat(Readings.message(input)).contains("what follows a member");
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void brokenArchivesOfAllKindsEndInInputs(long seed) throws Exception {
        Random random = new Random(seed);
        byte[] zip = zip("a.txt", "x".repeat(500), "b/c.txt", "y".repeat(500));
        byte[] tar = ArchiveTest.tar("a.txt", "x".repeat(500), "b/c.txt", "y".repeat(500));
        String from = "From a@example.org Mon Mar  1 10:20:30 2021\nSubject: x\n\nbody\n\n";
        String record = "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: http://example.org/\r\n"
                + "WARC-Date: 2021-03-04T05:06:07Z\r\nWARC-Record-ID: <urn:uuid:0a1b2c3d-0000-4000-8000-000000000001>"
                + "\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\ntext\r\n\r\n";
        List<Path> files = List.of(
                write("a.zip", mutated(zip, random)),
                write("a.tar", mutated(tar, random)),
                write("a.tar.gz", mutated(gzip(tar), random)),
                write("a.mbox", mutated(utf8(from.repeat(3)), random)),
                write("a.warc", mutated(utf8(record.repeat(3)), random)),
                write("a.warc.gz", mutated(gzip(utf8(record.repeat(3))), random)));
        for (Path file : files) {
            List<Input> inputs = read(file);
            assertThat(inputs).as(String.valueOf(file.getFileName())).isNotEmpty();
            assertThat(Readings.ids(inputs)).doesNotHaveDuplicates();
            assertThat(outcomes(inputs)).hasSameSizeAs(inputs);
        }
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] copy = Arrays.copyOf(bytes, bytes.length - random.nextInt(2) * random.nextInt(bytes.length / 2));
        for (int i = random.nextInt(6); i >= 0; i--) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt();
        }
        return copy;
    }

    private static void zeros(OutputStream out, long count) throws IOException {
        byte[] block = new byte[1_000_000];
        for (long i = 0; i < count; i += block.length) {
            out.write(block);
        }
    }

    private static int find(byte[] bytes, String what, int from) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(what, from);
    }

    private Path write(String name, byte[] bytes) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }
}
