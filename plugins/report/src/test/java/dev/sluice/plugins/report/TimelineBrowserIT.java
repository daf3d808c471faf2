package dev.sluice.plugins.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published example of the format {@code timeline}, opened by TimelineJS itself in a real browser. */
class TimelineBrowserIT {
    private static final Path EXAMPLE = Path.of("..", "..", "examples", "formats", "timeline", "timeline.json");

    @TempDir
    static Path directory;

    @Test
    void timelineShowsEveryEventOnItsDayWithoutComplaint() throws Exception {
        String events = Files.readString(EXAMPLE);
        try (InputStream script = Objects.requireNonNull(getClass().getResourceAsStream("timeline.min.js"))) {
            Files.copy(script, directory.resolve("timeline.js"));
        }
        Path page = Files.writeString(directory.resolve("page.html"), """
                <!doctype html><meta charset="utf-8"><div id="timeline" style="width: 900px; height: 500px"></div>
                <script src="timeline.js"></script>
                <script>
                  new TL.Timeline('timeline', %s, {font: null});
                  document.documentElement.dataset.ready = '';
                </script>
                """.formatted(events.replace("</", "<\\/")));
        List<String> expected = new ArrayList<>();
        for (JsonNode event : new ObjectMapper().readTree(events).get("events")) {
            expected.add(event.at("/text/headline").asText() + " "
                    + event.get("display_date").asText());
        }
        try (Browser browser = new Browser(directory)) {
            browser.open(page, "");
            browser.await("document.querySelectorAll('.tl-timemarker').length === " + expected.size());
            browser.await("document.querySelectorAll('.tl-slide').length === " + expected.size());
            List<String> shown = new ArrayList<>();
            browser.evaluate("[...document.querySelectorAll('.tl-slide')].map(slide =>"
                            + " slide.querySelector('.tl-headline').textContent + ' '"
                            + " + slide.querySelector('.tl-headline-date').textContent)")
                    .forEach(slide -> shown.add(slide.asText()));
            assertThat(shown).isEqualTo(expected);
            assertThat(browser.evaluate(
                                    "[...document.querySelectorAll('.tl-message-content')].map(e => e.textContent).join('')")
                            .asText())
                    .as("complaints")
                    .isEmpty();
        }
    }
}
