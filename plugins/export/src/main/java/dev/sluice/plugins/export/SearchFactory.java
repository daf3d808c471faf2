package dev.sluice.plugins.export;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Exporter;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Makes the exporter that writes what the bulk interface of OpenSearch and Elasticsearch takes. Thread-safe. */
@SluiceComponent(
        name = "search",
        summary =
                "Writes documents for the bulk interface of OpenSearch and Elasticsearch, and the mappings of the index.",
        needs = Layer.TEXT,
        uses = {Layer.DATE, Layer.TIMEX, Layer.MENTION, Layer.LINK})
public final class SearchFactory implements ComponentFactory<SearchConfig> {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    @Override
    public Exporter create(SearchConfig config, ComponentContext context) {
        Options.file(config.file());
        if (!config.index().matches("[a-z0-9][a-z0-9._-]{0,199}")) {
            throw new IllegalArgumentException("index is '" + config.index()
                    + "': a name of an index has lower-case letters, digits, points, hyphens and underscores alone");
        }
        return new SearchExporter(
                config, config.url().map(url -> server(url, config, context)).orElse(null));
    }

    private static SearchServer server(String url, SearchConfig config, ComponentContext context) {
        URI address = address(url);
        Optional<String> authorization = config.authorization().map(file -> line(file, context.resolve(file)));
        return new SearchServer(address, config.index(), authorization, FIRST_PAUSE);
    }

    private static URI address(String url) {
        try {
            URI address = new URI(url.replaceAll("/+$", ""));
            boolean isWeb = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (isWeb && address.getHost() != null && address.getRawUserInfo() == null && address.getQuery() == null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // told below
        }
        throw new IllegalArgumentException("url is '" + url
                + "': give the address of a server without user and query, such as http://localhost:9200; who you are"
                + " stands in the file of the option authorization");
    }

    private static String line(String name, Path file) {
        try {
            String line = Files.readString(file).strip();
            if (line.lines().count() == 1) {
                return line;
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("authorization: the file '" + name + "' cannot be read (" + e + ")", e);
        }
        throw new IllegalArgumentException("authorization: the file '" + name
                + "' has not exactly one line: give the value of the header Authorization, such as ApiKey and the key");
    }
}
