package dev.sluice.plugins.onnx;

import ai.djl.engine.EngineException;
import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The tokenizer of a model, which cuts texts into word pieces and these into windows. Safe for use by several threads. */
final class WordPieces implements AutoCloseable {
    private final HuggingFaceTokenizer tokenizer;

    private WordPieces(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /**
     * Opens a tokenizer. Its native library comes from the jar; it is never fetched.
     *
     * @throws IllegalArgumentException if the file is no tokenizer
     * @throws IllegalStateException if the native library cannot be used here
     */
    static WordPieces open(Path file, int maxLength, int overlap) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // The library looks for its native part through the thread, and would fetch another build where it finds a GPU.
        System.setProperty("ai.djl.offline", "true");
        thread.setContextClassLoader(WordPieces.class.getClassLoader());
        try {
            return new WordPieces(HuggingFaceTokenizer.builder()
                    .optTokenizerPath(file)
                    .optAddSpecialTokens(true)
                    .optPadding(false)
                    .optTruncation(true)
                    .optMaxLength(maxLength)
                    .optStride(overlap)
                    .optWithOverflowingTokens(true)
                    .build());
        } catch (EngineException | LinkageError e) {
            throw new IllegalStateException(
                    "the native library of the tokenizer cannot be used on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + ": " + e.getMessage(),
                    e);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "tokenizer: " + file + " is no tokenizer of Hugging Face (" + e.getMessage()
                            + "); give the tokenizer.json that belongs to the model",
                    e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Returns the windows of a text, in order; each begins with the last pieces of the one before. */
    List<Encoding> windows(String text) {
        Encoding first = tokenizer.encode(text, true, true);
        List<Encoding> windows = new ArrayList<>();
        windows.add(first);
        windows.addAll(List.of(first.getOverflowing()));
        return windows;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
