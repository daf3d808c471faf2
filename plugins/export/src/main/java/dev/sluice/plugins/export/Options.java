package dev.sluice.plugins.export;

import java.util.List;

/** Checks of options that many exporters have. */
final class Options {
    private Options() {}

    /**
     * Returns the name of a file.
     *
     * @throws IllegalArgumentException if it is blank
     */
    static String file(String file) {
        if (file.isBlank()) {
            throw new IllegalArgumentException("file is blank: name a file, or - for the standard output");
        }
        return file;
    }

    /**
     * Returns the name of a folder without a slash at its end.
     *
     * @throws IllegalArgumentException if it leads out of the output directory
     */
    static String folder(String folder) {
        if (folder.startsWith("/")
                || folder.contains("\\")
                || List.of(folder.split("/")).contains("..")) {
            throw new IllegalArgumentException("folder is '" + folder
                    + "', which leads out of the output directory: name one below it, with slashes between its parts");
        }
        return folder.replaceFirst("/+$", "");
    }
}
