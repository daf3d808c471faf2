package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What single words are in noun phrases, from the word lists of the plugin. Immutable, safe for use by several threads. */
final class PhraseWords {
    private final Set<String> opening = new HashSet<>();
    private final Set<String> outside = new HashSet<>();
    private final Set<String> descriptions = new HashSet<>();
    private final Set<String> heads = new HashSet<>();
    private final Words words;

    PhraseWords(Words words) {
        this.words = words;
        for (String line : Words.lines("phrase-words.txt")) {
            int tab = line.indexOf('\t');
            (line.endsWith("\topens") ? opening : outside).add(line.substring(0, tab));
        }
        for (String line : Words.lines("descriptions.txt")) {
            boolean head = !line.endsWith("\tapart");
            String description = head ? line : line.substring(0, line.lastIndexOf('\t'));
            descriptions.add(description);
            if (head) {
                heads.add(description);
            }
        }
    }

    /** Returns whether a folded word is an article or stands in its place. */
    boolean opens(String folded) {
        return opening.contains(folded);
    }

    /** Returns whether a word may stand in the middle of a noun phrase. */
    boolean isInside(Token token) {
        String folded = token.folded();
        boolean verb = (folded.endsWith("s") && outside.contains(folded.substring(0, folded.length() - 1)))
                || (folded.endsWith("es") && outside.contains(folded.substring(0, folded.length() - 2)));
        return !opening.contains(folded) && !outside.contains(folded) && !verb;
    }

    /** Returns how many words that end at a place describe what bears a name of a kind; 0 if they do not. */
    int descriptionBefore(List<Token> tokens, int end, Mention.Type type) {
        if (end == 0) {
            return 0;
        }
        if (type == Mention.Type.PERSON) {
            for (int from = Math.max(0, end - 4); from < end; from++) {
                List<String> before =
                        tokens.subList(from, end).stream().map(Token::folded).toList();
                boolean joined = tokens.subList(from + 1, end).stream().allMatch(Token::isJoined);
                if (joined && words.titleLength(before) == end - from) {
                    return end - from;
                }
            }
        }
        return isDescription(tokens.get(end - 1).folded(), type) ? 1 : 0;
    }

    /** Returns how many words from a place on are the title of a person; 0 if none are. */
    int titleAt(List<Token> tokens, int at) {
        int end = at + 1;
        while (end < Math.min(tokens.size(), at + 4) && tokens.get(end).isJoined()) {
            end++;
        }
        return words.titleLength(
                tokens.subList(at, end).stream().map(Token::folded).toList());
    }

    private boolean isDescription(String folded, Mention.Type type) {
        return type == Mention.Type.OTHER
                ? descriptions.contains(folded + "\tORGANIZATION") || descriptions.contains(folded + "\tPRODUCT")
                : descriptions.contains(folded + "\t" + type);
    }

    /** Returns whether a word behind a name says what it names, and does not name something that belongs to it. */
    boolean isHead(List<Token> tokens, int end, Mention.Type type) {
        String folded = tokens.get(end - 1).folded();
        Words.Cue cue = words.cue(folded);
        return switch (type) {
            case ORGANIZATION -> cue != null && cue.type() == type;
            case PLACE, GROUP -> folded.equals("government") || folded.equals("governments");
            case PRODUCT, OTHER -> heads.contains(folded + "\tPRODUCT");
            default -> false;
        };
    }
}
