package dev.sluice.core.internal.config;

import dev.sluice.core.OptionInfo;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks single values against what is declared about them. Bounds of a length of time count seconds; bounds and legal
 * values of a list hold for each of its items.
 */
final class ValueCheck {
    private final Findings findings;
    private final OptionCheck options;

    ValueCheck(Findings findings, OptionCheck options) {
        this.findings = findings;
        this.options = options;
    }

    /**
     * Checks a value.
     *
     * @param option what is declared
     * @param label what messages call it
     */
    void check(OptionInfo option, String label, String pointer, ConfigNode node) {
        switch (option.type()) {
            case LIST -> list(option, label, pointer, node);
            case MAP -> map(option, label, pointer, node);
            case RECORD -> {
                if (node instanceof ConfigNode.Mapping mapping) {
                    options.check(label, option, pointer, mapping);
                } else {
                    wrongType(option, label, pointer, node, recordHint(option));
                }
            }
            case BOOLEAN, INTEGER, NUMBER, STRING, DURATION, DATE, ENUM -> {
                if (node instanceof ConfigNode.Scalar scalar) {
                    scalar(option, label, pointer, scalar);
                } else {
                    notScalar(option, label, pointer, node);
                }
            }
        }
    }

    private void scalar(OptionInfo option, String label, String pointer, ConfigNode.Scalar scalar) {
        switch (option.type()) {
            case BOOLEAN -> bool(option, label, pointer, scalar);
            case INTEGER ->
                number(
                        option,
                        label,
                        pointer,
                        scalar,
                        Values.whole(scalar.text()).map(Long::doubleValue));
            case NUMBER -> number(option, label, pointer, scalar, Values.number(scalar.text()));
            case DURATION -> duration(option, label, pointer, scalar);
            case DATE -> date(label, pointer, scalar);
            case ENUM, STRING -> text(option, label, pointer, scalar);
            case LIST, MAP, RECORD -> throw new IllegalArgumentException(option.type() + " is not a single value");
        }
    }

    private void bool(OptionInfo option, String label, String pointer, ConfigNode.Scalar scalar) {
        String text = scalar.text();
        if (!scalar.quoted() && (text.equals("true") || text.equals("false"))) {
            return;
        }
        String hint = Words.didYouMean(text, List.of("true", "false"));
        if (Values.isTruth(text)) {
            boolean value = List.of("true", "yes", "on").contains(Suggestions.normal(text));
            hint = "write " + value + (scalar.quoted() ? " without quotes" : "");
        } else if (text.equals("1") || text.equals("0")) {
            hint = "write " + text.equals("1");
        }
        wrongType(option, label, pointer, scalar, hint.isEmpty() ? "write true or false" : hint);
    }

    private void number(
            OptionInfo option, String label, String pointer, ConfigNode.Scalar scalar, Optional<Double> value) {
        if (value.isEmpty() || scalar.quoted()) {
            wrongType(option, label, pointer, scalar, numberHint(option, scalar));
        } else {
            range(option, label, pointer, scalar, value.get());
        }
    }

    private static String numberHint(OptionInfo option, ConfigNode.Scalar scalar) {
        boolean whole = option.type() == OptionInfo.Type.INTEGER;
        String text = scalar.text().strip();
        boolean right =
                whole ? Values.whole(text).isPresent() : Values.number(text).isPresent();
        if (right) {
            return "write " + text + (scalar.quoted() ? " without quotes" : "");
        }
        Optional<Double> share = Values.share(text.replace(" ", ""));
        if (!whole && share.isPresent()) {
            return "write " + Values.plain(share.get());
        }
        String bare = text.replaceFirst("^([+-]?[0-9]+),([0-9]+)$", whole ? "$1$2" : "$1.$2")
                .replaceAll("[_' ]", "");
        if (whole && Values.isNumber(bare)) {
            double number = Double.parseDouble(bare);
            return Math.abs(number) < 1e15 ? "write " + Values.plain(Math.rint(number)) : "write a smaller number";
        }
        Matcher thousands = Pattern.compile("([0-9]{1,6})[kK]").matcher(bare);
        if (thousands.matches()) {
            return "write " + thousands.group(1) + "000";
        }
        return Values.isNumber(bare) ? "write " + bare : "write " + describe(option);
    }

