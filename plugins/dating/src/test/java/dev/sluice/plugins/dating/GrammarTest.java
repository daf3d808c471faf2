package dev.sluice.plugins.dating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class GrammarTest {
    @Test
    void everyAvailableLanguageCanBeRead() {
        for (String tag : Language.AVAILABLE) {
            assertThatCode(() -> LanguageReader.read(tag)).as(tag).doesNotThrowAnyException();
        }
    }

    @Test
    void refusesARuleThatLeadsBackToItself() {
        Grammar grammar = new Grammar();
        grammar.add("timex", rule(name(grammar, "other")));
        grammar.add("other", rule(new Grammar.Symbol(true, grammar.terminal("UNIT")), name(grammar, "timex")));
        assertThatThrownBy(grammar::compile)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leads back to itself");
    }

    @Test
    void refusesANameWithoutRule() {
        Grammar grammar = new Grammar();
        grammar.add("timex", rule(name(grammar, "nowhere")));
        assertThatThrownBy(grammar::compile)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'nowhere' is used but has no rule");
    }

    @Test
    void framesUniteUnlessTheyContradict() {
        Frame may = Frame.parse("month=5 day=3");
        assertThat(may.unite(Frame.parse("year=2020 month=5"))).isEqualTo(Frame.parse("day=3 month=5 year=2020"));
        assertThat(may.unite(Frame.parse("month=6"))).isNull();
        assertThat(may.toString()).isEqualTo("month=5 day=3");
        assertThatThrownBy(() -> Frame.parse("month")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Frame.parse("mouth=5")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Grammar.Symbol name(Grammar grammar, String name) {
        return new Grammar.Symbol(false, grammar.name(name));
    }

    private static Grammar.Rule rule(Grammar.Symbol... symbols) {
        List<Grammar.Element> elements = List.of(symbols).stream()
                .map(symbol -> new Grammar.Element(List.of(symbol), false, null, '='))
                .toList();
        return new Grammar.Rule(elements, Frame.EMPTY, 1);
    }
}
