package dev.sluice.core.internal.manage;

import dev.sluice.core.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** A folder of this machine or of the web, from which files are taken by their relative path. Immutable. */
final class Shelf {
    /** What may stand between two slashes of a path: nothing that could lead out of the folder or mean something else. */
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_+-][A-Za-z0-9._+-]*");

    private final String place;
    private final Optional<URI> web;

    private Shelf(String place, Optional<URI> web) {
        this.place = place;
        this.web = web;
    }

    /**
     * Returns that of a folder.
     *
     * @param place a path, or an address that begins with {@code file:}, {@code https://} or {@code http://}
     * @throws InputException if it is none of these
     */
    static Shelf of(String place) {
        Optional<URI> web = Download.address(place);
        if (web.isPresent()) {
            return new Shelf(place.endsWith("/") ? place : place + "/", web);
        }
        try {
            return new Shelf(
                    place.startsWith("file:") ? Path.of(URI.create(place)).toString() : place, Optional.empty());
        } catch (IllegalArgumentException e) {
            throw new InputException(place + " is no address of a folder: " + e.getMessage(), e);
        }
    }

    /** Returns that which holds a file, given as for {@link #of}. */
    static Shelf around(String file) {
        int slash = file.lastIndexOf('/');
        if (Download.address(file).isPresent()) {
            return of(file.substring(0, slash + 1));
        }
        Path path = Path.of(of(file).place).toAbsolutePath().normalize();
        return of(String.valueOf(path.getParent()));
    }

    /** Returns the name of a file, given as for {@link #of}. */
    static String name(String file) {
        return file(file)
                .map(path -> String.valueOf(path.getFileName()))
                .orElseGet(() -> file.substring(file.lastIndexOf('/') + 1));
    }

    /** Returns a file of this machine, given as for {@link #of}; empty for one of the web. */
    static Optional<Path> file(String file) {
        Shelf shelf = of(file);
        return shelf.web.isPresent() ? Optional.empty() : Optional.of(Path.of(shelf.place));
    }

    /** Tells whether a text is a path below a folder, made of letters, digits and {@code . _ + -}. */
    static boolean isPath(String text) {
        return Arrays.stream(text.split("/", -1))
                .allMatch(part -> SAFE.matcher(part).matches());
    }

    /**
     * Copies a file, unless it is not there.
     *
     * @param path a text for which {@link #isPath} holds
     * @param limit the greatest number of bytes
     * @return whether it is there
     * @throws InputException if it cannot be read
     * @throws ArchiveException if it is too large
     */
    boolean take(String path, Path target, long limit) throws ArchiveException, InterruptedException {
        if (web.isPresent()) {
            return Download.ifThere(target, URI.create(place + path), limit);
        }
        try {
            Path file = Path.of(place).resolve(path);
            if (!Files.isRegularFile(file)) {
                return false;
            }
            try (InputStream in = Files.newInputStream(file)) {
                Download.copy(in, target, limit, file);
            }
            return true;
        } catch (InvalidPathException | IOException e) {
            throw new InputException(where(path) + " cannot be read: " + e, e);
        }
    }

    /** Returns a file as a user would write it. */
    String where(String path) {
        return web.isPresent() ? place + path : Path.of(place).resolve(path).toString();
    }
}
