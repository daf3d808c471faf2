package dev.sluice.plugins.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class ElementNamesTest {
    private static Element element(String html) {
        return Jsoup.parse(html).body().child(0);
    }

    @Test
    void takesNamesWholeAndInWords() {
        assertThat(ElementNames.words(element("<div class='entry-content postBody' id='main_2' role='main'></div>")))
                .containsExactlyInAnyOrder(
                        "entry-content", "entry", "content", "postbody", "post", "body", "main", "main_");
    }

    @Test
    void numbersAtTheEndTellNothing() {
        assertThat(ElementNames.words(element("<div class='post-1234'></div>"))).containsExactly("post");
    }

    @Test
    void weighsTheNamesThatSpeakMostForAndAgainst() {
        ElementNames names = new ElementNames(Map.of("article", 3f, "body", 1f, "sidebar", -4f));
        assertThat(names.odds(element("<div class='article-body'></div>"))).isEqualTo(3f);
        assertThat(names.odds(element("<div class='article sidebar'></div>"))).isEqualTo(-1f);
        assertThat(names.odds(element("<div class='x'></div>"))).isZero();
        assertThat(names.odds(element("<div></div>"))).isZero();
    }

    @Test
    void staysFastOnNamesWithoutEnd() {
        String name = "a-".repeat(500_000);
        assertThat(ElementNames.words(element("<div class='" + name + "'></div>")))
                .isEmpty();
    }
}
