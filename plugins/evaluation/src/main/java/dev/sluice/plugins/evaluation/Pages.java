package dev.sluice.plugins.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pages that are measured: one JSON object, with a member for each page, against records that go by file names. */
final class Pages {
    /**
     * A page and what a system says about it.
     *
     * @param key the member of the gold file
     * @param file the name that the record goes by
     * @param gold what is right
     * @param answer what the record says; null if there is no record, or it does not say it
     */
    record Page<T>(
            String key,
            String file,
            JsonItem gold,
            @Nullable T answer) {}

    /** What a record says; null if it says nothing. */
    record Found<T>(@Nullable T answer) {}

    /** By code points, in which order Python sorts as well. */
    static final Comparator<String> BY_CODE_POINT = (one, other) ->
            Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());

    private Pages() {}

    /**
     * Returns all pages, in the order of the gold file.
     *
     * @param ending what is added to the key of a page that names no file
     * @param read what is taken from a record
     * @throws IllegalArgumentException if there is none
     */
    static <T> List<Page<T>> read(Evaluate.Files files, String ending, Function<JsonItem, Found<T>> read)
            throws IOException {
        Map<String, Found<T>> answers = files.systemFile().byFileName(read);
        List<Page<T>> pages = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        files.goldFile().members().forEach((key, gold) -> {
            String named = gold.optional("file");
            String file = named == null ? key + ending : named;
            Found<T> found = answers.get(file);
            if (found == null) {
                missing.add(file);
            }
            pages.add(new Page<>(key, file, gold, found == null ? null : found.answer()));
        });
        if (pages.isEmpty()) {
            throw new IllegalArgumentException(files.gold() + " holds no page");
        }
        files.tellMissing(missing.size(), pages.size(), missing.isEmpty() ? "" : missing.get(0));
        return pages;
    }
}
