package dev.sluice.plugins.reading;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Decides by glob patterns which paths below a directory are read. Immutable. */
final class PathFilter {
    private final List<Pattern> include;
    private final List<Pattern> exclude;

    PathFilter(List<String> include, List<String> exclude) {
        this.include = include.stream().map(PathFilter::compile).toList();
        this.exclude = exclude.stream().map(PathFilter::compile).toList();
    }

    /** Returns whether a path is read; a compressed file is also what it is without the ending of that. */
    boolean accepts(String path) {
        return matches(include, path) && !matches(exclude, path);
    }

    private static boolean matches(List<Pattern> patterns, String path) {
        String inner = Compression.strip(path);
        return patterns.stream()
                .anyMatch(p -> p.matcher(path).matches() || p.matcher(inner).matches());
    }

    static boolean isPattern(String path) {
        return path.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
    }

    /**
     * Turns a glob into a regular expression: {@code *} and {@code ?} stay within a name, {@code **} crosses slashes,
     * {@code **}{@code /} also stands for no directory at all, {@code [a-z]}, {@code [!a]} and {@code {a,b}} are as in
     * shells. A bracket or brace that is never closed stands for itself.
     */
    static Pattern compile(String glob) {
        StringBuilder regex = new StringBuilder();
        int braces = 0;
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (glob.startsWith("**/", i)) {
                regex.append("(?:[^/]*/)*");
                i += 2;
            } else if (glob.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else if (c == '[' && glob.indexOf(']', i + 2) > 0) {
                int end = glob.indexOf(']', i + 2);
                String set = glob.substring(i + 1, end)
                        .replace("\\", "\\\\")
                        .replace("[", "\\[")
                        .replace("&", "\\&");
                regex.append('[')
                        .append(set.startsWith("!") ? "^" + set.substring(1) : set)
                        .append(']');
                i = end;
            } else if (c == '{' && glob.indexOf('}', i) > 0) {
                regex.append("(?:");
                braces++;
            } else if (c == '}' && braces > 0) {
                regex.append(')');
                braces--;
            } else if (c == ',' && braces > 0) {
                regex.append('|');
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        try {
            return Pattern.compile(regex.append(")".repeat(braces)).toString(), Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("the pattern '" + glob + "' cannot be read: " + e.getDescription(), e);
        }
    }
}
