package dev.sluice.plugins.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextDumpTest {
    private static final String PAGE = """
            <html><head><title>Harbor - Press</title><style>p { color: red }</style></head><body>
            <ul><li><a href=a>Sea</a></li><li><a href=b>Isles</a></li></ul>
            <h1>Harbor</h1><p>It <b>closes</b> in May.<br>So says the city.</p><img alt="The pier">
            <table><tr><td>old</td><td>9 m</td></tr></table><p hidden>never</p>
            <div style="display: none">seen</div><script>var x = 1;</script></body></html>
            """;

    private static TextDump.Style style(boolean gluedItems, boolean rows, boolean images) {
        return new TextDump.Style(false, gluedItems, false, rows, images, 1);
    }

    @Test
    void showsALineForEachBlockAndNothingHidden() {
        assertThat(TextDump.lines(PAGE, TextDump.Style.BROWSER))
                .containsExactly(
                        "Harbor - Press",
                        "Sea",
                        "Isles",
                        "Harbor",
                        "It closes in May.",
                        "So says the city.",
                        "old",
                        "9 m");
    }

    @Test
    void otherToolsGlueItemsJoinRowsOrShowImages() {
        assertThat(TextDump.lines(PAGE, style(true, false, false))).startsWith("SeaIsles", "Harbor");
        assertThat(TextDump.lines(PAGE, style(false, true, false))).endsWith("old 9 m");
        assertThat(TextDump.lines(PAGE, style(false, false, true))).contains("The pier");
    }

    @Test
    void aPageHasAlwaysTheSameStyle() {
        assertThat(TextDump.Style.of("a.html")).isEqualTo(TextDump.Style.of("a.html"));
    }
}
