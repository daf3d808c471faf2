package dev.sluice.plugins.extraction;

import dev.sluice.api.Furniture.Role;
import dev.sluice.api.Metadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads authors from the line "By NAME" of a page or a text that names none elsewhere. Stateless, thread-safe. */
final class Bylines {
    /** Below the title of a plain text, a byline stands within this many lines. */
    private static final int HEAD_LINES = 5;

    private static final String NAME =
            "\\p{Lu}[\\p{L}'’.-]*(?: (?:(?:de|van|von|der|den|la|le|al|bin|da|di|del|el|du|dos|ibn) ){0,2}\\p{Lu}[\\p{L}'’.-]*){1,3}";

    private static final Pattern LINE = Pattern.compile("(?:(?:[Ww]ritten|[Rr]eported|[Ww]ords|[Ss]tory) )?[Bb][Yy]:? ("
            + NAME + "(?:(?:, | and | & |, and )" + NAME + "){0,3})(?:(?: ?[|·•–—]|,| -) ?.{0,70})?");

    private static final Pattern JOINT = Pattern.compile(", and | and | & |, ");

    /** Names of desks, agencies and accounts contain one of these. */
    private static final Set<String> NOT_PERSONS = Set.copyOf(Resources.lines("not-persons.txt"));

    /** A word of capitals is an abbreviation; words that are glued together come from menus, unlike McGraw and FitzRoy. */
    private static final Pattern ODD_WORD = Pattern.compile("\\b\\p{Lu}{3,}\\b|\\p{Lu}\\p{Ll}{4,}\\p{Lu}");

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

    /** Returns the people that a line names as authors; none if one of them may be none. */
    private static Optional<List<String>> names(String line, String site) {
        Matcher matcher = line.length() > LineRule.MAX_LENGTH ? null : LINE.matcher(line);
        if (matcher == null || !matcher.matches()) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        for (String name : JOINT.split(matcher.group(1), -1)) {
            if (!isPerson(name, site)) {
                return names.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(names));
            }
            names.add(name);
        }
        return Optional.of(List.copyOf(names));
    }

    private static boolean isPerson(String name, String site) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String word : lower.split("[^\\p{L}]+", -1)) {
            if (NOT_PERSONS.contains(word)) {
                return false;
            }
        }
        return !ODD_WORD.matcher(name).find()
                && !name.endsWith(".")
                && !TextShape.key(name).equals(TextShape.key(site));
    }
}
