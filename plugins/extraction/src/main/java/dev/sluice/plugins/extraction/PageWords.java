package dev.sluice.plugins.extraction;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** The {@linkplain LineTraits#vocabulary vocabulary} of each block of a page, with numbers for words. Built once, then only read. */
final class PageWords {
    private final int[][] distinct;
    private final int[] all;
    private final int size;

    /**
     * @param lines the texts of the blocks in lower case
     */
    PageWords(List<String> lines) {
        Map<String, Integer> numbers = new HashMap<>();
        distinct = new int[lines.size()][];
        all = new int[lines.size()];
        int[] seen = new int[64];
        for (int block = 0; block < distinct.length; block++) {
            List<String> words = LineTraits.vocabularyOfLowerCase(lines.get(block));
            int[] own = new int[words.size()];
            int count = 0;
            for (String word : words) {
                Integer known = numbers.putIfAbsent(word, numbers.size());
                int number = known == null ? numbers.size() - 1 : known;
                seen = number < seen.length ? seen : Arrays.copyOf(seen, 2 * number);
                if (seen[number] != block + 1) {
                    seen[number] = block + 1;
                    own[count++] = number;
                }
            }
            distinct[block] = Arrays.copyOf(own, count);
            all[block] = own.length;
        }
        size = numbers.size();
    }

    /** Returns for each word in how many of some blocks it stands. */
    int[] count(IntPredicate blocks) {
        int[] counts = new int[size];
        for (int block = 0; block < distinct.length; block++) {
            if (blocks.test(block)) {
                for (int word : distinct[block]) {
                    counts[word]++;
                }
            }
        }
        return counts;
    }

    /** Returns how many words a block has. */
    int all(int block) {
        return all[block];
    }

    /** Returns how many different words a block has. */
    int distinct(int block) {
        return distinct[block].length;
    }

    /** Returns how many different words of a block have at least some count. */
    int known(int block, int[] counts, int least) {
        int known = 0;
        for (int word : distinct[block]) {
            known += counts[word] >= least ? 1 : 0;
        }
        return known;
    }
}
