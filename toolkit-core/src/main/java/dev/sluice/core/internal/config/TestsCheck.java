package dev.sluice.core.internal.config;

import java.util.List;

/** Checks the shape of the section {@code tests}. */
final class TestsCheck {
    private static final List<String> KEYS = List.of("text", "date", "expect");

    private final Findings findings;
    private final List<String> layers;

    TestsCheck(Findings findings, List<String> layers) {
        this.findings = findings;
        this.layers = layers;
    }

    void check(ConfigNode node) {
        if (!(node instanceof ConfigNode.Sequence sequence)) {
            wrongType("/tests", node, "\"tests\" must be a list", "put \"- \" before each test, or remove the key");
            return;
        }
        for (int i = 0; i < sequence.items().size(); i++) {
            String pointer = "/tests/" + i;
            if (sequence.items().get(i) instanceof ConfigNode.Mapping test) {
                test(pointer, test);
            } else {
                wrongType(
                        pointer,
                        sequence.items().get(i),
                        "a test must be a mapping",
                        "write { text: \"…\", expect: { … } }");
            }
        }
    }

    private void test(String pointer, ConfigNode.Mapping test) {
        for (var entry : test.entries().entrySet()) {
            String key = entry.getKey();
            ConfigNode value = entry.getValue().value();
            String below = Words.pointer(pointer, key);
            switch (key) {
                case "text" -> {
                    if (!(value instanceof ConfigNode.Scalar)) {
                        wrongType(below, value, "\"text\" must be a text", "put the text in quotes");
                    }
                }
                case "date" -> date(below, value);
                case "expect" -> expect(below, value);
                default -> unknown(below, key, entry.getValue().key());
            }
        }
        for (String key : List.of("text", "expect")) {
            boolean misspelled = test.entries().keySet().stream()
                    .anyMatch(k -> !KEYS.contains(k)
                            && Suggestions.nearest(k, KEYS).filter(key::equals).isPresent());
            if (!test.entries().containsKey(key) && !misspelled) {
                findings.error(
                        "missing-key",
                        test.position(),
                        pointer,
                        "this test has no \"" + key + "\"",
                        key.equals("text") ? "add text: \"…\"" : "add expect: { timex: { … } }");
            }
        }
    }

    private void unknown(String pointer, String key, Position at) {
        String near = Words.didYouMean(key, KEYS);
        findings.error(
                "unknown-key",
                at,
                pointer,
                Words.quote(key) + " is not a key of a test" + Words.known("known", KEYS),
                near.isEmpty() ? "remove it, or use one of the known keys" : near);
    }

    private void date(String pointer, ConfigNode value) {
        if (!(value instanceof ConfigNode.Scalar scalar)) {
            wrongType(pointer, value, "\"date\" must be a day such as 2020-01-10", "write date: 2020-01-10");
        } else if (Values.date(scalar.text()).isEmpty()) {
            ValueCheck.badDate(findings, "\"date\"", pointer, scalar);
        }
    }

    private void expect(String pointer, ConfigNode value) {
        if (!(value instanceof ConfigNode.Mapping mapping)) {
            wrongType(pointer, value, "\"expect\" must be a mapping", "write expect: { timex: { … } }");
            return;
        }
        for (var entry : mapping.entries().entrySet()) {
            if (!layers.contains(entry.getKey())) {
                String near = Words.didYouMean(entry.getKey(), layers);
                findings.error(
                        "unknown-layer",
                        entry.getValue().key(),
                        Words.pointer(pointer, entry.getKey()),
                        "no layer is called " + Words.quote(entry.getKey()) + Words.known("known", layers),
                        near.isEmpty() ? "write one of the known layers" : near);
            }
        }
    }

    private void wrongType(String pointer, ConfigNode node, String must, String hint) {
        findings.error("wrong-type", node.position(), pointer, must + ", not " + Words.kind(node), hint);
    }
}
