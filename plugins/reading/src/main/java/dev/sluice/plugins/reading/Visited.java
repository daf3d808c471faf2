package dev.sluice.plugins.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The directories that a walk has entered, by their real places. Used by one thread. */
final class Visited {
    private final @Nullable Path root;
    private final Set<Path> places = new HashSet<>();

    Visited(Path root) {
        this.root = place(root);
        if (this.root != null) {
            places.add(this.root);
        }
    }

    /**
     * Returns whether a directory is to be read now: not if it was read, and not if it is a link to a place below the root,
     * where it is read under its own name.
     */
    boolean enter(Path directory) {
        Path place = place(directory);
        if (place == null) {
            // listing it will tell why
            return true;
        }
        boolean isReadElsewhere = Files.isSymbolicLink(directory) && root != null && place.startsWith(root);
        return !isReadElsewhere && places.add(place);
    }

    private static @Nullable Path place(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            return null;
        }
    }
}
