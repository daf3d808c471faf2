package dev.sluice.plugins.reading;

import dev.sluice.api.Document;
import dev.sluice.api.Input;
import dev.sluice.api.Source;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.regex.Pattern;

/**
 * Turns files into inputs: a corpus into one for each line, anything else into one. Immutable, thread-safe.
 *
 * @param filter which files below directories are read
 * @param format how files are read
 * @param maxBytes the greatest size of one input
 * @param fields the names of the fields in corpora
 */
record FileInputs(PathFilter filter, FilesConfig.Format format, long maxBytes, RecordFields fields) {
    /** Bytes that are looked at to tell a corpus on the standard input from a page. */
    private static final int PEEK = 64;

    /** Returns the files below a directory, found while they are asked for. */
    InputIterator directory(Root root, Path directory) {
        Pattern pattern = root.pattern();
        Iterator<DirectoryWalk.Found> walk = new DirectoryWalk(
                directory,
                path -> filter.accepts(path)
                        && (pattern == null || pattern.matcher(path).matches()));
        return new ChainedInputs<>(walk, found -> {
            String id = root.prefix() + found.path();
            String problem = found.problem();
            return problem == null
                    ? file(found.file(), id)
                    : InputIterator.of(Input.unreadable(seed(id), id + " " + problem));
        });
    }

    /** Returns what a file holds. */
    InputIterator file(Path file, String id) {
        FileContent content = new FileContent(file, id, maxBytes);
        return isCorpus(id)
                ? new CorpusInputs(id, content::openUnbounded, maxBytes, fields)
                : InputIterator.of(new Input(seed(id), content));
    }

    /** Returns what comes on a stream, which is read when it is asked for, once and for all. */
    InputIterator stdin(String id, InputStream stream) {
        try {
            BufferedInputStream in = new BufferedInputStream(stream, 1 << 16);
            if (startsWith(in, 0x1f, 0x8b)) {
                in = new BufferedInputStream(FileContent.gunzip(in), 1 << 16);
            }
            if (format == FilesConfig.Format.JSONL || (format == FilesConfig.Format.AUTO && startsWithRecord(in))) {
                BufferedInputStream corpus = in;
                return new CorpusInputs(id, () -> corpus, maxBytes, fields);
            }
            byte[] bytes = new BoundedStream(in, maxBytes, id).readAllBytes();
            return InputIterator.of(new Input(seed(id), () -> new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            return InputIterator.of(Input.unreadable(seed(id), id + " cannot be read: " + e.getMessage()));
        }
    }

    private boolean isCorpus(String name) {
        return switch (format) {
            case RAW -> false;
            case JSONL -> true;
            case AUTO -> MediaTypes.isCorpus(name);
        };
    }

    private static Document seed(String id) {
        return Document.of(id, Source.of(id).withMediaType(MediaTypes.byName(id)));
    }

    private static boolean startsWith(BufferedInputStream in, int first, int second) throws IOException {
        in.mark(2);
        boolean found = in.read() == first && in.read() == second;
        in.reset();
        return found;
    }

    private static boolean startsWithRecord(BufferedInputStream in) throws IOException {
        in.mark(PEEK);
        byte[] head = in.readNBytes(PEEK);
        in.reset();
        for (byte b : head) {
            boolean isBlankOrByteOrderMark = b == ' ' || b == '\t' || b == '\r' || b == '\n' || b < 0;
            if (!isBlankOrByteOrderMark) {
                return b == '{';
            }
        }
        return false;
    }
}
