package dev.sluice.core.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/** JSON of the host's own files: trees of JDK types in, text out, and back. Thread-safe. */
public final class Json {
    private static final ObjectMapper MAPPER = mapper();
    /** Line feeds on every system, so that the same run gives the same bytes. */
    private static final DefaultPrettyPrinter PRINTER = new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));

    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

    private Json() {}

    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder().build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNameLength(Integer.MAX_VALUE)
                        .build());
        return mapper;
    }

    /** Returns a tree as one line. */
    public static String line(Object tree) {
        try {
            return MAPPER.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a tree of JDK types: " + tree.getClass(), e);
        }
    }

    /** Returns a tree as one line of ASCII, so that any text survives any encoder, lone surrogates included. */
    public static String asciiLine(Object tree) {
        try {
            return MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a tree of JDK types: " + tree.getClass(), e);
        }
    }

    /** Returns a tree as indented text with line feeds, one after the last line too. */
    public static String pretty(Object tree) {
        try {
            return MAPPER.writer()
                            .with(SerializationFeature.INDENT_OUTPUT)
                            .with(PRINTER)
                            .writeValueAsString(tree)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a tree of JDK types: " + tree.getClass(), e);
        }
    }

    /**
     * Returns the object that a text holds.
     *
     * @throws IllegalArgumentException if it is not one JSON object
     */
    public static Map<String, Object> object(String text) {
        try {
            return MAPPER.readValue(text, TREE);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a JSON object: " + e.getOriginalMessage(), e);
        }
    }
}
