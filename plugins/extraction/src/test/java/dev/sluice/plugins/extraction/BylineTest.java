package dev.sluice.plugins.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Furniture.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BylineTest {
    private static final String FIRST =
            "The harbor of Velm will stay closed until the wreck of the dredger is lifted, its master said on Monday.";
    private static final String SECOND =
            "More than forty barges have been waiting since the storm, and some of their crews have gone home by train.";
    private static final String PAGE = """
            <html><head><title>Harbor stays closed - Velm Post</title></head><body>
            <div id="date">Thursday, 14 November 2024</div><a href="/">Velm Post</a>
            <h1>Harbor stays closed</h1><div>%s</div>
            <div id="text"><p>%s</p><p>%s</p></div></body></html>
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "By Ilse Vantham | Velm | 29 July 2021; Ilse Vantham",
                "By Ilse Vantham; Ilse Vantham",
                "By A.J. McGraw; A.J. McGraw",
                "By Piet van der Holm, in Velm; Piet van der Holm"
            })
    void namesTheAuthorOfAVisibleByline(String byline, String author) throws Exception {
        assertThat(authors("a.html", PAGE.formatted(byline, FIRST, SECOND))).containsExactly(author);
        assertThat(authors("a.txt", "Harbor stays closed\n\n" + byline + "\n\n" + FIRST + "\n\n" + SECOND + "\n"))
                .containsExactly(author);
    }

    @Test
    void namesAllAuthorsOfAByline() throws Exception {
        assertThat(authors("a.html", PAGE.formatted("By Ilse Vantham and Jon Okara", FIRST, SECOND)))
                .containsExactly("Ilse Vantham", "Jon Okara");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "By Velm Post",
                "By Post Staff",
                "By Harbor News Agency",
                "By Ministry of Transport",
                "By Associated Press",
                "By Invitation Only",
                "By VLMX Global",
                "By HarborBy Region",
                "By the sea"
            })
    void namesNobodyForDesksAndAgencies(String byline) throws Exception {
        assertThat(authors("a.html", PAGE.formatted(byline, FIRST, SECOND))).isEmpty();
        assertThat(authors("a.txt", "Harbor stays closed\n\n" + byline + "\n\n" + FIRST + "\n\n" + SECOND + "\n"))
                .isEmpty();
    }

    @Test
    void keepsTheAuthorOfTheMetadata() throws Exception {
        String page = PAGE.replace("<head>", "<head><meta name='author' content='Mara Lind'>");
        assertThat(authors("a.html", page.formatted("By Ilse Vantham", FIRST, SECOND)))
                .containsExactly("Mara Lind");
    }

    @Test
    void aWeekdayDateAboveTheTitleIsTheClockOfTheSiteWhateverItsMarkupCallsIt() throws Exception {
        var furniture = Contexts.extract("a.html", PAGE.formatted("By Ilse Vantham", FIRST, SECOND))
                .furniture();
        assertThat(furniture)
                .anyMatch(piece -> piece.role() == Role.MASTHEAD && piece.text().contains("14 November 2024"))
                .noneMatch(piece -> piece.role() == Role.DATELINE);
    }

    private static List<String> authors(String name, String content) throws Exception {
        return Contexts.extract(name, content).metadata().authors();
    }
}
