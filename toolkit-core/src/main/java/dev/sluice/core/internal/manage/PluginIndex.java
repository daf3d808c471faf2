package dev.sluice.core.internal.manage;

import dev.sluice.core.InputException;
import dev.sluice.core.OutputException;
import dev.sluice.core.PluginException;
import dev.sluice.core.PluginInfo.Fault;
import dev.sluice.core.internal.Json;
import dev.sluice.core.internal.plugin.Versions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The packages that lie in one folder, on this machine or on the web, with what must be known to choose one: a file {@code
 * index.json} such as
 *
 * <pre>{@code
 * {"format": 1, "plugins": [{"id": "words", "version": "1.0.0", "requires": ">=0.1.0 & <0.2.0",
 *     "description": "Marks words", "file": "words-1.0.0.zip", "sha512": "..."}]}
 * }</pre>
 *
 * <p>A {@code file} is a path below the folder. Immutable.
 *
 * @param entries the packages
 */
public record PluginIndex(List<Entry> entries) {
    /** The name of the file. */
    public static final String FILE = "index.json";

    private static final int FORMAT = 1;
    /** About 10,000 packages. */
    private static final long LIMIT = 8L << 20;

    /** The parser of ranges calls itself for each parenthesis. */
    private static final int LONGEST = 500;

    private static final Pattern SHA512 = Pattern.compile("(?i)[0-9a-f]{128}");
    /** What a package lacks here, and has where it is installed after what it depends on. */
    private static final Set<String> ELSEWHERE =
            Set.of("missing-dependency", "dependency-version", "broken-dependency");

    /** Copies the list. */
    public PluginIndex {
        entries = List.copyOf(entries);
    }

    /**
     * A package.
     *
     * @param id the id of the plugin
     * @param version its version
     * @param requires the range of versions of Sluice it works with
     * @param description what it does; may be empty
     * @param file the path of the zip below the folder of the index, with slashes
     * @param sha512 the digest of the zip, in hexadecimal
     */
    public record Entry(String id, String version, String requires, String description, String file, String sha512) {}

    /** Fetches one into a file and reads it. */
    static PluginIndex fetch(String index, Path target) throws ArchiveException, IOException, InterruptedException {
        String name = Shelf.name(index);
        // the name of a file of this machine is the user's own; an address must lead to no other place
        boolean isOdd = Download.address(index).isPresent() && !Shelf.isPath(name);
        if (Shelf.file(index).filter(Files::isDirectory).isPresent()) {
            throw new InputException(
                    index + " is a folder; name the index in it, " + index + "/" + FILE
                            + ", which sluice plugin index writes",
                    null);
        }
        if (isOdd || !Shelf.around(index).take(name, target, LIMIT)) {
            throw new InputException(
                    "there is no index " + index + "; --index names the file, such as https://example.org/plugins/"
                            + FILE,
                    null);
        }
        return read(new String(Files.readAllBytes(target), StandardCharsets.UTF_8), index);
    }

    /**
     * Reads one.
     *
     * @param where what it is called in messages
     * @throws InputException if it is none; the message says where and why
     */
    static PluginIndex read(String text, String where) {
        Map<String, Object> root;
        try {
            root = Json.object(text);
        } catch (IllegalArgumentException e) {
            throw bad(where, "is " + e.getMessage());
        }
        if (!Integer.valueOf(FORMAT).equals(root.get("format"))) {
            throw bad(where, "has the format " + root.get("format") + ", and this Sluice reads format " + FORMAT);
        }
        if (!(root.get("plugins") instanceof List<?> plugins)) {
            throw bad(where, "has no list 'plugins'");
        }
        List<Entry> entries = new ArrayList<>();
        for (Object plugin : plugins) {
            entries.add(entry(plugin, where + " /plugins/" + entries.size()));
        }
        return new PluginIndex(entries);
    }

