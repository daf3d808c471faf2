package dev.sluice.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What tells two texts apart, line by line, short enough for the message of a failed test. Stateless and thread-safe. */
final class LineDifference {
    private static final int SHOWN = 10;
    private static final int WIDEST = 200;

    private LineDifference() {}

    /** Returns the first lines that only one of two texts has, and where they begin to differ. The texts are not the same. */
    static String between(String expected, String actual) {
        List<String> before = lines(expected);
        List<String> now = lines(actual);
        int same = 0;
        while (same < Math.min(before.size(), now.size()) && before.get(same).equals(now.get(same))) {
            same++;
        }
        List<String> gone = without(before.subList(same, before.size()), now.subList(same, now.size()));
        List<String> come = without(now.subList(same, now.size()), before.subList(same, before.size()));
        StringBuilder out = new StringBuilder("from line " + (same + 1) + " on");
        if (gone.isEmpty() && come.isEmpty()) {
            // the same lines in another order
            gone = before.subList(same, same + 1);
            come = now.subList(same, same + 1);
        }
        show('-', gone, out);
        show('+', come, out);
        return out.toString();
    }

    /** The last line is told from one that has an end. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("(?<=\n)", -1)));
        lines.removeIf(String::isEmpty);
        lines.replaceAll(line ->
                line.endsWith("\n") ? line.substring(0, line.length() - 1) : line + " (without an end of line)");
        return lines;
    }

    /** Returns the lines of a list that another has not, each as often as it has it less often. */
    private static List<String> without(List<String> lines, List<String> other) {
        Map<String, Integer> rest = new HashMap<>();
        other.forEach(line -> rest.merge(line, 1, Integer::sum));
        return lines.stream()
                .filter(line -> rest.merge(line, -1, Integer::sum) < 0)
                .toList();
    }

    private static void show(char sign, List<String> lines, StringBuilder out) {
        for (String line : lines.subList(0, Math.min(SHOWN, lines.size()))) {
            String shown = line.length() <= WIDEST ? line : line.substring(0, WIDEST) + "…";
            out.append('\n').append(sign).append(' ').append(shown);
        }
        if (lines.size() > SHOWN) {
            out.append('\n')
                    .append(sign)
                    .append(" and ")
                    .append(lines.size() - SHOWN)
                    .append(" more");
        }
    }
}
