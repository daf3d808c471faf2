package dev.sluice.plugins.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import dev.sluice.api.Furniture;
import dev.sluice.api.Furniture.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextPageTest {
    private static final String FIRST =
            "The harbor of Lindholm will close for two weeks in May so that divers can repair the old lock gates, the city said on Tuesday.";
    private static final String SECOND =
            "Ferries to the islands will leave from the fishing pier instead, harbor master Ada Brandt told reporters.";
    private static final String THIRD =
            "“Nobody will be cut off,” Brandt said. “The post boat sails every morning, as it has since 1911.”";

    @Test
    void keepsAllParagraphsAndTakesTheRestOut() throws Exception {
        Document document = Contexts.extract(
                "harbor.txt",
                String.join(
                        "\n",
                        "Light Mode",
                        "Tuesday, 14 April 2020",
                        "Logo",
                        "Harbor of Lindholm to close for two weeks, says city",
                        "The old lock gates of Lindholm seen from the fishing pier on a cold morning, April 2, 2020. (AFP)",
                        "",
                        FIRST + " Lindholm",
                        "",
                        "What happens next",
                        SECOND,
                        "Advertisement",
                        THIRD + " Lindholm",
                        "",
                        "source: Coast Press",
                        "Share this article:",
                        "Related stories",
                        "Island bakers prepare for a quiet spring",
                        "The bakers of the outer islands have ordered less flour than...",
                        "Old lighthouse gets a new lamp",
                        "After forty years the lighthouse of Lindholm will have a...",
                        "Leave a Reply",
                        "Back to top"));
        assertThat(document.text()).isEqualTo(String.join("\n", FIRST, "What happens next", SECOND, THIRD));
        assertThat(document.metadata().title()).contains("Harbor of Lindholm to close for two weeks, says city");
        assertThat(Contexts.language(document)).contains("en");
        assertThat(roles(document))
                .contains(
                        Role.MASTHEAD,
                        Role.HEADLINE,
                        Role.CAPTION,
                        Role.TAGS,
                        Role.ADVERTISEMENT,
                        Role.BYLINE,
                        Role.SHARE,
                        Role.TEASER,
                        Role.COMMENT,
                        Role.NAVIGATION);
    }

    @Test
    void aDateWithItsWeekdayAboveTheTitleIsTheClockOfTheSiteAndBelowItDatesTheArticle() throws Exception {
        Document document = Contexts.extract(
                "harbor.txt",
                String.join(
                        "\n",
                        "Harbor of Lindholm to close for two weeks, says city - Coast Press",
                        "Dark Mode",
                        "Tuesday, 14 April 2020",
                        "Harbor of Lindholm to close for two weeks, says city",
                        "Monday, 6 April 2020",
                        FIRST,
                        SECOND,
                        "Share this article:",
                        "Back to top"));
        assertThat(document.furniture())
                .contains(
                        new Furniture(Role.MASTHEAD, "Tuesday, 14 April 2020", "clock"),
                        new Furniture(Role.DATELINE, "Monday, 6 April 2020", "weekday-date"));
    }

    @Test
    void findsTitleAndSiteByTheirRepetition() throws Exception {
        Document document = Contexts.extract(
                "a.txt",
                String.join(
                        "\n",
                        "Harbor closes for repairs - Coast Press",
                        "SeaIsland LifeFerries",
                        "Harbor closes for repairs",
                        FIRST,
                        SECOND,
                        "Back to top button"));
        assertThat(document.metadata().title()).contains("Harbor closes for repairs");
        assertThat(document.metadata().site()).contains("Coast Press");
        assertThat(document.text()).isEqualTo(FIRST + "\n" + SECOND);
        assertThat(document.furniture())
                .extracting(Furniture::text)
                .contains("SeaIsland LifeFerries", "Back to top button");
    }

    @Test
    void takesTheLinesOfAFeedOut() throws Exception {
        Document document = Contexts.extract(
                "a.txt",
                String.join(
                        "\n",
                        FIRST,
                        SECOND,
                        THIRD,
                        "from Coast News by CoastTalk.example https://short.example/2QN",
                        "via Coast News",
                        "No comments:"));
        assertThat(document.text()).isEqualTo(String.join("\n", FIRST, SECOND, THIRD));
    }

    @Test
    void readsOnAfterATeaserBlockInTheMiddle() throws Exception {
        String late =
                "Engineers expect the new gates to last for sixty years, far longer than the oak ones that were hung "
                        + "in the winter of 1952 after the great flood had taken the bridge away.";
        Document document = Contexts.extract(
                "a.txt",
                String.join(
                        "\n",
                        FIRST,
                        "Share",
                        "Read more",
                        "Related",
                        "Bakers prepare for spring",
                        late,
                        "Leave a comment"));
        assertThat(document.text()).isEqualTo(FIRST + "\n" + late);
    }

    @Test
    void leavesPlainProseAlone() throws Exception {
        String book = """
                The Lamp Keeper

                by Ines Holm

                Chapter 1

                It was dark. The keeper climbed the
                stairs slowly, and the wind
                went with him.

                “Home,” he said.

                Chapter 2

                In the morning the sea was calm...

                Copyright 1999 by Ines Holm. All rights reserved.
                """;
        Document document = Contexts.extract("book.txt", book);
        assertThat(document.text()).isEqualTo(book);
        assertThat(document.furniture()).isEmpty();
    }

    @Test
    void leavesMarkdownAloneAndTakesItsTitle() throws Exception {
        String page = """
                # Tide tables

                The tables are valid for one year.

                - low tide
                - high tide
                """;
        Document document = Contexts.extract("tides.md", page);
        assertThat(document.text()).isEqualTo(page);
        assertThat(document.metadata().title()).contains("Tide tables");
        assertThat(document.source().mediaType()).isEqualTo("text/markdown");
    }

    @Test
    void losesNoWord() throws Exception {
        String page = String.join("\n", "Dark mode", FIRST, "Share", SECOND, "No comments", "Powered by Wind");
        Document document = Contexts.extract("a.txt", page);
        StringBuilder all = new StringBuilder(document.text());
        document.furniture().forEach(piece -> all.append('\n').append(piece.text()));
        assertThat(List.of(all.toString().split("\n", -1)))
                .containsExactlyInAnyOrderElementsOf(List.of(page.split("\n", -1)));
    }

    private static List<Role> roles(Document document) {
        return document.furniture().stream().map(Furniture::role).toList();
    }
}
