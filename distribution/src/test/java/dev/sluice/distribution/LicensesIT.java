package dev.sluice.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Every jar that ships is listed with a license that may ship. */
class LicensesIT {
    private static final Set<String> GOOD = Set.of(
            "Apache-2.0",
            "MIT",
            "0BSD",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "BSD-3-Clause-No-Nuclear-License",
            "EPL-2.0",
            "CDDL-1.0",
            "MPL-1.1",
            "LicenseRef-jdom");

    private static final Pattern VERSION =
            Pattern.compile("-[0-9][^-]*(-jre|-SNAPSHOT|-empty-to-avoid-conflict-with-guava)?(-sources)?\\.jar$");
    private static final Pattern COPYLEFT = Pattern.compile("GPL|General Public License", Pattern.CASE_INSENSITIVE);
    private static final Pattern DECLARED =
            Pattern.compile("(?s)<licenses>.*?</licenses>|Bundle-License:[^\\n]*(\\n [^\\n]*)*");

    private static Map<String, String> listed() throws IOException {
        Map<String, String> licenses = new TreeMap<>();
        for (String line : Files.readAllLines(Sluice.HOME.resolve("licenses.csv"))) {
            if (!line.startsWith("#") && !line.equals("jar,license")) {
                int comma = line.indexOf(',');
                licenses.put(line.substring(0, comma), line.substring(comma + 1));
            }
        }
        return licenses;
    }

    private static List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.walk(Sluice.HOME)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path jar) {
        return VERSION.matcher(jar.getFileName().toString()).replaceFirst("");
    }

    @Test
    void everyJarIsListedAndNothingElse() throws IOException {
        assertThat(jars().stream().map(LicensesIT::name).distinct().sorted())
                .containsExactlyElementsOf(listed().keySet());
    }

    @Test
    void everyLicenseIsOneThatMayShip() throws IOException {
        assertThat(listed().values()).allSatisfy(license -> assertThat(GOOD).contains(license.split(" OR ")[0]));
    }

    @Test
    void aJarThatSpeaksOfCopyleftIsListedAsAChoice() throws IOException {
        Map<String, String> licenses = listed();
        List<String> speaking = new ArrayList<>();
        for (Path jar : jars()) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                    String path = entry.getName();
                    assertThat(path).as("no code for RAR in " + jar).doesNotContainIgnoringCase("junrar");
                    if (path.equals("META-INF/MANIFEST.MF")
                            || path.matches("META-INF/maven/[^/]*/[^/]*/pom\\.xml")
                                    && path.contains("/" + name(jar) + "/")) {
                        String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                        DECLARED.matcher(text.replace("\r", ""))
                                .results()
                                .filter(found -> COPYLEFT.matcher(found.group()).find())
                                .forEach(found -> speaking.add(name(jar)));
                    }
                }
            }
        }
        assertThat(speaking)
                .contains("logback-classic")
                .allSatisfy(jar -> assertThat(licenses.get(jar)).as(jar).contains(" OR "));
    }
}
