package dev.sluice.plugins.linking;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;

/**
 * What a knowledge base says about itself. Immutable.
 *
 * @param format the version of the format
 * @param folding a sign for the way its names are folded
 * @param about texts by topic: name, sources, licences, languages, in a fixed order
 * @param counts numbers by topic, in a fixed order
 * @param files its other files by name
 */
record KbManifest(
        int format, String folding, Map<String, String> about, Map<String, Long> counts, Map<String, FileSum> files) {
    /** Files up to this length are checked whole when a base is opened; of longer ones the two ends are. */
    static final long WHOLE = 1L << 20;

    private static final int END = 1 << 12;
    private static final JsonFactory JSON = new JsonFactory();

    /**
     * How to know a file again. Immutable.
     *
     * @param length its length in bytes
     * @param sha256 the checksum of all of it
     * @param ends the checksum of its length and its two ends
     */
    record FileSum(long length, String sha256, String ends) {}

    KbManifest {
        about = new LinkedHashMap<>(about);
        counts = new LinkedHashMap<>(counts);
        files = new TreeMap<>(files);
    }

    /** Returns the checksums of a file. */
    static FileSum sum(Directory directory, String file) throws IOException {
        try (IndexInput in = directory.openInput(file, IOContext.READONCE)) {
            return new FileSum(in.length(), whole(in), ends(in));
        }
    }

    /**
     * Holds a file against what is said about it.
     *
     * @param complete whether to read all of a long file
     * @throws IllegalArgumentException if it is another file; the message has both values
     */
    static void check(String base, IndexInput in, String file, FileSum expected, boolean complete) throws IOException {
        if (in.length() != expected.length()) {
            throw broken(base, file, "length", in.length() + " bytes", expected.length() + " bytes");
        }
        boolean whole = complete || in.length() <= WHOLE;
        String found = whole ? whole(in) : ends(in);
        String wanted = whole ? expected.sha256() : expected.ends();
        if (!found.equals(wanted)) {
            throw broken(base, file, whole ? "SHA-256" : "checksum of both ends", found, wanted);
        }
    }

    private static IllegalArgumentException broken(
            String base, String file, String what, String found, String expected) {
        return new IllegalArgumentException("knowledge base " + base + ": " + what + " of " + file + " is " + found
                + " and not " + expected + " as its " + KbFormat.MANIFEST + " says: copy or build it again");
    }

    private static String whole(IndexInput in) throws IOException {
        MessageDigest digest = digest();
        update(digest, in, 0, in.length());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String ends(IndexInput in) throws IOException {
        MessageDigest digest = digest();
        digest.update(Long.toString(in.length()).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        long half = Math.min(END, in.length());
        update(digest, in, 0, half);
        update(digest, in, in.length() - half, in.length());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, IndexInput original, long from, long to) throws IOException {
        IndexInput in = original.clone();
        in.seek(from);
        byte[] buffer = new byte[1 << 16];
        for (long left = to - from; left > 0; ) {
            int count = (int) Math.min(buffer.length, left);
            in.readBytes(buffer, 0, count);
            digest.update(buffer, 0, count);
            left -= count;
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Writes the manifest into the directory; the same values give the same bytes. */
    void write(Directory directory) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
            out.writeStartObject();
            out.writeNumberField("format", format);
            out.writeStringField("folding", folding);
            for (Map.Entry<String, String> entry : about.entrySet()) {
                out.writeStringField(entry.getKey(), entry.getValue());
            }
            out.writeObjectFieldStart("counts");
            for (Map.Entry<String, Long> entry : counts.entrySet()) {
                out.writeNumberField(entry.getKey(), entry.getValue());
            }
            out.writeEndObject();
            out.writeObjectFieldStart("files");
            for (Map.Entry<String, FileSum> entry : files.entrySet()) {
                out.writeObjectFieldStart(entry.getKey());
                out.writeNumberField("length", entry.getValue().length());
                out.writeStringField("sha256", entry.getValue().sha256());
                out.writeStringField("ends", entry.getValue().ends());
                out.writeEndObject();
            }
            out.writeEndObject();
            out.writeEndObject();
        }
        bytes.write('\n');
        try (IndexOutput out = directory.createOutput(KbFormat.MANIFEST, IOContext.DEFAULT)) {
            out.writeBytes(bytes.toByteArray(), bytes.size());
        }
    }

    /**
     * Reads the manifest of a directory.
     *
     * @param base how messages name the base
     * @throws IllegalArgumentException if it is broken, or of another format or folding; the message has both values
     */
    static KbManifest read(Directory directory, String base) throws IOException {
        byte[] bytes;
        try (IndexInput in = directory.openInput(KbFormat.MANIFEST, IOContext.READONCE)) {
            bytes = new byte[Math.toIntExact(in.length())];
            in.readBytes(bytes, 0, bytes.length);
        }
        KbManifest manifest;
        try (JsonParser in = JSON.createParser(bytes)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("knowledge base " + base + ": " + KbFormat.MANIFEST
                        + " holds no object: copy or build it again");
            }
            manifest = parse(in);
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw new IllegalArgumentException(
                    "knowledge base " + base + ": " + KbFormat.MANIFEST + " is no JSON (" + e.getOriginalMessage()
                            + "): copy or build it again",
                    e);
        }
        if (manifest.format != KbFormat.VERSION) {
            throw new IllegalArgumentException("knowledge base " + base + " has format " + manifest.format
                    + ", and this Sluice reads format " + KbFormat.VERSION
                    + ": build it again with 'sluice kb build'");
        }
        if (!manifest.folding.equals(KbFormat.folding())) {
            throw new IllegalArgumentException("the names of knowledge base " + base + " are folded by the rules "
                    + manifest.folding + ", and this Sluice folds by the rules " + KbFormat.folding()
                    + ": build it again with 'sluice kb build'");
        }
        return manifest;
    }

    private static KbManifest parse(JsonParser in) throws IOException {
        int format = 0;
        String folding = "";
        Map<String, String> about = new LinkedHashMap<>();
        Map<String, Long> counts = new LinkedHashMap<>();
        Map<String, FileSum> files = new LinkedHashMap<>();
        while (in.nextToken() != null && in.currentToken() != JsonToken.END_OBJECT) {
            String key = in.currentName();
            in.nextToken();
            switch (key) {
                case "format" -> format = in.getValueAsInt();
                case "folding" -> folding = in.getText();
                case "counts" -> {
                    while (in.nextToken() == JsonToken.FIELD_NAME) {
                        counts.put(in.currentName(), in.nextLongValue(0));
                    }
                }
                case "files" -> {
                    while (in.nextToken() == JsonToken.FIELD_NAME) {
                        String file = in.currentName();
                        in.nextToken();
                        files.put(file, file(in));
                    }
                }
                default -> about.put(key, in.getText());
            }
        }
        return new KbManifest(format, folding, about, counts, files);
    }

    private static FileSum file(JsonParser in) throws IOException {
        long length = 0;
        String sha256 = "";
        String ends = "";
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            switch (in.currentName()) {
                case "length" -> length = in.nextLongValue(0);
                case "sha256" -> sha256 = String.valueOf(in.nextTextValue());
                default -> ends = String.valueOf(in.nextTextValue());
            }
        }
        return new FileSum(length, sha256, ends);
    }
}