    private static Entry entry(Object plugin, String where) {
        if (!(plugin instanceof Map<?, ?> map)) {
            throw bad(where, "is no object");
        }
        Entry entry = new Entry(
                text(map, "id", where),
                text(map, "version", where),
                text(map, "requires", where),
                map.get("description") instanceof String text ? text : "",
                text(map, "file", where),
                text(map, "sha512", where));
        Versions versions = new Versions();
        if (!versions.isVersion(entry.version())) {
            throw bad(where + "/version", "'" + entry.version() + "' is no version such as 1.2.3");
        }
        if (!versions.isRange(Versions.orLater(entry.requires()))) {
            throw bad(where + "/requires", "'" + entry.requires() + "' is no range of versions");
        }
        if (!Shelf.isPath(entry.file())) {
            throw bad(
                    where + "/file",
                    "'" + entry.file() + "' is no path below the folder of the index, of letters, digits and . _ + -");
        }
        if (!SHA512.matcher(entry.sha512()).matches()) {
            throw bad(where + "/sha512", "is not 128 hexadecimal digits");
        }
        return entry;
    }

    private static String text(Map<?, ?> map, String key, String where) {
        if (map.get(key) instanceof String text && !text.isBlank() && text.length() <= LONGEST) {
            return text;
        }
        throw bad(where + "/" + key, "is missing, or no text of at most " + LONGEST + " characters");
    }

    private static InputException bad(String where, String what) {
        return new InputException(
                "the index " + where + " " + what + "; its author makes a right one by sluice plugin index FOLDER",
                null);
    }

    /**
     * Looks at all zips that lie in a folder and writes the index of them beside them.
     *
     * @param installed folders of plugins that they may depend on
     * @throws PluginException if one of them could not be installed
     * @throws InputException if there is none, or two differ that are the same plugin in the same version
     * @throws OutputException if the index cannot be written
     */
    public static PluginIndex write(Path folder, List<Path> installed) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Entry> entries = new ArrayList<>();
            for (Path zip : files.filter(file -> file.getFileName().toString().endsWith(".zip"))
                    .sorted()
                    .toList()) {
                entries.add(entry(zip, installed));
            }
            if (entries.isEmpty()) {
                throw new InputException("there is no zip in " + folder + "; put the packages of plugins there", null);
            }
            Versions versions = new Versions();
            entries.sort(Comparator.comparing(Entry::id)
                    .thenComparing(Entry::version, versions::compareVersions)
                    .thenComparing(Entry::file));
            requireOneOfEach(entries);
            PluginIndex index = new PluginIndex(entries);
            // who reads the folder meanwhile gets the old one or the new one
            Path fresh = Files.writeString(folder.resolve("." + FILE), index.toString());
            Files.move(
                    fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return index;
        } catch (IOException e) {
            throw new OutputException(folder.toString(), false, "no index can be made of " + folder + ": " + e, e);
        }
    }

    private static void requireOneOfEach(List<Entry> sorted) {
        for (int i = 1; i < sorted.size(); i++) {
            Entry one = sorted.get(i - 1);
            Entry next = sorted.get(i);
            if (one.id().equals(next.id())
                    && one.version().equals(next.version())
                    && !one.sha512().equals(next.sha512())) {
                throw new InputException(
                        one.file() + " and " + next.file() + " are both " + one.id() + " " + one.version()
                                + " and differ; take one away, or give it a version of its own",
                        null);
            }
        }
    }

    private static Entry entry(Path zip, List<Path> installed) throws IOException {
        String file = zip.getFileName().toString();
        PluginVerdict verdict = PluginVerifier.verify(zip, installed);
        List<Fault> faults = verdict.errors().stream()
                .filter(fault -> !ELSEWHERE.contains(fault.code()))
                .toList();
        if (!faults.isEmpty()) {
            throw PluginFolder.refused(zip.toString(), "it is not taken into the index", faults);
        }
        if (!Shelf.isPath(file)) {
            throw new InputException(
                    "'" + file + "' is no name for an index; rename it with letters, digits and . _ + - only", null);
        }
        return new Entry(
                verdict.plugin().id(),
                verdict.plugin().version(),
                verdict.requires(),
                verdict.plugin().description(),
                file,
                Checksums.of(zip));
    }

    /** Returns the text of the file. */
    @Override
    public String toString() {
        List<Map<String, Object>> plugins = new ArrayList<>();
        for (Entry entry : entries) {
            Map<String, Object> plugin = new LinkedHashMap<>();
            plugin.put("id", entry.id());
            plugin.put("version", entry.version());
            plugin.put("requires", entry.requires());
            plugin.put("description", entry.description());
            plugin.put("file", entry.file());
            plugin.put("sha512", entry.sha512());
            plugins.add(plugin);
        }
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", FORMAT);
        root.put("plugins", plugins);
        return Json.pretty(root);
    }
}
