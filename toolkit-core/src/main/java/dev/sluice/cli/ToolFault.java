package dev.sluice.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Says what an exception means that came out of a tool: nobody but the JDK knows whether it read or wrote. */
final class ToolFault {
    /** How methods of the JDK begin that change files; the words of the system are in the language of the user. */
    private static final Pattern WRITING =
            Pattern.compile("(?:p?write|force|flush|truncate|newOutputStream|create|copy|move|delete).*");

    private static final Pattern READING = Pattern.compile("(?:p?read|fill|inflate|newInputStream).*");

    private ToolFault() {}

    /** Returns how the command ends. */
    static ExitCode exitCode(IOException e) {
        if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
            return ExitCode.NO_INPUT;
        }
        if (isFromWriting(e)) {
            return ExitCode.OUTPUT;
        }
        return e instanceof FileSystemException ? ExitCode.NO_INPUT : ExitCode.BAD_DATA;
    }

    /** Returns what is wrong, for people. */
    static String message(IOException e) {
        if (e instanceof FileSystemException file) {
            if (e instanceof NoSuchFileException && file.getReason() != null) {
                return file.getReason();
            }
            String what = e instanceof NoSuchFileException
                    ? "does not exist"
                    : e instanceof AccessDeniedException
                            ? "is not allowed to be read or written; check its permissions"
                            : file.getReason() == null ? e.getClass().getSimpleName() : file.getReason();
            return file.getFile() + " " + what;
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** The innermost method decides: what copies both reads and writes. */
    private static boolean isFromWriting(IOException e) {
        return Arrays.stream(e.getStackTrace())
                .takeWhile(frame ->
                        frame.getModuleName() != null && frame.getModuleName().startsWith("java."))
                .map(StackTraceElement::getMethodName)
                .filter(method -> WRITING.matcher(method).matches()
                        || READING.matcher(method).matches())
                .findFirst()
                .filter(method -> WRITING.matcher(method).matches())
                .isPresent();
    }
}
