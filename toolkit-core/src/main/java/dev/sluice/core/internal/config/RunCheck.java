package dev.sluice.core.internal.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Checks the section {@code run} and reads it. */
final class RunCheck {
    static final List<String> KEYS = List.of("workers", "document-timeout", "on-error", "max-failures", "isolation");

    /** More threads than this do not pay on any machine of today. */
    static final int MAX_WORKERS = 1024;

    private static final List<String> ON_ERROR = List.of("continue", "stop");
    private static final List<String> ISOLATION = List.of("auto", "none", "process");

    private final Findings findings;
    private int workers = RunSettings.DEFAULT.workers();
    private static final Duration MAX_TIMEOUT = Duration.ofDays(30);

    private Duration documentTimeout = RunSettings.DEFAULT.documentTimeout();
    private RunSettings.OnError onError = RunSettings.DEFAULT.onError();
    private RunSettings.MaxFailures maxFailures = RunSettings.DEFAULT.maxFailures();

    private RunSettings.Isolation isolation = RunSettings.DEFAULT.isolation();

    RunCheck(Findings findings) {
        this.findings = findings;
    }

    RunSettings check(ConfigNode node) {
        if (!(node instanceof ConfigNode.Mapping mapping)) {
            findings.error(
                    "wrong-type",
                    node.position(),
                    "/run",
                    "\"run\" must be a mapping, not " + Words.kind(node),
                    "write run: { workers: auto }, or remove the key");
            return RunSettings.DEFAULT;
        }
        for (var entry : mapping.entries().entrySet()) {
            String key = entry.getKey();
            if (findings.isFull()) {
                break;
            }
            if (!KEYS.contains(key)) {
                String near = Words.didYouMean(key, KEYS);
                findings.error(
                        "unknown-key",
                        entry.getValue().key(),
                        Words.pointer("/run", key),
                        Words.quote(key) + " is not a key of \"run\"" + Words.known("known", KEYS),
                        near.isEmpty() ? "remove it, or use one of the known keys" : near);
            } else if (entry.getValue().value() instanceof ConfigNode.Scalar scalar) {
                value(key, scalar);
            } else {
                ConfigNode value = entry.getValue().value();
                findings.error(
                        "wrong-type",
                        value.position(),
                        "/run/" + key,
                        Words.quote(key) + " must be a single value, not " + Words.kind(value),
                        "write " + key + ": " + example(key) + ", or remove the key");
            }
        }
        return new RunSettings(workers, documentTimeout, onError, maxFailures, isolation);
    }

    private void value(String key, ConfigNode.Scalar scalar) {
        switch (key) {
            case "workers" -> workers(scalar);
            case "document-timeout" -> documentTimeout(scalar);
            case "on-error" -> onError(scalar);
            case "isolation" -> isolation(scalar);
            default -> maxFailures(scalar);
        }
    }

    private static String example(String key) {
        return switch (key) {
            case "workers" -> "auto";
            case "document-timeout" -> "60s";
            case "on-error" -> "continue";
            case "isolation" -> "process";
            default -> "5%";
        };
    }

    private void workers(ConfigNode.Scalar scalar) {
        String text = scalar.text();
        if (text.equals("auto")) {
            return;
        }
        Optional<Long> number = Values.whole(text);
        if (number.isPresent() && scalar.quoted()) {
            wrongType(
                    "workers",
                    scalar,
                    "\"workers\" must be auto or a whole number",
                    "write " + text + " without quotes");
        } else if (number.isPresent() && (number.get() < 1 || number.get() > MAX_WORKERS)) {
            findings.error(
                    "out-of-range",
                    scalar.position(),
                    "/run/workers",
                    "\"workers\" is " + text + " but must be from 1 to " + MAX_WORKERS,
                    number.get() < 1 ? "write 1 or more, or auto" : "write " + MAX_WORKERS + " or less, or auto");
        } else if (number.isPresent()) {
            workers = Math.toIntExact(number.get());
        } else if (Suggestions.nearest(text, List.of("auto")).isPresent()) {
            ValueCheck.badValue(findings, "\"workers\"", "/run/workers", scalar, List.of("auto"));
        } else {
            wrongType(
                    "workers",
                    scalar,
                    "\"workers\" must be auto or a whole number from 1 to " + MAX_WORKERS,
                    "write workers: auto");
        }
    }

    private void documentTimeout(ConfigNode.Scalar scalar) {
        Optional<Duration> duration = Values.duration(scalar.text());
        if (duration.isEmpty()) {
            findings.error(
                    "bad-duration",
                    scalar.position(),
                    "/run/document-timeout",
                    "\"document-timeout\" must be a length of time such as 500ms, 60s, 2m or 1h, not "
                            + Words.kind(scalar),
                    "write document-timeout: " + Fixes.duration(scalar.text()).orElse("60s"));
        } else if (duration.get().isZero()) {
            findings.error(
                    "out-of-range",
                    scalar.position(),
                    "/run/document-timeout",
                    "\"document-timeout\" must be longer than zero",
                    "write document-timeout: 60s");
        } else if (duration.get().compareTo(MAX_TIMEOUT) > 0) {
            findings.error(
                    "out-of-range",
                    scalar.position(),
                    "/run/document-timeout",
                    "\"document-timeout\" must be at most 30d, not " + scalar.text(),
                    "write document-timeout: 60s");
        } else {
            documentTimeout = duration.get();
        }
    }

    private void onError(ConfigNode.Scalar scalar) {
        if (!ON_ERROR.contains(scalar.text())) {
            ValueCheck.badValue(findings, "\"on-error\"", "/run/on-error", scalar, ON_ERROR);
        } else if (scalar.text().equals("stop")) {
            onError = RunSettings.OnError.STOP;
        } else {
            onError = RunSettings.OnError.CONTINUE;
        }
    }

    private void isolation(ConfigNode.Scalar scalar) {
        if (!ISOLATION.contains(scalar.text())) {
            ValueCheck.badValue(findings, "\"isolation\"", "/run/isolation", scalar, ISOLATION);
        } else {
            isolation = RunSettings.Isolation.valueOf(scalar.text().toUpperCase(Locale.ROOT));
        }
    }

    private void maxFailures(ConfigNode.Scalar scalar) {
        String text = scalar.text();
        Optional<Long> count = Values.whole(text);
        Optional<Double> share = Values.share(text);
        if (text.equals("none")) {
            return;
        }
        if (count.isPresent() && !scalar.quoted()) {
            if (count.get() < 0) {
                findings.error(
                        "out-of-range",
                        scalar.position(),
                        "/run/max-failures",
                        "\"max-failures\" is " + text + " but must be at least 0",
                        "write 0 or more, or a share such as 5%");
            } else {
                maxFailures = new RunSettings.MaxFailures(OptionalLong.of(count.get()), OptionalDouble.empty());
            }
        } else if (share.isPresent()) {
            maxFailures = new RunSettings.MaxFailures(OptionalLong.empty(), OptionalDouble.of(share.get()));
        } else {
            String fix =
                    Fixes.percentage(text).orElse(text.matches("[0-9.]+%") ? "100%" : count.isPresent() ? text : "5%");
            findings.error(
                    "bad-percentage",
                    scalar.position(),
                    "/run/max-failures",
                    "\"max-failures\" must be a number of documents or a share from 0% to 100%, not "
                            + Words.kind(scalar),
                    "write max-failures: " + fix);
        }
    }

    private void wrongType(String key, ConfigNode.Scalar scalar, String must, String hint) {
        findings.error("wrong-type", scalar.position(), "/run/" + key, must + ", not " + Words.kind(scalar), hint);
    }
}
