package dev.sluice.plugins.onnx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A real model of one node with its tokenizer: looks the label of each word piece up in a table. Written as the protocol
 * buffers of ONNX and the JSON of Hugging Face.
 */
final class TinyModel {
    private static final int INT32 = 6;
    private static final int INT64 = 7;
    private static final int FLOAT = 1;
    private static final List<String> SPECIAL = List.of("[UNK]", "[CLS]", "[SEP]");

    private final List<String> labels;
    private final Map<String, String> labelByPiece = new TreeMap<>();
    private List<String> inputs = List.of("input_ids", "attention_mask", "token_type_ids");
    private int inputType = INT64;
    private String output = "logits";
    private int missing;

    TinyModel(String... labels) {
        this.labels = List.of(labels);
    }

    List<String> labels() {
        return labels;
    }

    /** Adds a word piece with its label; one that goes on a word begins with ##. */
    TinyModel piece(String piece, String label) {
        labelByPiece.put(piece, label);
        return this;
    }

    TinyModel inputs(String... names) {
        inputs = List.of(names);
        return this;
    }

    TinyModel ofNarrowNumbers() {
        inputType = INT32;
        return this;
    }

    /** Leaves the last word piece, in the order of letters, out of the table: the model fails on a text that has it. */
    TinyModel withoutLastPiece() {
        missing = 1;
        return this;
    }

    TinyModel output(String name) {
        output = name;
        return this;
    }

    /** Writes model.onnx and tokenizer.json into a directory. */
    void write(Path directory) throws IOException {
        Files.write(directory.resolve("model.onnx"), model());
        Files.writeString(directory.resolve("tokenizer.json"), tokenizer());
    }

    private List<String> vocabulary() {
        List<String> vocabulary = new ArrayList<>(SPECIAL);
        vocabulary.addAll(labelByPiece.keySet());
        return vocabulary;
    }

    private String tokenizer() {
        List<String> vocabulary = vocabulary();
        List<String> entries = new ArrayList<>();
        vocabulary.forEach(piece -> entries.add("\"" + piece + "\": " + vocabulary.indexOf(piece)));
        return """
                {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [], "normalizer": null,
                 "pre_tokenizer": {"type": "BertPreTokenizer"},
                 "post_processor": {"type": "TemplateProcessing",
                   "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}},
                              {"SpecialToken": {"id": "[SEP]", "type_id": 0}}],
                   "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
                   "special_tokens": {"[CLS]": {"id": "[CLS]", "ids": [1], "tokens": ["[CLS]"]},
                                      "[SEP]": {"id": "[SEP]", "ids": [2], "tokens": ["[SEP]"]}}},
                 "decoder": null,
                 "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                           "max_input_chars_per_word": 100, "vocab": {%s}}}
                """.formatted(String.join(", ", entries));
    }

    private byte[] model() {
        List<String> whole = vocabulary();
        List<String> vocabulary = whole.subList(0, whole.size() - missing);
        ByteBuffer table =
                ByteBuffer.allocate(4 * vocabulary.size() * labels.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (String piece : vocabulary) {
            int label = labels.indexOf(labelByPiece.getOrDefault(piece, labels.get(0)));
            for (int i = 0; i < labels.size(); i++) {
                table.putFloat(i == label ? 5 : 0);
            }
        }
        Message weights = new Message()
                .number(1, vocabulary.size())
                .number(1, labels.size())
                .number(2, FLOAT)
                .text(8, "table")
                .bytes(9, table.array());
        Message node = new Message()
                .text(1, "table")
                .text(1, "input_ids")
                .text(2, output)
                .text(4, "Gather");
        Message graph = new Message().message(1, node).text(2, "tiny").message(5, weights);
        inputs.forEach(name -> graph.message(11, value(name, inputType, dimension("pieces"))));
        graph.message(12, value(output, FLOAT, dimension("pieces"), new Message().number(1, labels.size())));
        Message version = new Message().text(1, "").number(2, 13);
        return new Message().number(1, 8).message(7, graph).message(8, version).toBytes();
    }

    private static Message dimension(String name) {
        return new Message().text(2, name);
    }

    private static Message value(String name, int type, Message... dimensions) {
        Message shape = new Message().message(1, dimension("texts"));
        List.of(dimensions).forEach(d -> shape.message(1, d));
        Message tensor = new Message().number(1, type).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    /** Writes one message of protocol buffers. */
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, long value) {
            varint(field << 3);
            varint(value);
            return this;
        }

        Message bytes(int field, byte[] value) {
            varint(field << 3 | 2);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return bytes(field, value.toBytes());
        }

        byte[] toBytes() {
            return out.toByteArray();
        }

        private void varint(long value) {
            long rest = value;
            while (rest > 127) {
                out.write((int) (rest & 127) | 128);
                rest >>>= 7;
            }
            out.write((int) rest);
        }
    }
}
