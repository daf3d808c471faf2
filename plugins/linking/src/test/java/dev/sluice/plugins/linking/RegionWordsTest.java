package dev.sluice.plugins.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.api.Mention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegionWordsTest {
    @TempDir
    private Path directory;

    private static Draft place(String id, String name, double prior, String... aliases) {
        Draft draft = new Draft(id);
        draft.name = name;
        draft.type = Mention.Type.PLACE;
        draft.prior = prior;
        draft.aliases.addAll(List.of(aliases));
        return draft;
    }

    private Path table(String lines) throws IOException {
        return Files.writeString(directory.resolve("words.tsv"), lines);
    }

    @Test
    void thePlaceThatHasTheNameGetsTheWordsNotTheBetterKnownOneThatIsAlsoCalledSo() throws IOException {
        Draft village = place("Q900", "Quellia", 0.2);
        Draft region = place("Q901", "Quellia", 0.4);
        Draft state = place("Q902", "Vardonia", 0.9, "Quellia");
        RegionWords.add(table("# words\nQuellia\tQuellish|Quells\n"), List.of(village, region, state));
        assertThat(region.demonyms).containsExactly("Quellish", "Quells");
        assertThat(village.demonyms).isEmpty();
        assertThat(state.demonyms).isEmpty();
    }

    @Test
    void aNameThatNoTableHasIsRefused() throws IOException {
        Path table = table("Quellia\tQuellish\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegionWords.add(table, List.of(place("Q900", "Ombury", 0.2))))
                .withMessageContaining("Quellia");
    }
}
