package dev.sluice.core.internal.plugin;

import dev.sluice.core.ComponentInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the code of a plugin's author from that of the libraries it brings. Stateless and thread-safe. */
public final class OwnCode {
    /** Below these, the part that follows is an author's, and not the one before. */
    private static final Set<String> HOSTS = Set.of(
            "io.github", "com.github", "io.gitlab", "com.gitlab", "org.codeberg", "page.codeberg", "io.bitbucket");

    /** The host and what it lends: they are nobody's own code, though Sluice's own plugins have such names, too. */
    private static final List<String> LENT =
            List.of("dev.sluice.api.", "dev.sluice.core.", "dev.sluice.cli.", "dev.sluice.testkit.");

    private OwnCode() {}

    /**
     * Returns what the packages of an author's classes begin with. The first two parts of a package are those that an
     * author, or a firm, has for itself; where the first two are those of a host of many authors, it is three.
     *
     * @param className the binary name of a class
     */
    static String root(String className) {
        String[] parts = className.split("\\.", -1);
        String firm = parts.length > 2 ? parts[0] + "." + parts[1] + "." : "";
        if (parts.length > 3 && HOSTS.contains(parts[0] + "." + parts[1])) {
            return firm + parts[2] + ".";
        }
        return parts.length > 2 ? firm : className.substring(0, className.lastIndexOf('.') + 1);
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
                if (frame.getClassName().startsWith(root)
                        && LENT.stream().noneMatch(frame.getClassName()::startsWith)) {
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
