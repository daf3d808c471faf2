package dev.sluice.core.internal.project;

import dev.sluice.core.internal.Version;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The templates of plugin projects, one set for each kind of component; {@code files.txt} beside them says how they are written. */
public final class ProjectTemplates {
    private static final String FOLDER = "/dev/sluice/core/project/";
    private static final String EVERY_KIND = "*";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z]+)}}");
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\.\\d+.*");

    private ProjectTemplates() {}

    /** Returns the kinds of components there are templates for. */
    public static List<String> kinds() {
        return rows().stream()
                .map(Row::kind)
                .filter(kind -> !kind.equals(EVERY_KIND))
                .distinct()
                .toList();
    }

    /**
     * Returns the files of a new project by path, with slashes.
     *
     * @param kind one of {@link #kinds()}
     */
    public static Map<String, String> files(ProjectName name, String kind) {
        Map<String, String> values = values(name, kind);
        Map<String, String> files = new TreeMap<>();
        for (Row row : rows()) {
            if (row.kind().equals(kind) || row.kind().equals(EVERY_KIND)) {
                files.put(fill(row.target(), values), fill(read(row.template()), values));
            }
        }
        return files;
    }

    /**
     * Returns the file of a new project that tells Maven where this Sluice keeps its artifacts, by its path. It holds for
     * one machine only.
     *
     * @param home the folder of the distribution
     */
    public static Map<String, String> place(Path home) {
        URI repository = home.toAbsolutePath().normalize().resolve("repository").toUri();
        return Map.of(".mvn/maven.config", "-Dsluice.repository=" + repository.toASCIIString() + "\n");
    }

    private static Map<String, String> values(ProjectName name, String kind) {
        Properties summaries = new Properties();
        try {
            summaries.load(new StringReader(read("summaries.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", name.name());
        values.put("class", name.className());
        values.put("title", name.title());
        values.put("package", name.packageName());
        values.put("path", name.packageName().replace('.', '/'));
        values.put("group", name.group());
        values.put("kind", kind);
        values.put("type", Objects.requireNonNull(summaries.getProperty(kind + ".type"), kind));
        values.put("sluice", Version.CURRENT);
        values.put("requires", requires(Version.CURRENT));
        values.put("summary", Objects.requireNonNull(summaries.getProperty(kind + ".summary"), kind));
        values.put("result", fill(Objects.requireNonNull(summaries.getProperty(kind + ".result"), kind), values));
        return values;
    }

    /** A version below 1.0.0 may break with every second number, a later one with the first, as semantic versioning says. */
    static String requires(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + version + "' is no version such as 1.2.3");
        }
        int major = Integer.parseInt(matcher.group(1));
        int minor = Integer.parseInt(matcher.group(2));
        String next = major == 0 ? "0." + (minor + 1) : String.valueOf(major + 1) + ".0";
        return ">=" + major + "." + minor + ".0 & <" + next + ".0";
    }

    private static String fill(String template, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(found ->
                        Matcher.quoteReplacement(Objects.requireNonNull(values.get(found.group(1)), found.group())));
    }

    private static List<Row> rows() {
        return read("files.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.trim().split(" +"))
                .map(words -> new Row(words[0], words[1], words[2]))
                .toList();
    }

    private static String read(String file) {
        try (InputStream in = ProjectTemplates.class.getResourceAsStream(FOLDER + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line of {@code files.txt}. */
    private record Row(String kind, String template, String target) {}
}
