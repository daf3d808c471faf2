package dev.sluice.plugins.reading;

import dev.sluice.api.StepException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One place that a user named as input. Immutable.
 *
 * @param path the directory or file; null for the standard input
 * @param pattern which paths below the directory are meant; null for all
 * @param prefix what ids below a directory begin with (empty, or ending in a slash), or the id of the file
 */
record Root(@Nullable Path path, @Nullable Pattern pattern, String prefix) {
    static final String STDIN = "-";

    boolean isDirectory() {
        return path != null && Files.isDirectory(path);
    }

    /** Returns the places in the order of their prefixes, which tell them apart. */
    static List<Root> find(List<String> names, Function<String, Path> resolver) throws StepException {
        LinkedHashSet<Root> roots = new LinkedHashSet<>();
        for (String name : names) {
            roots.add(find(name, resolver));
        }
        return label(List.copyOf(roots));
    }

    private static Root find(String name, Function<String, Path> resolver) throws StepException {
        if (name.equals(STDIN)) {
            return new Root(null, null, "stdin");
        }
        try {
            Path path = resolver.apply(name).toAbsolutePath().normalize();
            if (Files.exists(path)) {
                return new Root(path, null, "");
            }
        } catch (InvalidPathException e) {
            throw fatal(name, "is not a path this system can have", e);
        }
        if (!PathFilter.isPattern(name)) {
            throw fatal(name, "does not exist", null);
        }
        return findPattern(name, resolver);
    }

    /** Walks from the longest directory that is named without a wildcard. */
    private static Root findPattern(String name, Function<String, Path> resolver) throws StepException {
        String slashed = name.replace('\\', '/');
        int wildcard = 0;
        while (!PathFilter.isPattern(slashed.substring(0, wildcard + 1))) {
            wildcard++;
        }
        int slash = slashed.lastIndexOf('/', wildcard);
        String base = slash < 0 ? "." : slashed.substring(0, slash + 1);
        Pattern pattern = PathFilter.compile(slashed.substring(slash + 1));
        Path directory;
        try {
            directory = resolver.apply(base).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw fatal(name, "is not a path this system can have", e);
        }
        if (!Files.isDirectory(directory)
                || !new DirectoryWalk(
                                directory, false, path -> pattern.matcher(path).matches())
                        .hasNext()) {
            throw fatal(name, "matches no file", null);
        }
        return new Root(directory, pattern, "");
    }

    /** Gives each place as many of its last names as it takes to tell it from the others. */
    private static List<Root> label(List<Root> roots) {
        List<Root> labeled = new ArrayList<>();
        for (Root root : roots) {
            labeled.add(new Root(root.path(), root.pattern(), prefix(root, roots)));
        }
        labeled.sort(Comparator.comparing(Root::prefix));
        return List.copyOf(labeled);
    }

    private static String prefix(Root root, List<Root> roots) {
        Path path = root.path();
        if (path == null) {
            return root.prefix();
        }
        if (root.isDirectory() && roots.size() == 1) {
            return "";
        }
        int names = 1;
        while (names < path.getNameCount() && isShared(root, roots, names)) {
            names++;
        }
        return tail(path, names) + (root.isDirectory() ? "/" : "");
    }

    private static boolean isShared(Root root, List<Root> roots, int names) {
        return roots.stream()
                .filter(other -> other.path() != null && !other.path().equals(root.path()))
                .anyMatch(other -> tail(other.path(), names).equals(tail(root.path(), names)));
    }

    private static String tail(@Nullable Path path, int names) {
        if (path == null || path.getNameCount() == 0) {
            return "";
        }
        int count = path.getNameCount();
        return path.subpath(Math.max(0, count - names), count).toString().replace('\\', '/');
    }

    private static StepException fatal(String name, String problem, @Nullable Throwable cause) {
        return new StepException(
                StepException.Kind.FATAL, "the input '" + name + "' " + problem + "; check the path", cause);
    }
}
