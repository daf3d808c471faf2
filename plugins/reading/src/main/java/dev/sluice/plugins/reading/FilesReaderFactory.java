package dev.sluice.plugins.reading;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Layer;
import dev.sluice.api.Reader;
import dev.sluice.api.SluiceComponent;

/**
 * Makes the reader {@code files}, which finds documents in directories, files, patterns and the standard input. Files
 * that end in {@code .gz}, {@code .bz2} or {@code .xz} are decompressed; those that end in {@code .jsonl} or
 * {@code .ndjson} are corpora of many documents, and so are archives (ZIP, TAR), web archives (WARC, ARC, WACZ) and
 * mailboxes (MBOX), whose entries go by the id {@code archive.zip#path/in/it} and know what they lay in by the property
 * {@code part.parent}. Below a directory that is read, hidden files, files ending in {@code .part}, and folders of results (those
 * that hold {@code .sluice/lock}) are left out, so that a run does not read what a run wrote. Thread-safe.
 *
 * @since 0.1
 */
@SluiceComponent(
        name = "files",
        summary = "Finds documents in directories, files, archives, web archives, mailboxes and the standard input.",
        yields = Layer.CONTENT)
public final class FilesReaderFactory implements ComponentFactory<FilesConfig> {
    /** Makes the factory. */
    public FilesReaderFactory() {}

    @Override
    public Reader create(FilesConfig config, ComponentContext context) {
        PathFilter filter = new PathFilter(config.include(), config.exclude());
        return new FilesReader(
                config.paths(),
                context::resolve,
                new FileInputs(
                        filter,
                        config.followLinks(),
                        new Unpacking(config.format(), config.archives(), config.maxBytes(), RecordFields.STANDARD)),
                () -> System.in);
    }
}
