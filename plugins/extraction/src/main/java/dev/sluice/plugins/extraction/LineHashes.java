package dev.sluice.plugins.extraction;

import java.util.Arrays;

/**
 * The lines of one document as 64-bit hashes of their letters and digits, all that is kept of a document between the two
 * passes over a corpus. Immutable.
 */
final class LineHashes {
    /** The hash of a line without letters and digits. */
    static final long NONE = 0;

    private final String site;
    private final long document;
    private final long[] hashes;

    /**
     * Makes it.
     *
     * @param site what documents must share to be compared; empty for a document that is compared with none
     * @param id the id of the document
     * @param lines the hashes of its lines, in any order
     */
    LineHashes(String site, String id, long[] lines) {
        this.site = site;
        this.document = mix(id);
        this.hashes = Arrays.stream(lines)
                .filter(hash -> hash != NONE)
                .sorted()
                .distinct()
                .toArray();
    }

    String site() {
        return site;
    }

    /** Returns what tells this document from others; orders documents regardless of the input order. */
    long document() {
        return document;
    }

    /** Returns the number of distinct lines. */
    int size() {
        return hashes.length;
    }

    /** Returns the hash of a line, in ascending order. */
    long hash(int i) {
        return hashes[i];
    }

    boolean contains(long hash) {
        return Arrays.binarySearch(hashes, hash) >= 0;
    }

    /** Returns the hash of the letters and digits of a line; {@link #NONE} if there are none. */
    static long of(String line) {
        String key = TextShape.key(line);
        return key.isEmpty() ? NONE : mix(key);
    }

    static long mix(String text) {
        long hash = 0xcbf29ce484222325L; // FNV-1a, then the finalizer of MurmurHash3; both are in the public domain
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return hash == NONE ? 1 : hash;
    }
}
