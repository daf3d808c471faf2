package dev.sluice.plugins.extraction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A name that a page gives as that of an author. Immutable.
 *
 * @param text the name as written, without degrees
 * @param kind what it looks like
 */
record AuthorName(String text, Kind kind) {
    /** What the words of a name look like. */
    enum Kind {
        /** First and family name. */
        PERSON,
        /** One word: a first name, or what somebody calls himself. */
        NICKNAME,
        /** A desk, an agency, the site itself, or more words than people have names. */
        DESK
    }

    private static final int MAX_LENGTH = 60;
    private static final int MAX_NAMES = 12;
    private static final int MAX_WORDS = 6;

    private static final String PARTICLE =
            "(?:de|van|von|der|den|la|le|al|bin|da|di|del|della|el|du|dos|das|do|ibn|ter|ten|zu|zur|af|av|y|e|'t)";
    private static final String CAPITALIZED = "(?:[dDlLO]['’])?[\\p{Lu}\\p{Lt}][\\p{L}\\p{M}'’.-]*";

    /** The names of a person, the first and the last with a capital. */
    private static final String PERSON_NAME = CAPITALIZED + "(?: (?:" + PARTICLE + " ){0,2}" + CAPITALIZED + "){1,3}";

    private static final Pattern PERSON = Pattern.compile(PERSON_NAME);
    private static final Pattern UNCASED = Pattern.compile(
            "\\p{IsHan}{2,4}|\\p{IsHangul}{2,4}|[\\p{Lo}\\p{M}]{2,15} [\\p{Lo}\\p{M}]{2,15}(?: [\\p{Lo}\\p{M}]{2,15})?");
    private static final Pattern NICKNAME = Pattern.compile("[\\p{L}][\\p{L}\\p{M}\\d_'’.-]{1,28}");
    private static final Pattern DOMAIN = Pattern.compile(".*\\.\\p{Ll}{2,6}");

    /** What stands behind a name: a place, a date, what the author does. */
    private static final Pattern TAIL = Pattern.compile("\\s*(?:[|•·»›\\n(\\[]| [-–—/] ).*");

    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    /** A word of capitals is an abbreviation; words that are glued together come from menus, unlike McGraw and FitzRoy. */
    private static final Pattern ODD_WORD = Pattern.compile("\\b\\p{Lu}{3,}\\b|\\p{Lu}\\p{Ll}{4,}\\p{Lu}");

    /** Names of desks, agencies and accounts contain one of these. */
    private static final Set<String> NOT_PERSONS = Set.copyOf(Resources.lines("not-persons.txt"));

    /**
     * Returns the names that a value is made of.
     *
     * @param value what a page states, or what stands behind the label of a byline
     * @param site the name of the site; empty if it is not known
     */
    static List<AuthorName> parse(String value, String site) {
        String bare = TextShape.normalize(BylineWords.withoutLabel(BylineWords.withoutLabel(value.strip())));
        String head = TAIL.matcher(bare).replaceFirst("");
        if (TextShape.key(head).equals(TextShape.key(site)) && head.length() < bare.length()) {
            String rest = bare.substring(head.length()).replaceFirst("^[\\s|•·»›–—/-]+", "");
            head = TAIL.matcher(rest).replaceFirst("");
        }
        Map<String, AuthorName> names = new LinkedHashMap<>();
        for (String part : BylineWords.split(head)) {
            for (AuthorName name : byComma(part, site)) {
                if (names.size() < MAX_NAMES) {
                    names.putIfAbsent(TextShape.key(name.text()), name);
                }
            }
        }
        return List.copyOf(names.values());
    }

    /** Says whether it is the name of the site, which a person may share. */
    boolean isOf(String site) {
        return TextShape.key(text).equals(TextShape.key(site));
    }

    /** A comma parts people only if full names stand on both sides; else a degree, a title or a place follows it. */
    private static List<AuthorName> byComma(String value, String site) {
        List<AuthorName> names = new ArrayList<>();
        for (String part : COMMA.split(value, -1)) {
            String bare = withoutDegrees(part);
            if (bare.isEmpty() && !names.isEmpty()) {
                continue;
            }
            Kind kind = kind(bare, site);
            boolean isFirst = names.isEmpty();
            if (kind == null
                    || (!isFirst && (kind != Kind.PERSON || names.get(0).kind() != Kind.PERSON))) {
                break;
            }
            names.add(new AuthorName(bare, kind));
        }
        return names;
    }

    /** Degrees are told from names by their case: all capitals, or with dots. */
    private static String withoutDegrees(String name) {
        String bare = name.strip();
        while (true) {
            int space = bare.lastIndexOf(' ');
            String last = bare.substring(space + 1);
            String key = last.endsWith(".") ? last.substring(0, last.length() - 1) : last;
            boolean isWritten = key.equals(key.toUpperCase(Locale.ROOT)) || key.indexOf('.') > 0 || key.equals("PhD");
            if (!isWritten || !BylineWords.is("degree", key.toLowerCase(Locale.ROOT))) {
                return bare;
            }
            bare = bare.substring(0, Math.max(0, space)).strip();
        }
    }

    private static @Nullable Kind kind(String name, String site) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (name.length() < 2
                || name.length() > MAX_LENGTH
                || lower.contains("http")
                || lower.contains("www.")
                || lower.indexOf('@') >= 0
                || lower.indexOf('/') >= 0
                || lower.indexOf(':') >= 0
                || BylineWords.is("account", lower)
                || BylineWords.is("label", lower)
                || TextShape.words(name) > MAX_WORDS) {
            return null;
        }
        boolean isSite = !site.isEmpty() && TextShape.key(name).equals(TextShape.key(site));
        boolean isDesk = isSite && !PERSON.matcher(name).matches();
        for (String word : lower.split("[^\\p{L}\\p{M}]+", -1)) {
            if (BylineWords.is("control", word)) {
                return null;
            }
            isDesk |= NOT_PERSONS.contains(word);
        }
        if (isDesk) {
            return Kind.DESK;
        }
        if ((PERSON.matcher(name).matches() && !isOdd(name))
                || UNCASED.matcher(name).matches()) {
            return Kind.PERSON;
        }
        if (NICKNAME.matcher(name).matches() && !DOMAIN.matcher(name).matches()) {
            return Kind.NICKNAME;
        }
        return Character.isUpperCase(name.codePointAt(0)) ? Kind.DESK : null;
    }

    /** A name that is all capitals is shouted, one with a single such word has an abbreviation in it. */
    private static boolean isOdd(String name) {
        return !name.equals(name.toUpperCase(Locale.ROOT))
                && ODD_WORD.matcher(name).find();
    }
}
