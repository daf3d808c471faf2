package dev.sluice.plugins.export;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes names of files from ids of documents, which may hold anything: slashes, two dots, names that Windows keeps for
 * devices, a thousand letters. A name that had to be changed ends with the first digits of the id's SHA-256, so that it
 * depends on its own id alone. Used by one thread.
 */
final class FileNames {
    private static final int MAX_LENGTH = 100;
    private static final int HASH_DIGITS = 10;
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]");
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(con|prn|aux|nul|conin\\$|conout\\$|com\\d|lpt\\d)(\\..*)?");

    /** In lower case, since some file systems know no other. */
    private final Set<String> taken = new HashSet<>();

    /** Returns the name for an id, without ending; the same for the same id until it is {@linkplain #take taken}. */
    String of(String id) {
        String name = UNSAFE.matcher(id).replaceAll("_");
        if (name.startsWith(".") || name.startsWith("-") || DEVICE.matcher(name).matches()) {
            name = "_" + name;
        }
        if (name.length() > MAX_LENGTH) {
            name = name.substring(0, MAX_LENGTH);
        }
        if (name.equals(id) && !taken.contains(lower(name))) {
            return name;
        }
        return name + "-" + Digests.hex(id, HASH_DIGITS);
    }

    /** Learns that the file of an id stays. */
    void take(String id) {
        taken.add(lower(of(id)));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
