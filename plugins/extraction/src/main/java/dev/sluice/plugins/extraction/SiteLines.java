package dev.sluice.plugins.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** The lines that stand on more than one document of a site, and on which. Immutable, thread-safe. */
final class SiteLines {
    /** So many documents are remembered for a line; more say nothing new. */
    private static final int MAX_DOCUMENTS = 24;

    private final Map<String, Site> sites;

    private SiteLines(Map<String, Site> sites) {
        this.sites = sites;
    }

    static SiteLines of(List<LineHashes> documents) {
        Map<String, List<LineHashes>> bySite = new TreeMap<>();
        for (LineHashes document : documents) {
            if (!document.site().isEmpty()) {
                bySite.computeIfAbsent(document.site(), site -> new ArrayList<>())
                        .add(document);
            }
        }
        Map<String, Site> sites = new TreeMap<>();
        bySite.forEach((name, members) -> {
            if (members.size() > 1) {
                members.sort(Comparator.comparingLong(LineHashes::document));
                sites.put(name, new Site(members));
            }
        });
        return new SiteLines(sites);
    }

    /** Returns the other documents of a site that hold a line, or some of them where there are very many. */
    List<LineHashes> others(LineHashes document, long hash) {
        Site site = sites.get(document.site());
        return site == null
                ? List.of()
                : site.holders(hash).stream()
                        .filter(other -> other.document() != document.document())
                        .toList();
    }

    /** The lines of one site, as sorted arrays: there may be millions. */
    private static final class Site {
        private final List<LineHashes> documents;
        private final long[] hashes;
        private final int[][] holders;

        Site(List<LineHashes> documents) {
            this.documents = List.copyOf(documents);
            this.hashes = repeated(documents);
            this.holders = new int[hashes.length][];
            int[] counts = new int[hashes.length];
            for (int number = 0; number < documents.size(); number++) {
                LineHashes document = documents.get(number);
                for (int i = 0; i < document.size(); i++) {
                    int at = Arrays.binarySearch(hashes, document.hash(i));
                    if (at >= 0 && counts[at] < MAX_DOCUMENTS) {
                        int[] old = counts[at] == 0 ? new int[2] : holders[at];
                        holders[at] = counts[at] < old.length ? old : Arrays.copyOf(old, 2 * old.length);
                        holders[at][counts[at]++] = number;
                    }
                }
            }
            for (int i = 0; i < holders.length; i++) {
                holders[i] = Arrays.copyOf(holders[i], counts[i]);
            }
        }

        private static long[] repeated(List<LineHashes> documents) {
            long[] all = documents.stream()
                    .flatMapToLong(
                            document -> LongStream.range(0, document.size()).map(i -> document.hash((int) i)))
                    .sorted()
                    .toArray();
            int size = 0;
            for (int i = 0; i + 1 < all.length; i++) {
                if (all[i] == all[i + 1] && (size == 0 || all[size - 1] != all[i])) {
                    all[size++] = all[i];
                }
            }
            return Arrays.copyOf(all, size);
        }

        List<LineHashes> holders(long hash) {
            int at = Arrays.binarySearch(hashes, hash);
            return at < 0
                    ? List.of()
                    : Arrays.stream(holders[at]).mapToObj(documents::get).toList();
        }
    }
}
