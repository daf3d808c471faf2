package dev.sluice.core.internal.plugin;

import dev.sluice.core.ComponentInfo;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells the code of a plugin's author from that of the libraries it brings. Stateless and thread-safe. */
public final class OwnCode {
    private static final int COUNTRY_CODE = 2;
    /** What hosts of code, foundations and this toolkit's own plugins have in common. */
    private static final Set<String> SHARED = Set.of(
            "io.github",
            "com.github",
            "io.gitlab",
            "com.gitlab",
            "org.bitbucket",
            "io.bitbucket",
            "org.codeberg",
            "page.codeberg",
            "io.gitee",
            "com.gitee",
            "net.sourceforge",
            "com.googlecode",
            "org.apache",
            "org.eclipse",
            "dev.sluice");
    /** What comes before a name in the domains of many countries, such as uk.co and au.edu. */
    private static final Set<String> SECOND_LEVELS =
            Set.of("co", "com", "net", "org", "ac", "edu", "gov", "gouv", "go", "or", "ne");
    /** The packages that build tools and habit give to libraries that are moved. */
    private static final Pattern MOVED =
            Pattern.compile("\\.(shaded?|shadow|repackaged|relocated|thirdparty|third_party|vendor(ed)?)\\.");

    private OwnCode() {}

    /**
     * Returns what the packages of an author's classes begin with. An author, or a firm, has the first two parts of a
     * package for itself, or the first three where many share two, as all who publish at one host of code do.
     *
     * @param className the binary name of a class
     */
    static String root(String className) {
        String[] parts = className.split("\\.", -1);
        int depth = parts.length > 3 && isShared(parts[0], parts[1]) ? 3 : 2;
        return parts.length > depth
                ? String.join(".", Arrays.copyOf(parts, depth)) + "."
                : className.substring(0, className.lastIndexOf('.') + 1);
    }

    private static boolean isShared(String first, String second) {
        return SHARED.contains(first + "." + second)
                || (first.length() == COUNTRY_CODE && SECOND_LEVELS.contains(second));
    }

    /**
     * Tells whether a class is one of its author's, and not of a library that was moved below the author's packages.
     *
     * @param roots the roots of classes that the author surely wrote
     */
    static boolean isOwn(String className, Set<String> roots) {
        return roots.contains(root(className)) && !MOVED.matcher(className).find();
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
                if (isOwn(frame.getClassName(), Set.of(root))) {
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
