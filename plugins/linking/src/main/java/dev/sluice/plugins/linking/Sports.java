package dev.sluice.plugins.linking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells which team sport a text is about, if any, and which sport a team plays. Immutable. */
final class Sports {
    private static final String RESOURCE = "sports.txt";

    /** A text about a sport has at least so many signs of it, */
    private static final int MIN_SIGNS = 4;

    /** at least so many that do not belong to all sports, */
    private static final int MIN_OWN = 2;

    /** and at least one in so many words. */
    private static final int MAX_DISTANCE = 70;

    /** The name of a sport counts as much as so many of its words, since those of several sports are alike. */
    private static final int OWN_NAME = 5;

    /** What stands in the resource for words that belong to all sports. */
    private static final String ANY = "*";

    /** From so many on, words that belong to all sports and results add nothing. */
    private static final int MAX_COMMON = 3;

    /** How the description of a team says so. */
    private static final Pattern TEAM = Pattern.compile("\\b(?:team|club|franchise)\\b");

    /** How the description of a team says so that does not tell its sport. */
    private static final Pattern ANY_TEAM = Pattern.compile("\\b(?:team|club)\\b");

    private static final Pattern RESULT = Pattern.compile("(?<![\\d.-])\\d{1,3}-\\d{1,3}(?![\\d.-])");

    private static final Pattern WORD = Pattern.compile("[\\p{L}-]+");

    private final Map<String, List<String>> names = new LinkedHashMap<>();
    private final Map<String, Map<String, Integer>> weights = new LinkedHashMap<>();

    Sports() {
        for (String line : Words.lines(RESOURCE)) {
            String[] fields = line.split("\t", -1);
            List<String> own = List.of(fields[0].split("\\|", -1));
            if (!own.get(0).equals(ANY)) {
                names.put(own.get(0), own);
                own.forEach(name -> weigh(name, own.get(0), OWN_NAME));
            }
            Arrays.asList(fields[1].split("\\|", -1)).forEach(word -> weigh(word, own.get(0), 1));
        }
    }

    private void weigh(String word, String sport, int weight) {
        weights.computeIfAbsent(word, k -> new LinkedHashMap<>()).merge(sport, weight, Math::max);
    }

    /** Returns whether a description is that of a team. */
    static boolean isTeam(String description) {
        return TEAM.matcher(description).find();
    }

    /** Returns whether a folded word is one of the words of a sport. */
    boolean isWordOf(String sport, String folded) {
        return weights.getOrDefault(folded, Map.of()).containsKey(sport);
    }

    /** Returns the sports that a team plays: those it says, else all. */
    List<String> of(Entity team) {
        String told = Spelling.fold(team.name() + " " + team.description());
        boolean american = told.contains("american football") || told.contains("national football league");
        List<String> played = new ArrayList<>();
        names.forEach((sport, own) -> {
            boolean plays = own.stream().anyMatch(told::contains);
            if (sport.equals("american football") ? american : plays && !(american && sport.equals("football"))) {
                played.add(sport);
            }
        });
        boolean any = played.isEmpty() && ANY_TEAM.matcher(team.description()).find();
        return any ? List.copyOf(names.keySet()) : played;
    }

    /**
     * Returns the team sport that a text is about; empty if none.
     *
     * @param text the text
     * @param teams how many names of the text seem to be those of teams, by sport
     */
    Optional<String> sport(String text, Map<String, Integer> teams) {
        Map<String, Integer> counts = new LinkedHashMap<>(teams);
        int words = 0;
        var matcher = WORD.matcher(text);
        for (String name : names.keySet()) {
            if (name.indexOf(' ') > 0 && Spelling.fold(text).contains(name)) {
                counts.merge(name, 2 * OWN_NAME, Integer::sum);
            }
        }
        while (matcher.find()) {
            words++;
            weights.getOrDefault(Spelling.fold(matcher.group()), Map.of())
                    .forEach((sport, weight) -> counts.merge(sport, weight, Integer::sum));
        }
        int common = Math.min(MAX_COMMON, counts.getOrDefault(ANY, 0) + results(text));
        String best = "";
        int most = MIN_SIGNS - 1;
        for (String sport : names.keySet()) {
            int signs = counts.getOrDefault(sport, 0);
            if (signs >= MIN_OWN && signs + common > most) {
                most = signs + common;
                best = sport;
            }
        }
        return best.isEmpty() || most * MAX_DISTANCE < words ? Optional.empty() : Optional.of(best);
    }

    private static int results(String text) {
        return (int) RESULT.matcher(text).results().limit(MAX_COMMON).count();
    }
}
