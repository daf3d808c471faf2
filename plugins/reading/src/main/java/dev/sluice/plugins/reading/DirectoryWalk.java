package dev.sluice.plugins.reading;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The files below a directory in the order of their paths, compared by code units; one directory is listed at a time.
 * Hidden files are skipped. Symbolic links to directories are not followed, or, if wanted, only to directories that
 * have not been read and do not lie below the root, so that loops and nets of links end. A run must not
 * read what it or an earlier one writes: folders below the root that hold results, known by their {@code .sluice/lock}, are
 * skipped, as are files ending in {@code .part}, which are not complete. Used by one thread.
 */
final class DirectoryWalk implements Iterator<DirectoryWalk.Found> {
    /**
     * A file below the root.
     *
     * @param path relative to the root, with slashes
     * @param problem why it cannot be read; null if it can
     */
    record Found(Path file, String path, @Nullable String problem) {}

    /** An entry of a directory; the key of a directory ends in a slash, which puts it where its files belong. */
    private record Entry(Path file, String key, @Nullable String problem) {
        boolean isDirectory() {
            return key.endsWith("/");
        }
    }

    private static final String UNFINISHED = ".part";

    private final Predicate<String> filter;
    private final Deque<Iterator<Entry>> open = new ArrayDeque<>();
    private final @Nullable Visited visited;
    private @Nullable Found next;

    DirectoryWalk(Path root, boolean followLinks, Predicate<String> filter) {
        this.filter = filter;
        this.visited = followLinks ? new Visited(root) : null;
        open.push(list(root, ""));
    }

    @Override
    public boolean hasNext() {
        while (next == null && !open.isEmpty()) {
            advance(open.peek());
        }
        return next != null;
    }

    @Override
    public Found next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Found found = next;
        next = null;
        return found;
    }

    private void advance(Iterator<Entry> entries) {
        if (!entries.hasNext()) {
            open.pop();
            return;
        }
        Entry entry = entries.next();
        if (entry.isDirectory()) {
            if (isOfResults(entry.file()) || (visited != null && !visited.enter(entry.file()))) {
                return;
            }
            open.push(list(entry.file(), entry.key()));
        } else if (!entry.key().endsWith(UNFINISHED) && filter.test(entry.key())) {
            next = new Found(entry.file(), entry.key(), entry.problem());
        }
    }

    private static boolean isOfResults(Path directory) {
        return Files.exists(directory.resolve(".sluice").resolve("lock"), LinkOption.NOFOLLOW_LINKS);
    }

    private Iterator<Entry> list(Path directory, String prefix) {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            for (Path file : stream) {
                String name = file.getFileName().toString();
                if (!name.startsWith(".")) {
                    entries.add(entry(file, prefix + name));
                }
            }
        } catch (DirectoryIteratorException e) {
            entries.add(unlistable(directory, prefix, FileContent.reason(new IOException(e))));
        } catch (IOException e) {
            entries.add(unlistable(directory, prefix, FileContent.reason(e)));
        }
        entries.sort(Comparator.comparing(Entry::key));
        return entries.iterator();
    }

    private static Entry unlistable(Path directory, String prefix, String reason) {
        String name = prefix.isEmpty() ? "." : prefix.substring(0, prefix.length() - 1);
        return new Entry(directory, name, "is a directory that " + reason);
    }

    private Entry entry(Path file, String path) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isDirectory()) {
                return new Entry(file, path + "/", null);
            }
            if (attributes.isSymbolicLink()) {
                // A link to a file is read like the file. A link to a directory could lead in circles.
                if (visited != null && Files.isDirectory(file)) {
                    return new Entry(file, path + "/", null);
                }
                String problem = Files.isDirectory(file)
                        ? "is a symbolic link to a directory, which is not followed; name its target as an input, or set follow-links"
                        : Files.isRegularFile(file) ? null : "is a symbolic link that leads nowhere";
                return new Entry(file, path, problem);
            }
            return new Entry(file, path, attributes.isRegularFile() ? null : "is not a regular file");
        } catch (IOException e) {
            return new Entry(file, path, FileContent.reason(e));
        }
    }
}
