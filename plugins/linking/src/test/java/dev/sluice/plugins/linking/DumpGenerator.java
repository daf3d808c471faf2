package dev.sluice.plugins.linking;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * Writes a dump of invented items, in size and make-up like those of Wikidata, to the standard output: arguments are the number
 * of items and a seed. To measure builds:
 *
 * <pre>{@code
 * java -cp $TEST_CLASS_PATH dev.sluice.plugins.linking.DumpGenerator 2000000 1 | SLUICE_JAVA_OPTS=-Xmx1g sluice kb build - --output DIR
 * }</pre>
 */
final class DumpGenerator {
    private static final String[] STARTS = {
        "Ba", "Cor", "Dun", "El", "Fal", "Gri", "Hol", "Is", "Jor", "Kal", "Lun", "Mar", "Nor", "Os", "Per", "Quin",
        "Ros", "Sel", "Tor", "Ul", "Var", "Wes", "Xan", "Yor", "Zel"
    };
    private static final String[] MIDDLES = {
        "a", "e", "ing", "o", "ber", "dal", "en", "fi", "ga", "hu", "la", "mo", "ne", "ra"
    };
    private static final String[] ENDS = {
        "ton", "berg", "holm", "wick", "son", "ska", "nen", "ville", "mark", "ford", "by", "ov"
    };

    /** Classes with how many of a hundred items are theirs: persons, settlements, businesses, films, taxa, articles. */
    private static final String[] CLASSES = {"Q5", "Q486972", "Q4830453", "Q11424", "Q16521", "Q13442814"};

    private static final int[] SHARES = {20, 18, 5, 7, 12, 38};

    private final Random random;
    private final int count;

    private DumpGenerator(int count, long seed) {
        this.count = count;
        this.random = new Random(seed);
    }

    /** Writes the dump. */
    public static void main(String[] arguments) throws IOException {
        DumpGenerator generator = new DumpGenerator(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]));
        try (OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 18)) {
            out.write("[\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 1; i <= generator.count; i++) {
                out.write(generator.item(i + 10_000_000).getBytes(StandardCharsets.UTF_8));
            }
            out.write("]\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private String item(int number) {
        StringBuilder out = new StringBuilder(4_000);
        String name = name();
        int sites = Math.min(300, (int) Math.round(Math.pow(random.nextDouble(), -0.8)) - 1);
        out.append("{\"type\":\"item\",\"id\":\"Q").append(number).append("\",\"labels\":{");
        languages(out, name, 2 + random.nextInt(12));
        out.append("},\"descriptions\":{");
        languages(out, "an invented thing called after " + word(), 1 + random.nextInt(8));
        out.append("},\"aliases\":{\"en\":[");
        for (int i = random.nextInt(3); i > 0; i--) {
            out.append("{\"language\":\"en\",\"value\":\"").append(name()).append("\"},");
        }
        out.append("{\"language\":\"en\",\"value\":\"").append(name()).append("\"}]},\"claims\":{\"P31\":[");
        item(out, "P31", CLASSES[drawClass()]);
        out.append("],\"P569\":[");
        statement(
                out,
                "P569",
                "{\"time\":\"+19" + (10 + random.nextInt(90)) + "-01-02T00:00:00Z\",\"precision\":11}",
                "time");
        out.append(']');
        for (int i = 4 + random.nextInt(14); i > 0; i--) {
            String property = "P" + (600 + i * 7);
            out.append(",\"").append(property).append("\":[");
            item(out, property, "Q" + (10_000_001 + random.nextInt(count)));
            out.append(']');
        }
        out.append("},\"sitelinks\":{");
        for (int i = 0; i < sites; i++) {
            out.append(i == 0 ? "" : ",")
                    .append("\"l")
                    .append(i)
                    .append("wiki\":{\"site\":\"l")
                    .append(i);
            out.append("wiki\",\"title\":\"").append(name).append("\",\"badges\":[]}");
        }
        return out.append("},\"lastrevid\":1}").append(",\n").toString();
    }

    private int drawClass() {
        int left = random.nextInt(100);
        for (int i = 0; i < SHARES.length; i++) {
            left -= SHARES[i];
            if (left < 0) {
                return i;
            }
        }
        return 0;
    }

    private void languages(StringBuilder out, String value, int languages) {
        String[] codes = {"en", "de", "fr", "es", "it", "nl", "ar", "ru", "zh", "pt", "sv", "pl", "ja", "uk"};
        for (int i = 0; i < languages; i++) {
            out.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(codes[i])
                    .append("\":{\"language\":\"")
                    .append(codes[i]);
            out.append("\",\"value\":\"").append(value).append("\"}");
        }
    }

    private void item(StringBuilder out, String property, String id) {
        statement(
                out,
                property,
                "{\"entity-type\":\"item\",\"numeric-id\":" + id.substring(1) + ",\"id\":\"" + id + "\"}",
                "wikibase-entityid");
    }

    private static void statement(StringBuilder out, String property, String value, String type) {
        out.append("{\"mainsnak\":{\"snaktype\":\"value\",\"property\":\"").append(property);
        out.append("\",\"datavalue\":{\"value\":")
                .append(value)
                .append(",\"type\":\"")
                .append(type);
        out.append("\"},\"datatype\":\"wikibase-item\"},\"type\":\"statement\",\"id\":\"")
                .append(property);
        out.append(
                "$8B2F2dC4-D7-484F-751C\",\"rank\":\"normal\",\"references\":[{\"hash\":\"288ab581e7d2d02995a2\",\"snaks\":");
        out.append(
                "{\"P143\":[{\"snaktype\":\"value\",\"property\":\"P143\",\"datavalue\":{\"value\":{\"id\":\"Q1\"}}}]}}]}");
    }

    private String name() {
        return random.nextInt(4) == 0 ? word() + ' ' + word() + ' ' + word() : word() + ' ' + word();
    }

    private String word() {
        String start = STARTS[random.nextInt(STARTS.length)] + MIDDLES[random.nextInt(MIDDLES.length)];
        return (random.nextBoolean() ? start : start + MIDDLES[random.nextInt(MIDDLES.length)])
                + ENDS[random.nextInt(ENDS.length)];
    }
}
