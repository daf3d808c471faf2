package dev.sluice.core.internal.config;

import java.util.Locale;
import java.util.Optional;

/** Reads YAML and JSON into the same tree. What a text is shows in the text; the name of the file decides doubtful cases. */
final class ConfigParser {
    /** More than any pipeline written by people, and little enough to be read at once. */
    static final int MAX_CHARS = 512 * 1024;

    /** The deepest nesting that is read; pipelines need about eight. */
    static final int MAX_DEPTH = 50;

    private ConfigParser() {}

    /** Returns the tree of a whole file; empty if it has none, which is then a finding. */
    static Optional<ConfigNode> parse(String file, String text, Findings findings) {
        SourceText source = new SourceText(file, text.startsWith("\uFEFF") ? text.substring(1) : text);
        try {
            if (text.length() > MAX_CHARS) {
                throw new Refusal(
                        "too-large",
                        source.at(0),
                        "",
                        "the file has " + text.length() + " characters, more than " + MAX_CHARS,
                        "check that it is a pipeline file");
            }
            ConfigNode root = read(source, findings);
            if (root instanceof ConfigNode.Null) {
                throw new Refusal("empty-file", source.at(0), "", "the file is empty", "start it with \"sluice: 1\"");
            }
            return Optional.of(root);
        } catch (Refusal refusal) {
            findings.refuse(refusal);
            return Optional.empty();
        }
    }

    /**
     * Returns the tree of a single value, such as a default or what follows the {@code =} of an override.
     *
     * @throws Refusal if it cannot be read
     */
    static ConfigNode value(Position at, String text) {
        Findings findings = new Findings();
        ConfigNode node = YamlTree.read(SourceText.fragment(at.file(), text), findings);
        for (var finding : findings.sorted()) {
            throw new Refusal(finding.code(), at, "", finding.message(), finding.hint());
        }
        return node;
    }

    private static ConfigNode read(SourceText source, Findings findings) {
        if (!looksLikeJson(source)) {
            return YamlTree.read(source, findings);
        }
        Findings asJson = new Findings();
        try {
            ConfigNode root = JsonTree.read(source, asJson);
            findings.addAll(asJson);
            return root;
        } catch (Refusal refusal) {
            if (isNamedJson(source) || !refusal.code().equals("syntax")) {
                throw refusal;
            }
            try {
                return YamlTree.read(source, findings);
            } catch (Refusal alsoNotYaml) {
                throw refusal;
            }
        }
    }

    private static boolean isNamedJson(SourceText source) {
        return source.file().toLowerCase(Locale.ROOT).endsWith(".json");
    }

    private static boolean looksLikeJson(SourceText source) {
        String text = source.text();
        int i = skipSpace(text, 0);
        if (i >= text.length()) {
            return false;
        }
        if (text.startsWith("//", i) || text.startsWith("/*", i)) {
            return true;
        }
        if (text.charAt(i) != '{' && text.charAt(i) != '[') {
            return false;
        }
        int next = skipSpace(text, i + 1);
        return isNamedJson(source) || (next < text.length() && "\"{[/".indexOf(text.charAt(next)) >= 0);
    }

    private static int skipSpace(String text, int from) {
        int i = from;
        while (i < text.length() && " \t\r\n".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }
}
