package dev.sluice.plugins.office;

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Extractor;
import dev.sluice.api.Layer;
import dev.sluice.api.SluiceComponent;

/**
 * Makes the extractor {@code office}, which turns PDF, office documents and mails into clean text with metadata, and their
 * attachments into parts. What is not main text is kept as furniture. It declines web pages and plain texts, so that it
 * stands behind an extractor that reads those. Thread-safe.
 *
 * @since 0.1
 */
@SluiceComponent(
        name = "office",
        summary = "Takes text and metadata out of PDF, office documents, e-books and mails, with their attachments.",
        uses = Layer.CONTENT,
        yields = Layer.TEXT,
        mediaTypes = {
            "application/pdf",
            "application/msword",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.ms-powerpoint",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "application/vnd.ms-excel",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.presentation",
            "application/vnd.oasis.opendocument.spreadsheet",
            "application/rtf",
            "application/epub+zip",
            "message/rfc822",
            "application/vnd.ms-outlook",
            "application/vnd.ms-outlook-pst",
            "application/mbox"
        })
public final class OfficeFactory implements ComponentFactory<OfficeConfig> {
    /** Makes the factory. */
    public OfficeFactory() {}

    @Override
    public Extractor create(OfficeConfig config, ComponentContext context) {
        ClassLoader loader = OfficeFactory.class.getClassLoader();
        TikaParsers.checkParsers(loader);
        return new OfficeExtractor(config, new TikaParsers(loader));
    }
}
