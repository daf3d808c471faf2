package dev.sluice.plugins.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IrisTest {
    @ParameterizedTest
    @CsvSource({
        "https://example.org/a?b=c#d, https://example.org/a?b=c#d",
        "HTTP://example.org/, HTTP://example.org/",
        "https://example.org/stra\u00dfe/\ud83d\ude00, https://example.org/stra%C3%9Fe/%F0%9F%98%80"
    })
    void addressesOfTheWebAreWrittenInAscii(String text, String address) {
        assertThat(Iris.webAddress(text)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "/a",
                "javascript:alert(1)",
                "https://",
                "https:///x",
                "https://a b/",
                "https://a/<b>"
            })
    void nothingElseIsAnAddress(String text) {
        assertThat(Iris.webAddress(text)).isEmpty();
    }

    @Test
    void idsArePercentEncoded() {
        assertThat(Iris.document(Document.of("a b/\u00e9<\ud83d\ude00>", "")))
                .isEqualTo("urn:sluice:document:a%20b%2F%C3%A9%3C%F0%9F%98%80%3E");
        assertThat(Iris.entity("http://example.org/", "Q1")).isEqualTo("http://example.org/Q1");
        assertThat(Iris.entity("http://example.org/", "NIL1")).isEqualTo("urn:sluice:entity:NIL1");
    }
}
