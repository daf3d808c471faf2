package dev.sluice.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bill of materials lists what ships, and nothing else. */
class SbomIT {
    private static JsonNode bom() throws IOException {
        return new ObjectMapper().readTree(Files.readString(Sluice.HOME.resolve("bom.json")));
    }

    @Test
    void everyJarIsInTheBillWithItsHash() throws Exception {
        Map<String, String> listed = new TreeMap<>();
        for (JsonNode component : bom().get("components")) {
            String hash = component.get("hashes").get(0).get("content").textValue();
            component
                    .get("properties")
                    .forEach(file -> listed.put(file.get("value").textValue(), hash));
        }
        Map<String, String> shipped = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Sluice.HOME)) {
            for (Path jar :
                    files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                byte[] hash = MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(jar));
                shipped.put(
                        Sluice.HOME.relativize(jar).toString(), HexFormat.of().formatHex(hash));
            }
        }
        assertThat(listed).isEqualTo(shipped).hasSizeGreaterThan(100);
    }

    @Test
    void everyComponentHasItsCoordinatesAndItsLicense() throws IOException {
        JsonNode bom = bom();
        List<String> names = new ArrayList<>();
        List<String> references = new ArrayList<>();
        for (JsonNode component : bom.get("components")) {
            String purl = component.get("purl").textValue();
            assertThat(purl)
                    .matches("pkg:maven/[a-zA-Z0-9.-]+/[a-zA-Z0-9._-]+@[0-9][a-zA-Z0-9._-]*\\?type=jar")
                    .isEqualTo("pkg:maven/%s/%s@%s?type=jar"
                            .formatted(
                                    component.get("group").textValue(),
                                    component.get("name").textValue(),
                                    component.get("version").textValue()));
            references.add(component.get("bom-ref").textValue());
            names.add(component.get("name").textValue() + ","
                    + component.get("licenses").get(0).get("expression").textValue());
        }
        assertThat(references).doesNotHaveDuplicates();
        List<String> licenses = Files.readAllLines(Sluice.HOME.resolve("licenses.csv")).stream()
                .filter(line -> !line.startsWith("#") && !line.equals("jar,license"))
                .toList();
        assertThat(names.stream().distinct()).containsExactlyInAnyOrderElementsOf(licenses);
        assertThat(bom.get("bomFormat").textValue()).isEqualTo("CycloneDX");
        assertThat(bom.get("specVersion").textValue()).isEqualTo("1.6");
        assertThat(bom.get("metadata").get("component").get("version").textValue())
                .isEqualTo(System.getProperty("sluice.version"));
    }
}
