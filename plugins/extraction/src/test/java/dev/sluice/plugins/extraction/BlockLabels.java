package dev.sluice.plugins.extraction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Says which lines of a page are main text, by what is known of it: a line of four tokens or more if half of its runs of
 * four tokens are in the main text, a shorter one if it is a line of the main text, or stands in it beside what stands
 * beside it on the page.
 */
final class BlockLabels {
    private static final int RUN = 4;

    private BlockLabels() {}

    /** Returns for each line 1 for main text, 0 for what is not, -1 for what is not known. */
    static byte[] of(List<String> lines, TrainingPage page) {
        return page.body() == null ? bySnippets(lines, page) : byBody(lines, page.body());
    }

    private static byte[] byBody(List<String> lines, String body) {
        Set<String> runs = new HashSet<>();
        Set<String> whole = new HashSet<>();
        List<String> gold = new ArrayList<>();
        for (String line : body.split("\\R", -1)) {
            List<String> tokens = tokens(line);
            whole.add(String.join(" ", tokens));
            gold.addAll(tokens);
        }
        for (int i = 0; i + RUN <= gold.size(); i++) {
            runs.add(String.join(" ", gold.subList(i, i + RUN)));
        }
        String all = " " + String.join(" ", gold) + " ";
        byte[] labels = new byte[lines.size()];
        List<List<String>> tokens = lines.stream().map(BlockLabels::tokens).toList();
        for (int i = 0; i < labels.length; i++) {
            List<String> own = tokens.get(i);
            if (own.size() >= RUN) {
                int known = 0;
                for (int j = 0; j + RUN <= own.size(); j++) {
                    known += runs.contains(String.join(" ", own.subList(j, j + RUN))) ? 1 : 0;
                }
                labels[i] = (byte) (known * 2 >= own.size() - RUN + 1 ? 1 : 0);
            } else if (!own.isEmpty() && whole.contains(String.join(" ", own))) {
                labels[i] = 1;
            }
        }
        for (int i = 0; i < labels.length; i++) {
            String own = String.join(" ", tokens.get(i));
            if (labels[i] == 0 && !own.isEmpty() && tokens.get(i).size() < RUN) {
                boolean before =
                        i > 0 && labels[i - 1] == 1 && all.contains(" " + tail(tokens.get(i - 1)) + " " + own + " ");
                boolean after = i + 1 < labels.length
                        && labels[i + 1] == 1
                        && all.contains(" " + own + " " + head(tokens.get(i + 1)) + " ");
                labels[i] = (byte) (before || after ? 1 : 0);
            }
        }
        return labels;
    }

    private static byte[] bySnippets(List<String> lines, TrainingPage page) {
        byte[] labels = new byte[lines.size()];
        for (int i = 0; i < labels.length; i++) {
            String line = TextShape.normalize(lines.get(i));
            boolean wanted = isIn(line, page.wanted());
            boolean unwanted = isIn(line, page.unwanted());
            labels[i] = (byte) (wanted == unwanted ? -1 : wanted ? 1 : 0);
        }
        return labels;
    }

    private static boolean isIn(String line, List<String> snippets) {
        for (String raw : snippets) {
            String snippet = TextShape.normalize(raw);
            boolean holds = !snippet.isEmpty() && line.contains(snippet);
            boolean isPart = line.length() >= 20 && snippet.contains(line);
            if (holds || isPart) {
                return true;
            }
        }
        return false;
    }

    private static String tail(List<String> tokens) {
        return String.join(" ", tokens.subList(Math.max(0, tokens.size() - 2), tokens.size()));
    }

    private static String head(List<String> tokens) {
        return String.join(" ", tokens.subList(0, Math.min(2, tokens.size())));
    }

    /** Words are tokens, and so are single characters of scripts without spaces. */
    static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        int from = -1;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            boolean isUnspaced = Character.isLetterOrDigit(c) && TextShape.isUnspaced(c);
            boolean isWord = !isUnspaced && (Character.isLetterOrDigit(c) || c == '_');
            if (isWord) {
                from = from < 0 ? i : from;
                continue;
            }
            if (from >= 0) {
                tokens.add(text.substring(from, i));
                from = -1;
            }
            if (isUnspaced) {
                tokens.add(String.valueOf(c));
            }
        }
        return tokens;
    }
}
