package dev.sluice.plugins.dating;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which a language builds temporal expressions, compiled for {@link Parser}. No rule leads back to itself, so an
 * expression has a greatest length and a text is parsed in linear time. Immutable and safe for use by several threads.
 */
final class Grammar {
    /** The rule that is looked for. */
    static final String START = "timex";

    private final Map<String, Integer> terminals = new LinkedHashMap<>();
    private final Map<String, Integer> literals = new LinkedHashMap<>();
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private final List<List<Rule>> rules = new ArrayList<>();
    private final List<BitSet> firsts = new ArrayList<>();
    /** For each name and each terminal, the rules that can begin with it. */
    private Rule[][][] index = {};

    /**
     * One way to build a name.
     *
     * @param elements what follows one another
     * @param added features that win over those of the elements
     * @param line where it stands in the file
     * @param starts for each element, the terminals it can begin with; known once the grammar is finished
     * @param first the terminals the whole can begin with; known once the grammar is finished
     */
    record Rule(List<Element> elements, Frame added, int line, List<BitSet> starts, BitSet first) {
        Rule(List<Element> elements, Frame added, int line) {
            this(elements, added, line, List.of(), new BitSet());
        }
    }

    /**
     * One place in a rule.
     *
     * @param symbols the alternatives
     * @param optional whether it may be missing
     * @param target where the number goes, or null to leave it
     * @param arithmetic how it goes there: = + or *
     */
    record Element(
            List<Symbol> symbols,
            boolean optional,
            @Nullable Feature target,
            char arithmetic) {}

    /**
     * A terminal or a name.
     *
     * @param terminal whether it is a terminal
     * @param id its number among its kind
     */
    record Symbol(boolean terminal, int id) {}

    /** Adds a rule; for the reader of the data file alone. */
    void add(String name, Rule rule) {
        rules.get(name(name)).add(rule);
    }

    /** Returns the number of a name, a new one where it is not known yet. */
    int name(String name) {
        return names.computeIfAbsent(name, k -> {
            rules.add(new ArrayList<>());
            return rules.size() - 1;
        });
    }

    /** Returns the number of a terminal, a new one where it is not known yet. */
    int terminal(String name) {
        return terminals.computeIfAbsent(name, k -> terminals.size());
    }

    /** Returns the number of a word as written, a new one where it is not known yet. */
    int literal(String word) {
        return literals.computeIfAbsent(word, k -> terminal("'" + k + "'"));
    }

    /** Returns the number of a terminal, or -1 if the grammar has no use for it. */
    int terminalOrNone(String name) {
        return terminals.getOrDefault(name, -1);
    }

    /** Returns the number of a word as written, or -1 if the grammar has no use for it. */
    int literalOrNone(String word) {
        return literals.getOrDefault(word, -1);
    }

    /** Returns the number of the rule that is looked for. */
    int start() {
        return name(START);
    }

    /** Returns the rules of a name that can begin with a terminal, in the order of the file. */
    Rule[] rules(int name, int terminal) {
        return index[name][terminal];
    }

    /** Returns whether an expression can begin with the terminal. */
    boolean canStart(int terminal) {
        return firsts.get(start()).get(terminal);
    }

    /**
     * Finishes the grammar.
     *
     * @throws IllegalArgumentException if a rule leads back to itself, is empty, or uses a name that has no rule
     */
    void compile() {
        firsts.clear();
        BitSet[] found = new BitSet[names.size()];
        for (String name : names.keySet()) {
            first(name(name), found, new TreeSet<>());
        }
        firsts.addAll(Arrays.asList(found));
        for (List<Rule> some : rules) {
            some.replaceAll(this::finished);
        }
        index = new Rule[names.size()][terminals.size()][];
        for (int name = 0; name < names.size(); name++) {
            for (int terminal = 0; terminal < terminals.size(); terminal++) {
                List<Rule> some = new ArrayList<>();
                for (Rule rule : rules.get(name)) {
                    if (rule.first().get(terminal)) {
                        some.add(rule);
                    }
                }
                index[name][terminal] = some.toArray(new Rule[0]);
            }
        }
    }

    /** Checks all elements, not only those at the beginning, since a cycle anywhere makes expressions endless. */
    private BitSet first(int name, BitSet[] found, Set<Integer> open) {
        BitSet known = found[name];
        if (known != null) {
            return known;
        }
        if (!open.add(name)) {
            throw new IllegalArgumentException("rule '" + nameOf(name) + "' leads back to itself");
        }
        if (rules.get(name).isEmpty()) {
            throw new IllegalArgumentException("'" + nameOf(name) + "' is used but has no rule");
        }
        BitSet first = new BitSet();
        for (Rule rule : rules.get(name)) {
            boolean leading = true;
            for (Element element : rule.elements()) {
                for (Symbol symbol : element.symbols()) {
                    BitSet inner = new BitSet();
                    if (symbol.terminal()) {
                        inner.set(symbol.id());
                    } else {
                        inner = first(symbol.id(), found, open);
                    }
                    if (leading) {
                        first.or(inner);
                    }
                }
                leading = leading && element.optional();
            }
            if (leading) {
                throw new IllegalArgumentException(
                        "a rule of '" + nameOf(name) + "' in line " + rule.line() + " matches nothing at all");
            }
        }
        open.remove(name);
        found[name] = first;
        return first;
    }

    private Rule finished(Rule rule) {
        List<BitSet> starts = starts(rule);
        BitSet first = new BitSet();
        for (int i = 0; i < starts.size(); i++) {
            first.or(starts.get(i));
            if (!rule.elements().get(i).optional()) {
                break;
            }
        }
        return new Rule(rule.elements(), rule.added(), rule.line(), starts, first);
    }

    private List<BitSet> starts(Rule rule) {
        List<BitSet> starts = new ArrayList<>();
        for (Element element : rule.elements()) {
            BitSet some = new BitSet();
            for (Symbol symbol : element.symbols()) {
                if (symbol.terminal()) {
                    some.set(symbol.id());
                } else {
                    some.or(firsts.get(symbol.id()));
                }
            }
            starts.add(some);
        }
        return List.copyOf(starts);
    }

    /** Returns how many names there are. */
    int names() {
        return names.size();
    }

    private String nameOf(int name) {
        return names.keySet().stream().skip(name).findFirst().orElseThrow();
    }
}
