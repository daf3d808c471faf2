package dev.sluice.core.internal.plugin;

import dev.sluice.core.ComponentInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the code of a plugin's author from that of the libraries it brings. Stateless and thread-safe. */
public final class OwnCode {
    private OwnCode() {}

    /**
     * Returns what the packages of an author's classes begin with. The first two parts of a package are those that an
     * author, or a firm, has for itself.
     *
     * @param className the binary name of a class
     */
    static String root(String className) {
        String[] parts = className.split("\\.", -1);
        return parts.length > 2
                ? parts[0] + "." + parts[1] + "."
                : className.substring(0, className.lastIndexOf('.') + 1);
    }

    /**
     * Returns where in the code of a component's author something was thrown, as the end of a message: {@code " (at
     * com.example.Words.find(Words.java:12))"}. It is empty where no line of that code took part.
     */
    public static String place(ComponentInfo component, Throwable thrown) {
        String root = root(component.factory());
        return root.isEmpty()
                ? ""
                : frame(root, thrown).map(at -> " (at " + at + ")").orElse("");
    }

    private static Optional<String> frame(String root, @Nullable Throwable thrown) {
        Throwable next = thrown;
        // Causes may form a ring.
        for (int depth = 0; next != null && depth < 20; depth++) {
            for (StackTraceElement frame : next.getStackTrace()) {
                if (frame.getClassName().startsWith(root)) {
                    String line = frame.getFileName() == null || frame.getLineNumber() < 0
                            ? "compiled without lines"
                            : frame.getFileName() + ":" + frame.getLineNumber();
                    return Optional.of(frame.getClassName() + "." + frame.getMethodName() + "(" + line + ")");
                }
            }
            next = next.getCause();
        }
        return Optional.empty();
    }
}
