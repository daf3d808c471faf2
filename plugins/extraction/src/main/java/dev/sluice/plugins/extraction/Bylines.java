package dev.sluice.plugins.extraction;

import dev.sluice.api.Furniture.Role;
import dev.sluice.api.Metadata;
import java.util.List;
import java.util.Optional;

/** Reads authors from the line "By NAME" of a page or a text that names none elsewhere. Stateless, thread-safe. */
final class Bylines {
    /** Below the title of a plain text, a byline stands within this many lines. */
    private static final int HEAD_LINES = 5;

    /** Behind the names there is room for a place, a date and what the authors do. */
    private static final int MAX_LINE = 160;

    private Bylines() {}

    /** Returns metadata with the authors of the first byline among the blocks, unless they are known. */
    static Metadata fromBlocks(Metadata metadata, List<Block> blocks) {
        return complete(
                metadata,
                blocks.stream()
                        .filter(block ->
                                block.role() == Role.BYLINE && !block.reason().equals(PageMarks.HIDDEN))
                        .map(Block::text)
                        .toList());
    }

    /** Returns metadata with the authors of a byline below the title of a text, unless they are known. */
    static Metadata fromText(Metadata metadata, String text) {
        List<String> lines = text.lines()
                .map(TextShape::normalize)
                .filter(line -> !line.isEmpty())
                .limit(HEAD_LINES)
                .toList();
        return lines.isEmpty() ? metadata : complete(metadata, lines.subList(1, lines.size()));
    }

    private static Metadata complete(Metadata metadata, List<String> lines) {
        if (!metadata.authors().isEmpty()) {
            return metadata;
        }
        for (String line : lines) {
            Optional<List<String>> names = names(line, metadata.site().orElse(""));
            if (names.isPresent()) {
                return metadata.withAuthors(names.get());
            }
        }
        return metadata;
    }

    /** Returns the people that a line names as authors, up to the first that may be none. */
    private static Optional<List<String>> names(String line, String site) {
        String value = line.length() > MAX_LINE ? "" : BylineWords.behindLoneLabel(line);
        List<String> names = AuthorName.parse(value, site).stream()
                .takeWhile(name -> name.kind() == AuthorName.Kind.PERSON && !name.isOf(site))
                .map(AuthorName::text)
                .toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }
}
