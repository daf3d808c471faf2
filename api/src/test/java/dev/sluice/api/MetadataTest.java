package dev.sluice.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetadataTest {
    @Test
    void typedPropertiesAreOrdinaryOnesUnderTheirPlainNames() {
        Metadata metadata = Metadata.EMPTY
                .withTitle("A title")
                .withAuthors(List.of("Ann", "Ben"))
                .withSite("Times")
                .withLanguage("en")
                .withUrl("https://example.org/");
        assertThat(metadata.title()).contains("A title");
        assertThat(metadata.authors()).containsExactly("Ann", "Ben");
        assertThat(metadata.site()).contains("Times");
        assertThat(metadata.language()).contains("en");
        assertThat(metadata.url()).contains("https://example.org/");
        assertThat(metadata.asMap().keySet()).containsExactly("authors", "language", "site", "title", "url");
        assertThat(Metadata.of(metadata.asMap()))
                .isEqualTo(metadata)
                .hasSameHashCodeAs(metadata)
                .hasToString(metadata.toString());
    }

    @Test
    void valuesKeepTheOrderTheyWereFoundIn() {
        Metadata metadata =
                Metadata.EMPTY.plus("dc.creator", "b").plus("dc.creator", "a").plus("dc.creator", "b");
        assertThat(metadata.all("dc.creator")).containsExactly("b", "a", "b");
        assertThat(metadata.first("dc.creator")).contains("b");
    }

    @Test
    void noValuesRemoveAProperty() {
        assertThat(Metadata.EMPTY.plus("a", "1").with("a", List.of())).isEqualTo(Metadata.EMPTY);
        assertThat(Metadata.of(Map.of("a", List.of()))).isEqualTo(Metadata.EMPTY);
        assertThat(Metadata.EMPTY.all("a")).isEmpty();
        assertThat(Metadata.EMPTY.first("a")).isEmpty();
    }

    @Test
    void nothingChangesFromOutside() {
        List<String> values = new ArrayList<>(List.of("1"));
        Metadata metadata = Metadata.EMPTY.with("a", values);
        values.add("2");
        assertThat(metadata.all("a")).containsExactly("1");
        assertThatThrownBy(() -> metadata.asMap().remove("a")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> metadata.all("a").add("2")).isInstanceOf(UnsupportedOperationException.class);
        assertThat(Metadata.EMPTY.asMap()).isEmpty();
    }
}
