package dev.sluice.cli;

import dev.sluice.core.internal.StandardOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a command writes and what it knows of its surroundings: data goes to the standard output, all else to the standard
 * error. Used by one thread.
 *
 * @param out the standard output; it reports a full disk or a closed pipe
 * @param err the standard error
 * @param home the folder Sluice is installed in
 * @param pluginDirectories where plugins are looked for besides those that came with Sluice
 * @param isErrTerminal whether a person watches the standard error
 * @param isQuiet whether to say nothing but errors
 */
record Terminal(
        OutputStream out,
        OutputStream err,
        Path home,
        List<Path> pluginDirectories,
        boolean isErrTerminal,
        boolean isQuiet) {
    /** Returns a copy with more folders of plugins, that is quiet if it was or shall be. */
    Terminal with(List<Path> morePlugins, boolean quiet) {
        List<Path> plugins = new ArrayList<>(pluginDirectories);
        plugins.addAll(morePlugins);
        return new Terminal(out, err, home, plugins, isErrTerminal, isQuiet || quiet);
    }

    /** Writes a line of data. */
    void print(String line) {
        try {
            OutputStream data = new StandardOutput(out);
            data.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            data.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells the user something in passing. */
    void tell(String line) {
        if (!isQuiet) {
            warn(line);
        }
    }

    /** Tells the user something that must not be missed. */
    void warn(String line) {
        try {
            err.write((visible(line) + "\n").getBytes(StandardCharsets.UTF_8));
            err.flush();
        } catch (IOException e) {
            // Nobody reads the standard error any more; the exit code still tells.
        }
    }

    /** Makes a text from a document a part of one line. */
    static String oneLine(String text) {
        return text.replace("\n", "\\n");
    }

    /** Makes control and direction-changing characters visible, so that a document cannot forge a message. */
    static String visible(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean isFormat = type == Character.FORMAT || type == Character.SURROGATE;
            boolean isBreak = type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
            if ((Character.isISOControl(c) && c != '\n') || isFormat || isBreak) {
                out.append(String.format("\\u%04x", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
