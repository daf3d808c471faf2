package dev.sluice.core.internal.config;

/**
 * A place in a pipeline file. Immutable.
 *
 * @param file the name of the file as the user gave it, or the {@code --set} a value comes from
 * @param line the line, from 1; 0 where the place is not in a file
 * @param column the column in Unicode code points, from 1; 0 where the place is not in a file
 */
public record Position(String file, int line, int column) {
    /** Returns the place of what does not stand in a file. */
    public static Position none(String file) {
        return new Position(file, 0, 0);
    }

    /** Returns whether it is a line of a file. */
    public boolean inFile() {
        return line > 0;
    }
}
