package dev.sluice.plugins.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A page with what is known of its main text.
 *
 * @param set the data set it is from
 * @param file its name in the folder of the set
 * @param site the registered domain it is from
 * @param body the main text; null if only snippets are known
 * @param wanted pieces of the main text
 * @param unwanted pieces that are not main text
 */
record TrainingPage(
        Path path,
        String set,
        String file,
        String site,
        @Nullable String body,
        List<String> wanted,
        List<String> unwanted) {
    static final List<String> SETS = List.of("naeb", "wcxb-articles", "magic", "trafilatura");

    /** Reads the pages of all sets, in a stable order. */
    static List<TrainingPage> read(Path folder) throws IOException {
        List<TrainingPage> pages = new ArrayList<>();
        for (String set : SETS) {
            JsonNode gold =
                    new ObjectMapper().readTree(folder.resolve(set + ".json").toFile());
            for (Map.Entry<String, JsonNode> entry : gold.properties()) {
                JsonNode page = entry.getValue();
                String file = page.path("file").asText(entry.getKey() + ".html");
                Path path = folder.resolve("pages").resolve(set).resolve(file + ".gz");
                if (Files.exists(path)) {
                    pages.add(new TrainingPage(
                            path,
                            set,
                            file,
                            site(page.path("url").asText(entry.getKey())),
                            page.hasNonNull("articleBody")
                                    ? page.get("articleBody").asText()
                                    : null,
                            texts(page.get("with")),
                            texts(page.get("without"))));
                }
            }
        }
        pages.sort(Comparator.comparing(TrainingPage::set).thenComparing(TrainingPage::file));
        return pages;
    }

    private static List<String> texts(@Nullable JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node != null) {
            node.forEach(text -> texts.add(text.asText()));
        }
        return texts;
    }

    /** Returns the part of a host name that somebody registered, by its look: short last but one labels are public. */
    private static String site(String url) {
        String host = Optional.ofNullable(
                        URI.create(url.replaceAll("[^\\p{Alnum}:/._-].*", "")).getHost())
                .orElse(url);
        String[] labels = host.split("\\.", -1);
        int count =
                labels.length > 2 && labels[labels.length - 1].length() == 2 && labels[labels.length - 2].length() <= 3
                        ? 3
                        : 2;
        return String.join(".", Arrays.asList(labels).subList(Math.max(0, labels.length - count), labels.length));
    }

    /** Returns the group of a page; pages of one site are in one group. */
    int group(int groups) {
        return Math.floorMod(site.hashCode() * 0x9E3779B9 >>> 8, groups);
    }

    byte[] content() throws IOException {
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            return in.readAllBytes();
        }
    }

    String html() throws IOException {
        return CharsetDecider.decode(content()).text();
    }

    /** Returns the page as the rules see it. */
    PageAnalysis analyze() throws IOException {
        org.jsoup.nodes.Document page = org.jsoup.Jsoup.parse(html());
        HtmlMetadata.Harvest harvest = HtmlMetadata.of(page);
        return PageAnalysis.of(page.body(), harvest.metadata().title().orElse(null), HtmlHandler.stated(harvest));
    }
}
