package dev.sluice.core.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.Document;
import dev.sluice.core.DocumentStatus;
import dev.sluice.core.internal.engine.DocumentWorker.Result;
import dev.sluice.core.internal.engine.Journal.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final List<String> RUN = List.of("one run", "of its kind");

    @TempDir
    Path folder;

    private static Result document(String id) {
        return new Result(Document.of(id, "Text \uD83D\uDE00 of\n" + id + " \uD800"), null, null);
    }

    private static Result failure(String id) {
        return Result.failed(
                new Failure(id, DocumentStatus.PARSE_ERROR, "extract", "p@1", "is \"broken\"", new IOException("x")));
    }

    private static List<Entry> entries() {
        return List.of(
                new Entry("a", List.of(document("a")), List.of()),
                new Entry("b", List.of(failure("b")), List.of()),
                new Entry(
                        "c", List.of(document("c"), failure("c#1"), document("c#2")), List.of("one doubt", "another")),
                new Entry("d", List.of(), List.of()),
                new Entry("e", List.of(document("e")), List.of()));
    }

    private Path written() throws IOException {
        Path file = folder.resolve("journal");
        try (Journal journal = Journal.begin(file, RUN)) {
            for (Entry entry : entries()) {
                journal.add(entry);
            }
            journal.end();
        }
        return file;
    }

    private static List<Entry> known(Journal journal) throws IOException {
        List<Entry> known = new ArrayList<>();
        for (Entry entry = journal.next(); entry != null; entry = journal.next()) {
            known.add(entry);
        }
        return known;
    }

    /** What was thrown is known by its name alone once it was written. */
    private static String shown(List<Entry> entries) {
        StringBuilder shown = new StringBuilder();
        for (Entry entry : entries) {
            shown.append(entry.input()).append(':');
            for (Result result : entry.results()) {
                Failure failure = result.failure();
                shown.append(
                        failure == null
                                ? result.document().toRecord()
                                : List.of(
                                        failure.id(),
                                        failure.status(),
                                        failure.step(),
                                        failure.plugin(),
                                        failure.message(),
                                        failure.exception()));
            }
            shown.append(entry.warnings()).append('\n');
        }
        return shown.toString();
    }

    @Test
    void givesBackWhatWasAdded() throws IOException {
        Path file = written();
        assertThat(Journal.runOf(file)).isEqualTo(RUN);
        try (Journal journal = Journal.goOn(file)) {
            assertThat(shown(known(journal))).isEqualTo(shown(entries()));
            assertThat(journal.isComplete()).isTrue();
            assertThat(journal.inputs()).isEqualTo(5);
            assertThat(journal.documents()).isEqualTo(4);
        }
    }

    @Test
    void cutAtAnyByteItGivesBackWholeInputsAndTakesTheOthersAgain() throws IOException {
        Path file = written();
        byte[] whole = Files.readAllBytes(file);
        List<Integer> ends = ends();
        for (int length = ends.get(0); length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            int complete = (int) ends.stream().skip(1).filter(boundary(length)).count();
            try (Journal journal = Journal.goOn(file)) {
                assertThat(shown(known(journal)))
                        .as("cut at byte %d", length)
                        .isEqualTo(shown(entries().subList(0, complete)));
                assertThat(journal.isComplete()).isFalse();
                for (Entry entry : entries().subList(complete, 5)) {
                    journal.add(entry);
                }
            }
            assertThat(Files.readAllBytes(file))
                    .as("cut at byte %d", length)
                    .isEqualTo(Arrays.copyOf(whole, ends.get(ends.size() - 1)));
        }
    }

    private static Predicate<Integer> boundary(int length) {
        return end -> end <= length;
    }

    /** Returns how long the file is after its first line, and after each input. */
    private List<Integer> ends() throws IOException {
        List<Integer> ends = new ArrayList<>();
        Path other = folder.resolve("other");
        try (Journal journal = Journal.begin(other, RUN)) {
            ends.add((int) Files.size(other));
            for (Entry entry : entries()) {
                journal.add(entry);
                ends.add((int) Files.size(other));
            }
        }
        return ends;
    }

    @Test
    void aFileWithoutAWholeFirstLineIsNoJournal() throws IOException {
        Path file = written();
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < ends().get(0); length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(Journal.runOf(file)).as("cut at byte %d", length).isNull();
        }
        assertThat(Journal.runOf(folder.resolve("nowhere"))).isNull();
    }

    @Test
    void aByteThatChangedEndsWhatIsBelieved() throws IOException {
        Path file = written();
        byte[] whole = Files.readAllBytes(file);
        List<Integer> ends = ends();
        for (int at = ends.get(0); at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 4;
            Files.write(file, changed);
            int complete = (int) ends.stream().skip(1).filter(boundary(at)).count();
            try (Journal journal = Journal.goOn(file)) {
                assertThat(shown(known(journal)))
                        .as("changed at byte %d", at)
                        .isEqualTo(shown(entries().subList(0, complete)));
            }
        }
    }

    @Test
    void aJournalThatChangesWhileItIsReadIsAnError() throws IOException {
        Path file = folder.resolve("journal");
        try (Journal journal = Journal.begin(file, RUN)) {
            journal.add(entries().get(0));
            journal.add(entries().get(2));
            journal.end();
            Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 10));
            assertThatThrownBy(journal::read).isInstanceOf(IOException.class).hasMessageContaining("changed");
        }
    }
}
