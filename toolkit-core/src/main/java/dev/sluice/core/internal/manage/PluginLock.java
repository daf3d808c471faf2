package dev.sluice.core.internal.manage;

import dev.sluice.core.InputException;
import dev.sluice.core.OutputException;
import dev.sluice.core.PluginInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The plugins with their versions and the SHA-512 of all their files, as a text that is the same on every machine: for each
 * plugin, by id, a line {@code plugin ID VERSION}, and for each of its files, by path, a line with the digest and the path.
 *
 * @param plugins what is locked, by id
 */
public record PluginLock(Map<String, Entry> plugins) {
    private static final String HEADER = """
            # The plugins of a project, written by: sluice plugin lock
            # sluice plugin check says what has changed since.
            """;
    private static final Pattern PLUGIN = Pattern.compile("plugin ([a-z0-9-]+) (\\S*)");
    private static final Pattern FILE = Pattern.compile("  ([0-9a-f]{128})  (.+)");

    /**
     * One plugin.
     *
     * @param version its version; empty if it could not be read
     * @param files digests by path
     */
    public record Entry(String version, Map<String, String> files) {
        /** Sorts the files. */
        public Entry {
            files = new TreeMap<>(files);
        }
    }

    /** Sorts the plugins. */
    public PluginLock {
        plugins = new TreeMap<>(plugins);
    }

    /** Returns the lock of installed plugins; of two with one id, that of the first. */
    public static PluginLock of(List<PluginInfo> installed) {
        Map<String, Entry> plugins = new TreeMap<>();
        for (PluginInfo plugin : installed) {
            if (Files.isDirectory(plugin.directory())) {
                try {
                    plugins.putIfAbsent(
                            plugin.id(), new Entry(plugin.version(), Checksums.ofFolder(plugin.directory())));
                } catch (IOException e) {
                    throw new InputException(plugin.directory() + " cannot be read: " + e, e);
                }
            }
        }
        return new PluginLock(plugins);
    }

    /** Returns the part of the lock that is about some plugins. */
    public PluginLock of(Set<String> ids) {
        Map<String, Entry> some = new TreeMap<>(plugins);
        some.keySet().retainAll(ids);
        return new PluginLock(some);
    }

    /**
     * Reads a lock file.
     *
     * @throws InputException if it cannot be read
     * @throws IllegalArgumentException if it is no lock file; the message names the line
     */
    public static PluginLock read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new InputException(file + " cannot be read: " + e + "; sluice plugin lock writes it", e);
        }
        Map<String, Entry> plugins = new TreeMap<>();
        Map<String, String> files = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher plugin = PLUGIN.matcher(line);
            Matcher digest = FILE.matcher(line);
            if (plugin.matches()) {
                Entry entry = new Entry(plugin.group(2), Map.of());
                plugins.put(plugin.group(1), entry);
                files = entry.files();
            } else if (digest.matches() && !plugins.isEmpty()) {
                files.put(digest.group(2), digest.group(1));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new IllegalArgumentException(
                        file + ":" + (i + 1) + ": this is no line of a lock file; write it anew by sluice plugin lock");
            }
        }
        return new PluginLock(plugins);
    }

    /** Writes the file whole or not at all. */
    public void write(Path file) {
        Path whole = file.toAbsolutePath();
        try {
            Path part = Files.createTempFile(whole.getParent(), ".sluice-", ".lock");
            try {
                Files.writeString(part, toString());
                Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new OutputException(file.toString(), false, file + " cannot be written: " + e, e);
        }
    }

    /** Returns what another lock, that of now, has otherwise: one line each, by plugin and file. */
    public List<String> drift(PluginLock now) {
        List<String> drift = new ArrayList<>();
        TreeSet<String> ids = new TreeSet<>(plugins.keySet());
        ids.addAll(now.plugins.keySet());
        for (String id : ids) {
            Entry locked = plugins.get(id);
            Entry found = now.plugins.get(id);
            if (found == null) {
                drift.add("plugin '" + id + "' is missing");
            } else if (locked == null) {
                drift.add("plugin '" + id + "' " + found.version() + " is not in the lock");
            } else if (!found.version().equals(locked.version())) {
                drift.add("plugin '" + id + "' is version " + found.version() + ", locked is " + locked.version());
            } else {
                drift.addAll(drift(id, locked, found));
            }
        }
        return drift;
    }

    private static List<String> drift(String id, Entry locked, Entry found) {
        List<String> drift = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(locked.files().keySet());
        names.addAll(found.files().keySet());
        for (String name : names) {
            String was = locked.files().get(name);
            String is = found.files().get(name);
            if (was == null) {
                drift.add("plugin '" + id + "' has a new file " + name);
            } else if (is == null) {
                drift.add("plugin '" + id + "' lacks the file " + name);
            } else if (!was.equals(is)) {
                drift.add("plugin '" + id + "' has a changed file " + name);
            }
        }
        return drift;
    }

    /** Returns the text of the file. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(HEADER);
        plugins.forEach((id, entry) -> {
            out.append("plugin ").append(id).append(' ').append(entry.version()).append('\n');
            entry.files()
                    .forEach((name, digest) -> out.append("  ")
                            .append(digest)
                            .append("  ")
                            .append(name)
                            .append('\n'));
        });
        return out.toString();
    }
}