    private void range(OptionInfo option, String label, String pointer, ConfigNode.Scalar scalar, double value) {
        boolean time = option.type() == OptionInfo.Type.DURATION;
        if (value < option.min() || value > option.max()) {
            String bound = Values.plain(value < option.min() ? option.min() : option.max()) + (time ? "s" : "");
            findings.error(
                    "out-of-range",
                    scalar.position(),
                    pointer,
                    label + " is " + scalar.text() + " but must be " + bounds(option),
                    "write " + bound + (value < option.min() ? " or more" : " or less"));
        }
    }

    private void duration(OptionInfo option, String label, String pointer, ConfigNode.Scalar scalar) {
        var duration = Values.duration(scalar.text());
        if (duration.isPresent()) {
            range(option, label, pointer, scalar, duration.get().toMillis() / 1000.0);
            return;
        }
        findings.error(
                "bad-duration",
                scalar.position(),
                pointer,
                label + " must be a length of time such as 500ms, 60s, 2m or 1h, not " + Words.kind(scalar),
                "write " + key(pointer) + Fixes.duration(scalar.text()).orElse("60s"));
    }

    private void date(String label, String pointer, ConfigNode.Scalar scalar) {
        if (Values.date(scalar.text()).isEmpty()) {
            badDate(findings, label, pointer, scalar);
        }
    }

    static void badDate(Findings findings, String label, String pointer, ConfigNode.Scalar scalar) {
        findings.error(
                "bad-date",
                scalar.position(),
                pointer,
                label + " must be a day such as 2020-01-10, not " + Words.kind(scalar),
                Fixes.date(scalar.text()));
    }

    private void text(OptionInfo option, String label, String pointer, ConfigNode.Scalar scalar) {
        if (!option.values().isEmpty()) {
            if (!option.values().contains(scalar.text())) {
                badValue(findings, label, pointer, scalar, option.values());
            }
        } else if (!scalar.quoted() && Values.isTruth(scalar.text())) {
            quote(label, pointer, scalar.position(), scalar.text());
        }
    }

    static void badValue(
            Findings findings, String label, String pointer, ConfigNode.Scalar scalar, List<String> values) {
        String hint = Words.didYouMean(scalar.text(), values);
        findings.error(
                "bad-value",
                scalar.position(),
                pointer,
                label + " cannot be " + Words.quote(scalar.text()) + Words.known("known", values),
                !hint.isEmpty() ? hint : values.size() <= 12 ? "write " + Words.or(values) : "");
    }

    private void quote(String label, String pointer, Position at, String text) {
        findings.error(
                "quote-it",
                at,
                pointer,
                label + " must be a text, and " + text + " without quotes is none in YAML",
                "quote it: \"" + text + "\"");
    }

    private void notScalar(OptionInfo option, String label, String pointer, ConfigNode node) {
        boolean texts = option.type() == OptionInfo.Type.STRING || option.type() == OptionInfo.Type.ENUM;
        if (node instanceof ConfigNode.Null nothing && !nothing.text().isEmpty() && texts) {
            quote(label, pointer, nothing.position(), nothing.text());
        } else if (node instanceof ConfigNode.Sequence sequence
                && sequence.items().size() == 1
                && sequence.items().get(0) instanceof ConfigNode.Scalar only) {
            wrongType(
                    option,
                    label,
                    pointer,
                    node,
                    "write " + key(pointer) + Words.flow(only).orElse("…"));
        } else {
            wrongType(option, label, pointer, node, emptyHint(option, pointer, node));
        }
    }

    private static String emptyHint(OptionInfo option, String pointer, ConfigNode node) {
        String write = "write " + key(pointer) + example(option);
        return node instanceof ConfigNode.Null ? write + ", or remove the key" : write;
    }

    private void list(OptionInfo option, String label, String pointer, ConfigNode node) {
        if (!(node instanceof ConfigNode.Sequence sequence)) {
            wrongType(option, label, pointer, node, listHint(option, pointer, node));
            return;
        }
        OptionInfo item = item(option);
        for (int i = 0; i < sequence.items().size(); i++) {
            check(
                    item,
                    "an item of " + label,
                    pointer + "/" + i,
                    sequence.items().get(i));
        }
    }

