package dev.sluice.plugins.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A model that gives each word piece a score for each label. Safe for use by several threads.
 */
final class TokenClassifier implements AutoCloseable {
    private static final Set<String> INPUTS = Set.of("input_ids", "attention_mask", "token_type_ids");
    private static final String LOGITS = "logits";

    private final Path file;
    private final OrtSession session;
    private final String output;
    private final int labels;

    /** For each input, whether it takes numbers of 64 bits; else of 32. */
    private final Map<String, Boolean> inputs;

    private TokenClassifier(Path file, OrtSession session, Map<String, Boolean> inputs, String output, int labels) {
        this.file = file;
        this.session = session;
        this.inputs = inputs;
        this.output = output;
        this.labels = labels;
    }

    /**
     * Opens a model.
     *
     * @param labels the number of labels it is to have
     * @throws IllegalArgumentException if the file is no model, or one with other inputs or outputs
     */
    static TokenClassifier open(Path file, int labels, int threads) {
        OrtSession session;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            // Nothing about the user's documents is to leave the machine.
            environment.setTelemetry(false);
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            session = environment.createSession(file.toString(), options);
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    "the native library of ONNX Runtime cannot be used on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + ": " + e.getMessage(),
                    e);
        } catch (OrtException e) {
            throw new IllegalArgumentException(
                    "model: " + file + " cannot be loaded by ONNX Runtime (" + e.getMessage()
                            + "); give an ONNX file with its data files beside it",
                    e);
        }
        try {
            return new TokenClassifier(file, session, inputs(file, session), output(file, session, labels), labels);
        } catch (OrtException | IllegalArgumentException e) {
            close(session);
            throw e instanceof IllegalArgumentException unfit
                    ? unfit
                    : new IllegalArgumentException("model: " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Map<String, Boolean> inputs(Path file, OrtSession session) throws OrtException {
        Map<String, Boolean> inputs = new TreeMap<>();
        for (NodeInfo input : session.getInputInfo().values()) {
            OnnxJavaType type = input.getInfo() instanceof TensorInfo tensor ? tensor.type : OnnxJavaType.UNKNOWN;
            if (!INPUTS.contains(input.getName()) || (type != OnnxJavaType.INT64 && type != OnnxJavaType.INT32)) {
                throw unfit(
                        file,
                        "has the input " + input.getName() + " of type " + type
                                + ", but only input_ids, attention_mask and token_type_ids of whole numbers can be given");
            }
            inputs.put(input.getName(), type == OnnxJavaType.INT64);
        }
        if (!inputs.containsKey("input_ids")) {
            throw unfit(file, "has the inputs " + inputs.keySet() + ", but not input_ids");
        }
        return inputs;
    }

    private static String output(Path file, OrtSession session, int labels) throws OrtException {
        Map<String, NodeInfo> outputs = session.getOutputInfo();
        NodeInfo output = outputs.containsKey(LOGITS) || outputs.size() != 1
                ? outputs.get(LOGITS)
                : outputs.values().iterator().next();
        if (output == null) {
            throw unfit(file, "has the outputs " + outputs.keySet() + ", none of which is " + LOGITS);
        }
        long[] shape = output.getInfo() instanceof TensorInfo tensor ? tensor.getShape() : new long[0];
        if (shape.length != 3) {
            throw unfit(
                    file,
                    "has the output " + output.getName() + " of the shape " + Arrays.toString(shape)
                            + ", not of three dimensions: text, word piece, label");
        }
        if (shape[2] >= 0 && shape[2] != labels) {
            throw wrongCount(file, shape[2], labels);
        }
        return output.getName();
    }

    private static IllegalArgumentException wrongCount(Path file, long has, int told) {
        return new IllegalArgumentException("labels: the model " + file + " knows " + has + " labels, but " + told
                + " are given; list all of id2label of its config.json, in its order");
    }

    private static IllegalArgumentException unfit(Path file, String why) {
        return new IllegalArgumentException(
                "model: " + file + " " + why + "; give a model exported for token classification");
    }

    /**
     * Tries the model on a word.
     *
     * @throws IllegalArgumentException if it cannot be used with the tokenizer
     */
    void rehearse(WordPieces pieces) {
        try {
            logits(pieces.windows("a").get(0));
        } catch (OrtException e) {
            throw unfit(file, "fails on a text of one word (" + e.getMessage() + ")");
        }
    }

    /** Returns for each word piece of a window the score of each label. */
    float[][] logits(Encoding window) throws OrtException {
        Map<String, OnnxTensorLike> given = new HashMap<>();
        try {
            for (Map.Entry<String, Boolean> input : inputs.entrySet()) {
                long[] values = switch (input.getKey()) {
                    case "attention_mask" -> window.getAttentionMask();
                    case "token_type_ids" -> window.getTypeIds();
                    default -> window.getIds();
                };
                given.put(input.getKey(), tensor(values, input.getValue()));
            }
            try (OrtSession.Result result = session.run(given, Set.of(output))) {
                return scores((OnnxTensor) result.get(0), window.getIds().length);
            }
        } finally {
            given.values().forEach(OnnxTensorLike::close);
        }
    }

    private static OnnxTensor tensor(long[] values, boolean wide) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        long[] shape = {1, values.length};
        return wide
                ? OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape)
                : OnnxTensor.createTensor(
                        environment,
                        IntBuffer.wrap(
                                Arrays.stream(values).mapToInt(Math::toIntExact).toArray()),
                        shape);
    }

    private float[][] scores(OnnxTensor tensor, int pieces) {
        long[] shape = tensor.getInfo().getShape();
        if (shape.length != 3 || shape[0] != 1 || shape[1] != pieces) {
            throw unfit(file, "answers with the shape " + Arrays.toString(shape) + " to " + pieces + " word pieces");
        }
        if (shape[2] != labels) {
            throw wrongCount(file, shape[2], labels);
        }
        FloatBuffer buffer = tensor.getFloatBuffer();
        if (buffer == null) {
            throw unfit(file, "answers with " + tensor.getInfo().type + ", not with fractions");
        }
        float[][] scores = new float[pieces][labels];
        for (float[] piece : scores) {
            buffer.get(piece);
        }
        return scores;
    }

    @Override
    public void close() {
        close(session);
    }

    private static void close(OrtSession session) {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("a model cannot be closed: " + e.getMessage(), e);
        }
    }
}
