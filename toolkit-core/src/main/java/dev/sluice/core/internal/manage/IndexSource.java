package dev.sluice.core.internal.manage;

import dev.sluice.core.InputException;
import dev.sluice.core.internal.Version;
import dev.sluice.core.internal.plugin.Versions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A plugin that is found by its id in an index, and with it those that it needs. */
final class IndexSource extends PluginSource {
    private static final String ANY = "*";

    private final String id;
    private final String range;
    private final String index;
    private final Versions versions = new Versions();
    /** What was read once counts for all that is installed together. */
    private final AtomicReference<@Nullable PluginIndex> known;

    IndexSource(String wanted, String index) {
        this(wanted, index, new AtomicReference<>());
    }

    private IndexSource(String wanted, String index, AtomicReference<@Nullable PluginIndex> known) {
        super(wanted);
        int at = wanted.indexOf('@');
        this.id = at < 0 ? wanted : wanted.substring(0, at);
        this.range = at < 0 ? ANY : wanted.substring(at + 1);
        if (id.isBlank() || range.isBlank() || !versions.isRange(range)) {
            throw new IllegalArgumentException(
                    "'" + wanted + "' is no plugin of an index: write its id, or its id and a"
                            + " range of versions, such as 'aircraft-types@>=1.0.0 & <2.0.0' or aircraft-types@1.2.0");
        }
        this.index = index;
        this.known = known;
    }

    @Override
    Fetched fetch(Path work, PackageLimits limits) throws ArchiveException, IOException, InterruptedException {
        PluginIndex all = known.get();
        if (all == null) {
            all = PluginIndex.fetch(index, work.resolve(PluginIndex.FILE));
            known.set(all);
        }
        PluginIndex.Entry entry = choose(all);
        Path file = work.resolve(Fetched.PACKAGE);
        Shelf shelf = Shelf.around(index);
        if (!shelf.take(entry.file(), file, limits.bytes())) {
            throw new InputException(
                    index + " names " + entry.file() + ", and " + shelf.where(entry.file())
                            + " does not exist; tell who keeps the index",
                    null);
        }
        return new Fetched(
                file,
                Optional.of(entry.sha512()),
                Optional.of(id),
                Optional.of(entry.version()),
                to -> shelf.take(entry.file() + PluginSignature.SUFFIX, to, PluginSignature.LIMIT));
    }

    @Override
    Optional<PluginSource> dependency(String needed, String needs) {
        return Optional.of(new IndexSource(needed + "@" + needs, index, known));
    }

    private PluginIndex.Entry choose(PluginIndex all) {
        List<PluginIndex.Entry> named = all.entries().stream()
                .filter(entry -> entry.id().equals(id))
                .sorted((a, b) -> versions.compareVersions(b.version(), a.version()))
                .toList();
        if (named.isEmpty()) {
            throw new InputException(
                    index + " has no plugin '" + id + "'; it has "
                            + all.entries().stream()
                                    .map(PluginIndex.Entry::id)
                                    .distinct()
                                    .sorted()
                                    .collect(Collectors.joining(", ")),
                    null);
        }
        return named.stream()
                .filter(entry -> versions.checkVersionConstraint(entry.version(), range)
                        && versions.checkVersionConstraint(Version.CURRENT, Versions.orLater(entry.requires())))
                .findFirst()
                .orElseThrow(() -> new InputException(
                        index + " has no version of '" + id + "' in the range " + range + " that works with Sluice "
                                + Version.CURRENT + "; it has "
                                + named.stream()
                                        .map(entry -> entry.version() + " for Sluice " + entry.requires())
                                        .collect(Collectors.joining(", ")),
                        null));
    }
}
