package dev.sluice.plugins.linking;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Tells which team sport a text is about, if any, and which sport a team plays. Immutable. */
final class Sports {
    private static final String RESOURCE = "sports.txt";

    /** A text about a sport has at least so many of its words, */
    private static final int MIN_WORDS = 3;

    /** and at least one in so many. */
    private static final int MAX_DISTANCE = 100;

    /** The name of a sport counts as much as so many of its words, since those of several sports are alike. */
    private static final int OWN_NAME = 5;

    /** How the description of a team begins to say so. */
    private static final Pattern TEAM = Pattern.compile("\\b(?:team|club|franchise)\\b");

    private static final Pattern WORD = Pattern.compile("[\\p{L}-]+");

    private final Map<String, String> sports = new LinkedHashMap<>();

    Sports() {
        for (String line : Words.lines(RESOURCE)) {
            String[] fields = line.split("\t", -1);
            for (String word : Arrays.asList(fields[1].split("\\|", -1))) {
                sports.merge(word, fields[0], (one, other) -> one + "|" + other);
            }
            sports.merge(fields[0], fields[0], (one, other) -> one + "|" + other);
        }
    }

    /** Returns whether a description is that of a team. */
    static boolean isTeam(String description) {
        return TEAM.matcher(description).find();
    }

    /** Returns whether a team plays a sport. */
    static boolean plays(Entity team, String sport) {
        String told = Spelling.fold(team.name() + " " + team.description());
        boolean american = told.contains("american football") || told.contains("national football league");
        return sport.equals("football") ? told.contains(sport) && !american : told.contains(sport);
    }

    /** Returns the team sport that a text is about; empty if none. */
    String sport(String text) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        int words = 0;
        var matcher = WORD.matcher(text);
        while (matcher.find()) {
            words++;
            String word = Spelling.fold(matcher.group());
            String found = sports.get(word);
            if (found != null) {
                for (String sport : List.of(found.split("\\|", -1))) {
                    counts.merge(sport, word.equals(sport) ? OWN_NAME : 1, Integer::sum);
                }
            }
        }
        String best = "";
        int most = MIN_WORDS - 1;
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            if (entry.getValue() > most) {
                most = entry.getValue();
                best = entry.getKey();
            }
        }
        return most * MAX_DISTANCE < words ? "" : best;
    }
}
