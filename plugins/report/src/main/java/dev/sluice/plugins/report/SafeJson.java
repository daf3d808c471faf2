package dev.sluice.plugins.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON that may stand inside a script element: no text can end the element or begin a comment, since {@code <},
 * {@code >} and {@code &} are escaped, as are the line ends that older scripts do not allow within strings.
 */
final class SafeJson {
    /**
     * Without this feature every character beyond the basic plane would become a pair of escapes; with it, only lone
     * surrogates do, which UTF-8 cannot express.
     */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build()
            .setCharacterEscapes(new MarkupEscapes());

    private SafeJson() {}

    /** What writes the members of a value. */
    @FunctionalInterface
    interface Content {
        /** Writes to the generator, which the caller closes. */
        void write(JsonGenerator json) throws IOException;
    }

    /** Returns the bytes of a value in UTF-8. */
    static byte[] of(Content content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
            content.write(json);
        }
        return out.toByteArray();
    }

    /** Writes a string, or null. */
    static void string(JsonGenerator json, @Nullable String text) throws IOException {
        if (text == null) {
            json.writeNull();
        } else {
            json.writeString(text);
        }
    }

    /** Writes a number from 0 to 1 with three digits at most, which keeps large reports small. */
    static void score(JsonGenerator json, double score) throws IOException {
        long thousandths = Math.round(score * 1000);
        if (thousandths % 1000 == 0) {
            json.writeNumber(thousandths / 1000);
        } else {
            json.writeNumber(thousandths / 1000.0);
        }
    }

    private static final class MarkupEscapes extends CharacterEscapes {
        private static final long serialVersionUID = 1L;
        private static final SerializedString LINE_SEPARATOR = new SerializedString("\\u2028");
        private static final SerializedString PARAGRAPH_SEPARATOR = new SerializedString("\\u2029");

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes['<'] = ESCAPE_STANDARD;
            codes['>'] = ESCAPE_STANDARD;
            codes['&'] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return switch (character) {
                case 0x2028 -> LINE_SEPARATOR;
                case 0x2029 -> PARAGRAPH_SEPARATOR;
                default -> null;
            };
        }
    }
}
