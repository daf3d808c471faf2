import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Writes what the distribution ships as a software bill of materials in CycloneDX 1.6: every jar with its Maven coordinates, as its
 * own pom.properties or else groups.csv has them, its SHA-512, its license and where it lies. The same jars give the same bytes.
 * The Maven plugin for this refuses to work offline.
 */
final class Sbom {
    private static final Pattern FILE = Pattern.compile("(.+?)-([0-9].*)\\.jar");

    private final Path home;
    private final Map<String, String> licenses;
    private final Map<String, String> groups;

    private Sbom(Path home, Map<String, String> licenses, Map<String, String> groups) {
        this.home = home;
        this.licenses = licenses;
        this.groups = groups;
    }

    /** Arguments: the folder of the distribution, licenses.csv, groups.csv, the file to write, version, and time of the build. */
    public static void main(String[] words) throws Exception {
        Path file = Path.of(words[3]);
        String bom = new Sbom(Path.of(words[0]), table(words[1]), table(words[2])).bom(words[4], words[5]);
        Files.createDirectories(file.getParent());
        Files.writeString(file, bom);
        Files.writeString(Path.of(words[0], file.getFileName().toString()), bom);
    }

    private static Map<String, String> table(String file) throws IOException {
        Map<String, String> table = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of(file))) {
            int comma = line.indexOf(',');
            if (!line.startsWith("#") && comma > 0) {
                table.put(line.substring(0, comma), line.substring(comma + 1));
            }
        }
        return table;
    }

    private String bom(String version, String time) throws Exception {
        Map<String, List<Path>> jars = new TreeMap<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
                jars.computeIfAbsent(head(jar), head -> new ArrayList<>()).add(jar);
            }
        }
        List<String> components = new ArrayList<>();
        jars.forEach((head, copies) -> components.add(head + files(copies) + "    }"));
        return """
                {
                  "bomFormat": "CycloneDX",
                  "specVersion": "1.6",
                  "version": 1,
                  "metadata": {
                    "timestamp": %s,
                    "component": {"type": "application", "bom-ref": "sluice", "group": "dev.sluice", "name": "sluice", "version": %s}
                  },
                  "components": [
                %s
                  ]
                }
                """.formatted(quoted(time), quoted(version), String.join(",\n", components));
    }

    /** Returns what is the same of all copies of a jar. */
    private String head(Path jar) throws Exception {
        Matcher file = FILE.matcher(jar.getFileName().toString());
        if (!file.matches()) {
            throw new IllegalStateException(jar + " has no version in its name");
        }
        String name = file.group(1);
        String version = file.group(2);
        String license = licenses.get(name);
        String group = group(jar, name);
        if (license == null || group == null) {
            throw new IllegalStateException(
                    name + " is not known: add it to " + (license == null ? "licenses.csv" : "groups.csv"));
        }
        String purl = "pkg:maven/" + group + "/" + name + "@" + version + "?type=jar";
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(jar)));
        return """
                    {
                      "type": "library",
                      "bom-ref": %s,
                      "group": %s,
                      "name": %s,
                      "version": %s,
                      "hashes": [{"alg": "SHA-512", "content": "%s"}],
                      "licenses": [{"expression": %s}],
                      "purl": %s,
                """.formatted(
                        quoted(purl + "#" + hash.substring(0, 16)),
                        quoted(group),
                        quoted(name),
                        quoted(version),
                        hash,
                        quoted(license),
                        quoted(purl))
                .indent(0);
    }

    private String files(List<Path> copies) {
        List<String> files = copies.stream()
                .map(jar -> home.relativize(jar).toString().replace('\\', '/'))
                .map(path -> "{\"name\": \"sluice:file\", \"value\": " + quoted(path) + "}")
                .toList();
        return "      \"properties\": [" + String.join(", ", files) + "]\n";
    }

    private String group(Path jar, String name) throws IOException {
        if (groups.containsKey(name)) {
            return groups.get(name);
        }
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                if (entry.getName().matches("META-INF/maven/[^/]+/" + Pattern.quote(name) + "/pom\\.properties")) {
                    Properties properties = new Properties();
                    try (InputStream in = zip.getInputStream(entry)) {
                        properties.load(in);
                    }
                    return properties.getProperty("groupId");
                }
            }
        }
        return null;
    }

    private static String quoted(String text) {
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(text) || text.matches("(?s).*[\"\\\\\\p{Cntrl}].*")) {
            throw new IllegalStateException("'" + text + "' does not stand in a bill of materials as it is");
        }
        return '"' + text + '"';
    }
}
