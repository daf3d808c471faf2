package dev.sluice.plugins.extraction;

/**
 * The text that a page states about itself in its metadata: the article body of JSON-LD and the description. Immutable.
 */
final class StatedText {
    /** Windows of so many letters tell one text from another. */
    private static final int WINDOW = 12;

    private static final int STEP = 5;

    /** Of longer texts the beginning is compared. */
    private static final int LONGEST = 200_000;

    private final Windows body;
    private final Windows summary;

    /**
     * @param body the article body; may be empty
     * @param summary the description; may be empty
     */
    StatedText(String body, String summary) {
        this.body = new Windows(TextShape.key(body.substring(0, Math.min(body.length(), LONGEST))));
        this.summary = new Windows(TextShape.key(summary.substring(0, Math.min(summary.length(), LONGEST))));
    }

    /** Says whether the page states a body. */
    boolean hasBody() {
        return body.table.length > 0;
    }

    /** Returns the share of a line, given by its {@linkplain TextShape#key key}, that the body holds; -1 without a body. */
    float shareInBody(String key) {
        return body.share(key);
    }

    /** Returns the share of a line that the description holds; -1 without a description. */
    float shareInSummary(String key) {
        return summary.share(key);
    }

    /** The hashes of all windows of a text. */
    private static final class Windows {
        private final int[] table;

        Windows(String key) {
            int count = Math.max(0, key.length() - WINDOW + 1);
            table = new int[count == 0 ? 0 : Integer.highestOneBit(count) * 4];
            for (int i = 0; i < count; i++) {
                int hash = hash(key, i);
                int at = hash & (table.length - 1);
                while (table[at] != 0 && table[at] != hash) {
                    at = (at + 1) & (table.length - 1);
                }
                table[at] = hash;
            }
        }

        float share(String key) {
            if (table.length == 0 || key.length() < WINDOW) {
                return -1;
            }
            int known = 0;
            int count = 0;
            for (int i = 0; i + WINDOW <= key.length(); i += STEP) {
                count++;
                int hash = hash(key, i);
                int at = hash & (table.length - 1);
                while (table[at] != 0 && table[at] != hash) {
                    at = (at + 1) & (table.length - 1);
                }
                known += table[at] == hash ? 1 : 0;
            }
            return Shares.share(known, count);
        }

        /** Never 0, which marks a free place. */
        private static int hash(String key, int from) {
            int hash = 0;
            for (int i = from; i < from + WINDOW; i++) {
                hash = hash * 31 + key.charAt(i);
            }
            hash = hash * 0x9E3779B9;
            hash ^= hash >>> 15;
            return hash == 0 ? 1 : hash;
        }
    }
}
