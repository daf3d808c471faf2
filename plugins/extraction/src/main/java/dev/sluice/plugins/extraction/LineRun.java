package dev.sluice.plugins.extraction;

/** Lines of one kind, with few others between them. Used by one thread. */
final class LineRun {
    private final int begin;
    private int end;
    private int words;
    private int lines;
    private int ended;

    /** Begins at a line. */
    LineRun(int begin) {
        this.begin = begin;
        this.end = begin;
    }

    /** Takes the next line in. */
    void add(int line, LineTraits shape) {
        end = line;
        words += shape.words();
        lines++;
        ended += shape.endsSentence() ? 1 : 0;
    }

    int begin() {
        return begin;
    }

    /** Returns the number of its last line. */
    int end() {
        return end;
    }

    int words() {
        return words;
    }

    int lines() {
        return lines;
    }

    /** Returns the share of its lines that end a sentence. */
    double ended() {
        return (double) ended / lines;
    }
}
