package dev.sluice.core.internal.engine;

import dev.sluice.api.Document;
import dev.sluice.api.Input;
import dev.sluice.api.Metadata;
import dev.sluice.api.Source;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One input of the reader on its way through the first pass, with the parts that extraction finds in it: what is still
 * open, in order, and what came out. The thread that works on it changes it; any thread may ask.
 */
final class Unpacking {
    /** How deep parts may lie within parts. */
    static final int MAX_DEPTH = 5;

    /** How many parts one input of the reader may hold. */
    static final int MAX_PARTS = 10_000;

    /** How many bytes the parts of one input of the reader may hold together. */
    static final long MAX_BYTES = 500_000_000;

    /**
     * The input, or something that was found in it.
     *
     * @param depth how deep it lies, 0 for the input itself
     * @param number how many parts were found when it was, with itself; 0 for the input itself and the document it holds
     * @param isFound whether an extractor found it
     */
    record Piece(Input input, int depth, int number, boolean isFound) {
        String id() {
            return input.seed().id();
        }
    }

    private final Deque<Piece> open = new ArrayDeque<>();
    private final List<DocumentWorker.Result> results = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private @Nullable Piece current;
    private @Nullable Watch watch;
    private int parts;
    private long bytesLeft = MAX_BYTES;

    Unpacking(Input input) {
        open.add(new Piece(input, 0, 0, false));
        ids.add(input.seed().id());
    }

    /** Takes the next piece; null if there is none. */
    synchronized @Nullable Piece next() {
        current = open.poll();
        return current;
    }

    synchronized void started(Watch newWatch) {
        watch = newWatch;
    }

    synchronized boolean isStuck(Duration grace) {
        return watch != null && watch.isOverdue(grace);
    }

    synchronized void add(DocumentWorker.Result result) {
        results.add(result);
        current = null;
    }

    /** Puts what was found in a piece before all that is still open, and returns it. */
    synchronized List<Piece> found(Piece piece, List<Input> inside) {
        current = null;
        Document parent = piece.input().seed();
        Map<String, String> newIds = new HashMap<>();
        List<Piece> pieces = new ArrayList<>(inside.size());
        for (Input input : inside) {
            Document seed = input.seed();
            boolean isParent = input.content() == null && seed.id().equals(parent.id());
            if (isParent) {
                pieces.add(new Piece(input, piece.depth(), piece.number(), true));
            } else {
                Input part = new Input(asPart(seed, parent, newIds), input.content());
                pieces.add(new Piece(part, piece.depth() + 1, ++parts, true));
            }
        }
        for (int i = pieces.size() - 1; i >= 0; i--) {
            open.push(pieces.get(i));
        }
        return pieces;
    }

    private Document asPart(Document seed, Document parent, Map<String, String> newIds) {
        String prefix = parent.id() + "#";
        String wanted = seed.id().startsWith(prefix) ? seed.id() : prefix + seed.id();
        String id = wanted;
        for (int n = 2; !ids.add(id); n++) {
            id = wanted + "~" + n;
        }
        newIds.putIfAbsent(seed.id(), id);
        String parentId = seed.metadata()
                .first(Metadata.PARENT)
                .map(given -> newIds.getOrDefault(given, parent.id()))
                .orElse(parent.id());
        return seed.withId(id)
                .withSource(source(seed.source(), parent))
                .withMetadata(seed.metadata().with(Metadata.PARENT, List.of(parentId)));
    }

    /** What is known of where the parent comes from is true of its parts. */
    private static Source source(Source own, Document parent) {
        Source outer = parent.source();
        String prefix = outer.uri() + "#";
        return new Source(
                own.uri().startsWith(prefix) ? own.uri() : prefix + own.uri(),
                own.mediaType(),
                own.length(),
                own.sha256(),
                own.url() == null ? outer.url() : own.url(),
                own.retrieved() == null ? outer.retrieved() : own.retrieved());
    }

    /** Returns why a piece must not be opened; null if it may. */
    synchronized @Nullable String refusal(Piece piece) {
        if (piece.depth() > MAX_DEPTH) {
            return "lies more than " + MAX_DEPTH + " parts deep, and is not opened; take it out and read it by itself";
        }
        if (piece.number() > MAX_PARTS) {
            return "comes after " + MAX_PARTS + " other parts of one input, and is not opened; split the input";
        }
        return null;
    }

    /** Returns how many bytes the pieces that were found may still hold. */
    synchronized long bytesLeft() {
        return Math.max(0, bytesLeft);
    }

    /** Takes so many bytes off what is left; returns whether there were as many. */
    synchronized boolean use(long bytes) {
        bytesLeft -= Math.min(bytes, bytesLeft + 1);
        return bytesLeft >= 0;
    }

    synchronized List<DocumentWorker.Result> results() {
        return List.copyOf(results);
    }

    synchronized @Nullable Piece current() {
        return current;
    }

    synchronized @Nullable Watch watch() {
        return watch;
    }

    synchronized List<Piece> open() {
        return List.copyOf(open);
    }
}
