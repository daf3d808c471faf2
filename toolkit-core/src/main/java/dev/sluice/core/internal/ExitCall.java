package dev.sluice.core.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tells which line ended the program by {@code System.exit}, from the threads as they stand while it ends. Stateless, thread-safe. */
public final class ExitCall {
    /** The packages of the core and of the command line. */
    private static final List<String> OWN = List.of("dev.sluice.core.", "dev.sluice.cli.");

    private ExitCall() {}

    /** Returns the line outside of the host that called it, while the program ends; empty if there is none. */
    public static Optional<String> place() {
        return Thread.getAllStackTraces().values().stream()
                .map(ExitCall::caller)
                .flatMap(Optional::stream)
                .filter(frame -> OWN.stream().noneMatch(frame.getClassName()::startsWith))
                .map(frame -> frame.getClassName() + "." + frame.getMethodName() + "(" + frame.getFileName() + ":"
                        + frame.getLineNumber() + ")")
                .findFirst();
    }

    private static Optional<StackTraceElement> caller(StackTraceElement[] frames) {
        return Arrays.stream(frames)
                .dropWhile(frame -> !isExit(frame))
                .dropWhile(frame -> frame.getClassName().startsWith("java.lang."))
                .findFirst();
    }

    private static boolean isExit(StackTraceElement frame) {
        return frame.getClassName().equals("java.lang.Runtime")
                && frame.getMethodName().equals("exit");
    }
}
