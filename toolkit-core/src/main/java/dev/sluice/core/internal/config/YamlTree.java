package dev.sluice.core.internal.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads YAML into a tree with places. It works on the events of SnakeYAML and not on its nodes: those lose where an alias
 * stands, and resolve words such as {@code no}.
 */
final class YamlTree {
    /** How many values all aliases together may stand for, so that a few lines cannot become millions of values. */
    private static final int MAX_ALIASED = 10_000;

    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

    private final SourceText source;
    private final Findings findings;
    private final Parser parser;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int size;
    private int aliased;
    private int depth;

    private YamlTree(SourceText source, Findings findings, Parser parser) {
        this.source = source;
        this.findings = findings;
        this.parser = parser;
    }

    /** A value that can be named again, with the number of values in it. */
    private record Anchored(ConfigNode node, int size) {}

    static ConfigNode read(SourceText source, Findings findings) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        StreamReader reader = new StreamReader(source.text());
        try {
            return new YamlTree(source, findings, new ParserImpl(reader, options)).document();
        } catch (MarkedYAMLException e) {
            throw YamlSyntax.explain(source, e);
        } catch (ReaderException e) {
            throw new Refusal(
                    "syntax",
                    source.atCodePoint(e.getPosition()),
                    "",
                    String.format("the character U+%04X cannot stand in YAML", e.getCodePoint()),
                    "remove it");
        } catch (NumberFormatException e) {
            // the parser does not look whether the text ends within an escape
            throw new Refusal(
                    "syntax",
                    source.atCodePoint(reader.getIndex()),
                    "",
                    "the text ends within an escape such as \\x41",
                    "write all of its digits, and close the quotes");
        } catch (YAMLException e) {
            throw new Refusal("syntax", source.at(0), "", Words.cut(String.valueOf(e.getMessage())), "");
        }
    }

    private ConfigNode document() {
        parser.getEvent();
        if (parser.checkEvent(Event.ID.StreamEnd)) {
            return new ConfigNode.Null(source.at(0), "");
        }
        parser.getEvent();
        ConfigNode root = node("", null);
        parser.getEvent();
        if (!parser.checkEvent(Event.ID.StreamEnd)) {
            throw TreeLimits.severalDocuments(at(parser.peekEvent().getStartMark()));
        }
        return root;
    }

    private ConfigNode node(String pointer, @Nullable Position key) {
        Event event = parser.getEvent();
        Position at = at(event.getStartMark());
        if (event instanceof AliasEvent alias) {
            return alias(alias, at, pointer);
        }
        int before = size++;
        ConfigNode node = event instanceof ScalarEvent scalar
                ? scalar(scalar, at, key, pointer)
                : collection((NodeEvent) event, at, pointer);
        String anchor = ((NodeEvent) event).getAnchor();
        if (anchor != null) {
            anchors.put(anchor, new Anchored(node, size - before));
        }
        return node;
    }

    private ConfigNode scalar(ScalarEvent event, Position at, @Nullable Position key, String pointer) {
        boolean tagged = isTagged(event.getTag(), Tag.STR, at, pointer);
        boolean plain = event.getScalarStyle() == ScalarStyle.PLAIN && !tagged;
        if (plain && NOTHING.contains(event.getValue())) {
            return new ConfigNode.Null(event.getValue().isEmpty() && key != null ? key : at, event.getValue());
        }
        return new ConfigNode.Scalar(at, event.getValue(), !plain);
    }

    private ConfigNode collection(NodeEvent event, Position at, String pointer) {
        if (++depth > ConfigParser.MAX_DEPTH) {
            throw TreeLimits.tooDeep(at);
        }
        ConfigNode node;
        if (event instanceof SequenceStartEvent start) {
            isTagged(start.getTag(), Tag.SEQ, at, pointer);
            List<ConfigNode> items = new ArrayList<>();
            while (!parser.checkEvent(Event.ID.SequenceEnd)) {
                items.add(node(pointer + "/" + items.size(), null));
            }
            node = new ConfigNode.Sequence(at, items);
        } else {
            isTagged(((MappingStartEvent) event).getTag(), Tag.MAP, at, pointer);
            node = new ConfigNode.Mapping(at, entries(pointer));
        }
        parser.getEvent();
        depth--;
        return node;
    }

    private Map<String, ConfigNode.Entry> entries(String pointer) {
        Map<String, ConfigNode.Entry> entries = new LinkedHashMap<>();
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            Event event = parser.getEvent();
            Position place = at(event.getStartMark());
            if (!(event instanceof ScalarEvent scalar)) {
                throw new Refusal(
                        "syntax",
                        place,
                        pointer,
                        "a key must be a word, not a list, a mapping or an alias",
                        "put it in quotes if it is meant as text");
            }
            String key = scalar.getValue();
            if (key.equals("<<") && scalar.isPlain()) {
                throw new Refusal(
                        "merge-key", place, pointer, "merge keys (<<) are not supported", "write the keys out");
            }
            String below = Words.pointer(pointer, key);
            ConfigNode value = node(below, place);
            ConfigNode.Entry first = entries.putIfAbsent(key, new ConfigNode.Entry(place, value));
            if (first != null) {
                TreeLimits.duplicateKey(findings, place, below, key, first.key());
            }
        }
        return entries;
    }

    private ConfigNode alias(AliasEvent alias, Position at, String pointer) {
        Anchored anchored = anchors.get(alias.getAnchor());
        if (anchored == null) {
            String name = alias.getAnchor();
            throw new Refusal(
                    "syntax",
                    at,
                    pointer,
                    "the alias *" + Words.cut(name) + " names nothing: there is no &" + Words.cut(name) + " before it",
                    "put it in quotes if it is meant as text: \"*" + Words.cut(name) + "\"");
        }
        aliased += anchored.size;
        size += anchored.size;
        if (aliased > MAX_ALIASED) {
            throw new Refusal(
                    "too-many-aliases",
                    at,
                    pointer,
                    "the aliases of this file stand for more than " + MAX_ALIASED + " values",
                    "write the values out");
        }
        return anchored.node;
    }

    /** Returns whether a value has the tag that its notation implies; no other is supported. */
    private boolean isTagged(@Nullable String tag, Tag implied, Position at, String pointer) {
        if (tag == null || tag.equals("!")) {
            return tag != null;
        }
        if (!tag.equals(implied.getValue())) {
            findings.error(
                    "syntax",
                    at,
                    pointer,
                    "the tag !" + Words.cut(tag.replaceFirst("^tag:yaml.org,2002:|^!", "")) + " is not supported",
                    "remove the tag, or put the whole text in quotes");
        }
        return true;
    }

    private Position at(Mark mark) {
        return source.at(mark.getLine(), mark.getColumn());
    }
}
