package dev.sluice.plugins.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "page-1.html", "2020_06_10.txt", "A.B"})
    void aGoodIdIsItsOwnName(String id) {
        assertThat(new FileNames().of(id)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "..",
                ".",
                "/",
                "a/b.html",
                "a\\b",
                ".hidden",
                "-rf",
                "con",
                "NUL.txt",
                "lpt1.tar.gz",
                "a:b",
                "a\u0000b",
                "\ud83d\ude00",
                "e\u0301",
                "\ud800",
                " ",
                "crawl.warc.gz#17"
            })
    void anyOtherIdBecomesAPlainNameThatTellsItApart(String id) {
        String name = new FileNames().of(id);
        assertThat(name)
                .matches("[A-Za-z0-9_][A-Za-z0-9._-]*-[0-9a-f]{10}")
                .isEqualTo(new FileNames().of(id))
                .isNotEqualTo(new FileNames().of(id + "x"));
        assertThat(name.toLowerCase(Locale.ROOT)).doesNotMatch("(con|nul|lpt1)(\\..*)?-.*");
    }

    @Test
    void aLongIdIsCut() {
        assertThat(new FileNames().of("x".repeat(100_000))).hasSize(111);
        assertThat(new FileNames().of("x".repeat(101))).isNotEqualTo(new FileNames().of("x".repeat(102)));
    }

    @Test
    void namesDifferAlsoWhereCaseDoesNotCount() {
        List<String> ids = List.of("a", "A", "a/b", "a_b", "A_B", "a b");
        FileNames names = new FileNames();
        List<String> lower = new ArrayList<>();
        for (String id : ids) {
            lower.add(names.of(id).toLowerCase(Locale.ROOT));
            names.take(id);
        }
        Set<String> distinct = new HashSet<>(lower);
        assertThat(distinct).hasSize(ids.size());
    }
}
