package dev.sluice.plugins.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The frame of the page, without a browser. */
class PageTest {
    private static final Path WEB = Path.of("src/main/web");

    @Test
    void policyLetsThisScriptAndThisStyleRunAndNothingElse() throws Exception {
        org.jsoup.nodes.Document page = WrittenReport.of(Document.of("a", "b")).page();
        String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
        assertThat(policy.split("; ", -1))
                .containsExactly(
                        "default-src 'none'",
                        "base-uri 'none'",
                        "form-action 'none'",
                        "script-src '"
                                + digest(page.select("script:not([type])")
                                        .first()
                                        .data()) + "' 'strict-dynamic'",
                        "style-src '" + digest(page.select("style").first().data()) + "'");
    }

    @Test
    void markupAsksForNothingAndHasNoCodeOfItsOwn() throws Exception {
        org.jsoup.nodes.Document page = WrittenReport.of(Document.of("a", "b")).page();
        assertThat(page.select("[src], link, img, iframe, object, [style]")).isEmpty();
        assertThat(page.getAllElements())
                .allSatisfy(element -> assertThat(element.attributes())
                        .allSatisfy(attribute -> assertThat(attribute.getKey()).doesNotStartWith("on")));
    }

    @Test
    void eachPlaceThatTheScriptLooksForIsInTheMarkup() throws Exception {
        org.jsoup.nodes.Document page = WrittenReport.of(Document.of("a", "b")).page();
        Set<String> ids = new TreeSet<>();
        for (Path source : sources()) {
            Matcher matcher = Pattern.compile("getElementById\\('([a-z-]+)'\\)").matcher(Files.readString(source));
            while (matcher.find()) {
                ids.add(matcher.group(1));
            }
        }
        ids.remove("search-status"); // made by the script
        assertThat(ids).contains("summary", "timeline", "view");
        assertThat(ids)
                .allSatisfy(id -> assertThat(page.getElementById(id)).as(id).isNotNull());
    }

    @Test
    void scriptCanStandInAPage() throws IOException {
        assertThat(Page.load().script())
                .doesNotContainIgnoringCase("</script")
                .doesNotContain("<!--")
                .doesNotContain("{{");
        assertThat(Page.load().style()).doesNotContainIgnoringCase("</style").doesNotContain("url(", "@import");
    }

    @Test
    void sourcesPutForeignTextIntoThePageAsTextAlone() throws IOException {
        for (Path source : sources()) {
            assertThat(Files.readString(source))
                    .as(source.toString())
                    .doesNotContain(
                            "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", ".html(");
        }
    }

    @Test
    void bundleIsMadeOfTheseSources() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        List<String> names = new ArrayList<>();
        sources().forEach(path -> names.add(WEB.relativize(path).toString().replace('\\', '/')));
        names.add("build.mjs");
        names.add("package-lock.json");
        for (String name : names.stream().sorted().toList()) {
            digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(WEB.resolve(name)));
            digest.update("\n".getBytes(StandardCharsets.UTF_8));
        }
        String expected = "sources " + HexFormat.of().formatHex(digest.digest()) + "\nbundle "
                + HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(Page.load().script().getBytes(StandardCharsets.UTF_8)))
                + "\n";
        try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream("report.sha256"))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .as(
                            "the bundle is older than its sources: run npm ci && npm run build in plugins/report/src/main/web")
                    .isEqualTo(expected);
        }
    }

    @Test
    void licensesOfAllThatIsBundledComeAlong() throws IOException {
        String licenses;
        try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream("THIRD-PARTY.txt"))) {
            licenses = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Matcher names = Pattern.compile(
                        "\"node_modules/([a-z0-9-]+)\": \\{\\s+\"version\": \"([^\"]+)\"(.*?)\\n    \\}",
                        Pattern.DOTALL)
                .matcher(Files.readString(WEB.resolve("package-lock.json")));
        List<String> bundled = new ArrayList<>();
        while (names.find()) {
            if (!names.group(3).contains("\"dev\": true")) {
                bundled.add(names.group(1) + " " + names.group(2));
            }
        }
        assertThat(bundled).hasSizeGreaterThan(10);
        assertThat(licenses).contains(bundled);
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.list(WEB.resolve("src"))) {
            return files.sorted().toList();
        }
    }

    private static String digest(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }
}
