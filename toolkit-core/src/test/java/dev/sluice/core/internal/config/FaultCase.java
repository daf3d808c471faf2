package dev.sluice.core.internal.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A pipeline file with faults, and what is to be found in it. The notation is described at the head of {@code faults.txt}.
 */
record FaultCase(String name, String text, List<Expected> expected) {
    /** One finding to be made. */
    record Expected(int line, int column, String code, String hint) {}

    String file() {
        return text.startsWith("{") ? "case.json" : "case.yaml";
    }

    @Override
    public String toString() {
        return name;
    }

    static List<FaultCase> all() {
        List<FaultCase> cases = new ArrayList<>();
        String all = read("faults.txt");
        for (String block : all.substring(all.indexOf("\n=== ") + 5).split("\n=== ", -1)) {
            cases.add(parse(block));
        }
        return cases;
    }

    static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(FaultCase.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FaultCase parse(String block) {
        String[] lines = block.split("\n", -1);
        int first = 1;
        while (lines[first].startsWith("?")) {
            first++;
        }
        StringBuilder text = new StringBuilder();
        List<int[]> places = new ArrayList<>();
        for (int i = first; i < lines.length; i++) {
            String line = lines[i];
            for (int sign = line.indexOf('»'); sign >= 0; sign = line.indexOf('»')) {
                line = line.substring(0, sign) + line.substring(sign + 1);
                places.add(new int[] {i - first + 1, line.codePointCount(0, sign) + 1});
            }
            text.append(line).append('\n');
        }
        List<Expected> expected = new ArrayList<>();
        int place = -1;
        for (int i = 1; i < first; i++) {
            place += lines[i].startsWith("?=") ? 0 : 1;
            String[] parts = lines[i].substring(lines[i].startsWith("?=") ? 2 : 1)
                    .strip()
                    .split(" \\| ", 2);
            expected.add(new Expected(places.get(place)[0], places.get(place)[1], parts[0], parts[1]));
        }
        return new FaultCase(lines[0], text.toString(), expected);
    }
}
