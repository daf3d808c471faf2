package dev.sluice.plugins.extraction;

import dev.sluice.api.Document;
import dev.sluice.api.Metadata;

/** Reads plain text, and takes the clutter out of pages that were saved as text. Stateless, thread-safe. */
final class TextHandler {
    private TextHandler() {}

    static Document extract(Document seed, String text) {
        TextPage page = TextPage.of(text);
        Metadata metadata = seed.metadata();
        if (page.title() != null && metadata.title().isEmpty()) {
            metadata = metadata.withTitle(page.title());
        }
        if (page.site() != null && metadata.site().isEmpty()) {
            metadata = metadata.withSite(page.site());
        }
        if (page.blocks().isEmpty()) {
            Document document = seed.withMetadata(Bylines.fromText(metadata, text));
            return document.withText(text.replace("\r\n", "\n").replace('\r', '\n'));
        }
        Document document = seed.withMetadata(Bylines.fromBlocks(metadata, page.blocks()));
        return document.withText(Furnitures.text(page.blocks())).withFurniture(Furnitures.furniture(page.blocks()));
    }
}
