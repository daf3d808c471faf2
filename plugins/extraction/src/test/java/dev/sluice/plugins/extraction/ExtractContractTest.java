package dev.sluice.plugins.extraction;

import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Input;
import dev.sluice.testkit.ExtractorContract;
import java.nio.charset.StandardCharsets;
import java.util.List;

class ExtractContractTest extends ExtractorContract<ExtractConfig> {
    private static final String PAGE = """
            <!DOCTYPE html><html lang="en"><head><title>A lock is mended - Coast Press</title>
            <meta property="article:published_time" content="2020-06-12T10:00:00Z">
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"A lock is mended","author":{"name":"Ada Brandt"}}</script>
            </head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/sea">Sea</a></li></ul></nav>
            <article><h1>A lock is mended</h1><p class="byline">By Ada Brandt, 12 June 2020</p>
            <p>The harbor of Lindholm will close for two weeks in May so that divers can repair the old lock gates.</p>
            <h2>Ferries</h2><ul><li>to the islands, <a href="/pier">from the pier</a></li><li>to the city: none</li></ul>
            <table><tr><th>Day</th><th>Ferries</th></tr><tr><td>Friday</td><td>4</td></tr></table>
            <blockquote>After forty years the lighthouse will have a new lamp, which can be seen from far.</blockquote>
            </article><aside>Read also: <a href="/bread">The bakers of the islands</a></aside>
            <footer>All rights reserved</footer></body></html>
            """;

    @Override
    protected ComponentFactory<ExtractConfig> factory() {
        return new ExtractFactory();
    }

    @Override
    protected ExtractConfig config() {
        return new ExtractConfig(5_000_000, true, ExtractConfig.Mode.BALANCED, true, true, true, true, true);
    }

    @Override
    protected List<Input> inputs() {
        return List.of(
                Input.part("page.html", "text/html", PAGE.getBytes(StandardCharsets.UTF_8)),
                Input.part("page", null, PAGE.getBytes(StandardCharsets.UTF_16)),
                Input.part(
                        "a.txt",
                        null,
                        "A lock is mended\n\nBy Ada Brandt\n\nIt leaks.".getBytes(StandardCharsets.UTF_8)),
                Input.part("a.pdf", "application/pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8)));
    }
}