    private static String listHint(OptionInfo option, String pointer, ConfigNode node) {
        if (node instanceof ConfigNode.Scalar scalar && !scalar.text().isBlank()) {
            boolean several = !scalar.quoted() && scalar.text().contains(", ");
            return "write " + key(pointer) + "["
                    + (several ? scalar.text() : Words.flow(scalar).orElse("…")) + "]";
        }
        return emptyHint(option, pointer, node);
    }

    private void map(OptionInfo option, String label, String pointer, ConfigNode node) {
        if (!(node instanceof ConfigNode.Mapping mapping)) {
            wrongType(option, label, pointer, node, emptyHint(option, pointer, node));
            return;
        }
        OptionInfo item = item(option);
        for (var entry : mapping.entries().entrySet()) {
            String key = entry.getKey();
            check(
                    item,
                    Words.quote(key) + " in " + label,
                    Words.pointer(pointer, key),
                    entry.getValue().value());
        }
    }

    /** Returns what holds for each item: bounds and legal values are declared at the list. */
    static OptionInfo item(OptionInfo option) {
        OptionInfo item = option.items().orElseThrow(() -> new IllegalArgumentException("no items: " + option));
        double least = Math.max(item.min(), option.min());
        double greatest = Math.min(item.max(), option.max());
        return new OptionInfo(
                item.name(),
                item.doc(),
                item.type(),
                item.required(),
                item.defaultText(),
                least,
                greatest,
                item.values().isEmpty() ? option.values() : item.values(),
                item.items(),
                item.options());
    }

    private static String recordHint(OptionInfo option) {
        return "write { "
                + (option.options().isEmpty() ? "" : option.options().get(0).name() + ": … ") + "}";
    }

    private void wrongType(OptionInfo option, String label, String pointer, ConfigNode node, String hint) {
        findings.error(
                "wrong-type",
                node.position(),
                pointer,
                label + " must be " + describe(option) + ", not " + Words.kind(node),
                hint);
    }

    /** Returns the key of a pointer with its colon; nothing for an item of a list. */
    private static String key(String pointer) {
        String last = pointer.substring(pointer.lastIndexOf('/') + 1);
        return last.matches("[0-9]+") ? "" : last.replace("~1", "/").replace("~0", "~") + ": ";
    }

    /** Returns what a value must be, with its article. */
    static String describe(OptionInfo option) {
        return switch (option.type()) {
            case BOOLEAN -> "true or false";
            case INTEGER -> "a whole number" + bounded(option);
            case NUMBER -> "a number" + bounded(option);
            case STRING -> option.values().isEmpty() ? "a text" : "one of " + String.join(", ", option.values());
            case DURATION -> "a length of time";
            case DATE -> "a day";
            case ENUM -> "one of " + String.join(", ", option.values());
            case LIST -> "a list";
            case MAP, RECORD -> "a mapping";
        };
    }

    private static String bounded(OptionInfo option) {
        return Double.isInfinite(option.min()) && Double.isInfinite(option.max()) ? "" : ", " + bounds(option);
    }

    private static String bounds(OptionInfo option) {
        String unit = option.type() == OptionInfo.Type.DURATION ? "s" : "";
        if (Double.isInfinite(option.max())) {
            return "at least " + Values.plain(option.min()) + unit;
        }
        return Double.isInfinite(option.min())
                ? "at most " + Values.plain(option.max()) + unit
                : "from " + Values.plain(option.min()) + unit + " to " + Values.plain(option.max()) + unit;
    }

    /** Returns a value that could stand for an option: its default, a legal value, or a mark. */
    static String example(OptionInfo option) {
        if (option.defaultText().isPresent() && !option.defaultText().get().isBlank()) {
            return option.defaultText().get();
        }
        if (!option.values().isEmpty() && option.type() != OptionInfo.Type.LIST) {
            return option.values().get(0);
        }
        return switch (option.type()) {
            case BOOLEAN -> "true";
            case INTEGER, NUMBER -> Double.isInfinite(option.min()) ? "1" : Values.plain(option.min());
            case STRING, ENUM -> "\"…\"";
            case DURATION -> "60s";
            case DATE -> "2020-01-10";
            case LIST -> "[…]";
            case MAP, RECORD -> "{ … }";
        };
    }
}
