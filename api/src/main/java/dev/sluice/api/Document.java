package dev.sluice.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The unit that flows through a pipeline: a text with its source, metadata, dates and layers of annotations. Every
 * {@code with…} method returns a new document that shares whatever did not change. Immutable and safe for use by
 * several threads.
 *
 * <pre>{@code
 * Document document = Document.of("a.txt", "They met on Friday.");
 * Document annotated = document.with(Timex.of(new Span(12, 18), Timex.Type.DATE, "2020-06-12"));
 * String surface = annotated.surface(annotated.timexes().get(0)); // Friday
 * }</pre>
 *
 * @since 0.1
 */
public final class Document {
    private static final Comparator<Annotation> BY_SPAN = Comparator.comparing(Annotation::span);

    private final String id;
    private final Source source;
    private final String text;
    private final Metadata metadata;
    private final List<Furniture> furniture;
    private final Map<DocumentDate.Role, DocumentDate> dates;
    private final TreeMap<String, List<Annotation>> layers;
    private final List<Problem> problems;
    private final List<Provenance> provenance;
    private final IdentityHashMap<Annotation, Provenance> provenanceOf;

    private Document(Parts parts) {
        this.id = parts.id;
        this.source = parts.source;
        this.text = parts.text;
        this.metadata = parts.metadata;
        this.furniture = parts.furniture;
        this.dates = parts.dates;
        this.layers = parts.layers;
        this.problems = parts.problems;
        this.provenance = parts.provenance;
        this.provenanceOf = parts.provenanceOf;
    }

    /** Returns a document of which the text alone is known; its source has the id as address. */
    public static Document of(String id, String text) {
        return of(id, Source.of(id)).withText(text);
    }

    /**
     * Returns a document that has not been read yet: its text is empty.
     *
     * @throws IllegalArgumentException if the id is blank
     */
    public static Document of(String id, Source source) {
        return new Document(new Parts(checkedId(id), source));
    }

    private static String checkedId(String id) {
        if (id.isBlank()) {
            throw new IllegalArgumentException("the id of a document must not be blank");
        }
        return id;
    }

    /**
     * Returns the document that a record describes, see {@link #toRecord()}. A record needs {@code id} and {@code text}
     * alone; {@code date} is short for {@code dates.published.value}; unknown keys are ignored.
     *
     * @throws IllegalArgumentException if a value is missing, of the wrong type or out of range; the message names the
     *     place, such as {@code timex[3].begin}
     */
    public static Document fromRecord(Map<String, ?> values) {
        return new RecordReader(values).read();
    }

    /**
     * Returns the document as a tree of JDK types (maps in the order of the published schema, lists, strings, numbers,
     * booleans) that any JSON library can write. Nothing but the bytes of the source is lost; fields without a value are
     * left out.
     */
    public Map<String, Object> toRecord() {
        return new RecordWriter(this).write();
    }

    /** Returns the id, unique in a corpus: the path below the input root with slashes, or the record's own id. */
    public String id() {
        return id;
    }

    /** Returns where the document comes from. */
    public Source source() {
        return source;
    }

    /** Returns the main text, to which all offsets refer; empty if there is none. */
    public String text() {
        return text;
    }

    /** Returns what is known about the document besides its text. */
    public Metadata metadata() {
        return metadata;
    }

    /** Returns what extraction took out of the text, in the order of the source. */
    public List<Furniture> furniture() {
        return furniture;
    }

    /** Returns the dates of the document itself, at most one of each role, in the order of the roles. */
    public List<DocumentDate> dates() {
        return List.copyOf(dates.values());
    }

    /** Returns the date with a role. */
    public Optional<DocumentDate> date(DocumentDate.Role role) {
        return Optional.ofNullable(dates.get(role));
    }

    /** Returns the temporal expressions, sorted by span. */
    public List<Timex> timexes() {
        return layer(Layer.TIMEX, Timex.class);
    }

    /** Returns the names, sorted by span. */
    public List<Mention> mentions() {
        return layer(Layer.MENTION, Mention.class);
    }

    /** Returns who is meant by the names, sorted by span; at most one decision for a mention. */
    public List<Link> links() {
        return layer(Layer.LINK, Link.class);
    }

    /** Returns the annotations of a layer that a plugin defined, sorted by span. */
    public List<CustomAnnotation> custom(String layer) {
        return layer(layer, CustomAnnotation.class);
    }

    /** Returns the annotations of any layer, sorted by span; empty if there are none. */
    public List<Annotation> annotations(String layer) {
        return layers.getOrDefault(layer, List.of());
    }

    /** Returns the names of the layers that have annotations, sorted. */
    public Set<String> layers() {
        return Collections.unmodifiableSet(layers.keySet());
    }

    /** Returns what went less than well, in order of time. */
    public List<Problem> problems() {
        return problems;
    }

    /** Returns the steps that changed the document, in order of time. */
    public List<Provenance> provenance() {
        return provenance;
    }

    /** Returns which step wrote an annotation of this document; empty outside a pipeline. */
    public Optional<Provenance> provenance(Annotation annotation) {
        return Optional.ofNullable(provenanceOf.get(annotation));
    }

    /** Returns the words of a range. */
    public String surface(Span span) {
        return text.substring(span.begin(), span.end());
    }

    /** Returns the words that an annotation is about. */
    public String surface(Annotation annotation) {
        return surface(annotation.span());
    }

    /**
     * Returns a copy with another id, for an extractor whose source holds many documents.
     *
     * @throws IllegalArgumentException if the id is blank
     */
    public Document withId(String newId) {
        Parts parts = new Parts(this);
        parts.id = checkedId(newId);
        return new Document(parts);
    }

    /** Returns a copy with another source. */
    public Document withSource(Source newSource) {
        Parts parts = new Parts(this);
        parts.source = Objects.requireNonNull(newSource);
        return new Document(parts);
    }

    /** Returns a copy with another text and without any annotation, since their offsets no longer hold. */
    public Document withText(String newText) {
        Parts parts = new Parts(this);
        parts.text = Objects.requireNonNull(newText);
        parts.layers = new TreeMap<>();
        parts.provenanceOf = new IdentityHashMap<>();
        return new Document(parts);
    }

    /** Returns a copy with other metadata. */
    public Document withMetadata(Metadata newMetadata) {
        Parts parts = new Parts(this);
        parts.metadata = Objects.requireNonNull(newMetadata);
        return new Document(parts);
    }

    /** Returns a copy with other furniture. */
    public Document withFurniture(List<Furniture> newFurniture) {
        Parts parts = new Parts(this);
        parts.furniture = List.copyOf(newFurniture);
        return new Document(parts);
    }

    /** Returns a copy with this date in place of the one with its role. */
    public Document withDate(DocumentDate date) {
        Parts parts = new Parts(this);
        parts.dates = new EnumMap<>(DocumentDate.Role.class);
        parts.dates.putAll(dates);
        parts.dates.put(date.role(), date);
        return new Document(parts);
    }

    /** Returns a copy with one more problem. */
    public Document withProblem(Problem problem) {
        Parts parts = new Parts(this);
        parts.problems = append(problems, problem);
        return new Document(parts);
    }

    /**
     * Returns a copy without the problems that have this code, for a step that has solved what an earlier one could not; the same
     * document if there are none.
     */
    public Document withoutProblem(String code) {
        List<Problem> others = problems.stream()
                .filter(problem -> !problem.code().equals(code))
                .toList();
        if (others.size() == problems.size()) {
            return this;
        }
        Parts parts = new Parts(this);
        parts.problems = others;
        return new Document(parts);
    }

    /**
     * Returns a copy with more annotations. A link takes the place of an earlier one for an equal mention.
     *
     * @throws IllegalArgumentException if one reaches beyond the text
     */
    public Document with(Annotation... annotations) {
        return with(Arrays.asList(annotations));
    }

    /**
     * Returns a copy with more annotations, see {@link #with(Annotation...)}.
     *
     * @throws IllegalArgumentException if one reaches beyond the text
     */
    public Document with(Collection<? extends Annotation> annotations) {
        Parts parts = new Parts(this);
        Set<String> changed = new LinkedHashSet<>();
        for (Annotation annotation : annotations) {
            changed.add(annotation.layer());
        }
        for (String layer : changed) {
            List<Annotation> all = new ArrayList<>(annotations(layer));
            annotations.stream().filter(a -> a.layer().equals(layer)).forEach(all::add);
            put(parts, layer, all);
        }
        return changed.isEmpty() ? this : new Document(parts);
    }

    /**
     * Returns a copy in which a layer holds exactly these annotations.
     *
     * @throws IllegalArgumentException if one reaches beyond the text or belongs to another layer
     */
    public Document withLayer(String layer, Collection<? extends Annotation> annotations) {
        for (Annotation annotation : annotations) {
            if (!annotation.layer().equals(layer)) {
                throw new IllegalArgumentException("annotation of layer '" + annotation.layer() + "' at "
                        + annotation.span() + " cannot stand in layer '" + layer + "'");
            }
        }
        Parts parts = new Parts(this);
        put(parts, layer, annotations);
        return new Document(parts);
    }

    /**
     * Returns a copy that says a step wrote these annotations. For hosts: a component that calls it changes nothing, since
     * the host stamps provenance itself after each step.
     */
    public Document withProvenance(Provenance step, Collection<? extends Annotation> written) {
        Parts parts = new Parts(this);
        if (!provenance.contains(step)) {
            parts.provenance = append(provenance, step);
        }
        parts.provenanceOf = new IdentityHashMap<>(provenanceOf);
        written.forEach(annotation -> parts.provenanceOf.put(annotation, step));
        return new Document(parts);
    }

    /** Returns a copy with the provenance of another document, for hosts; see {@link #withProvenance}. */
    public Document withProvenanceOf(Document other) {
        Parts parts = new Parts(this);
        parts.provenance = other.provenance;
        parts.provenanceOf = other.provenanceOf;
        return new Document(parts);
    }

    @Override
    public String toString() {
        return "Document[" + id + ", " + text.length() + " chars, layers " + layers.keySet() + "]";
    }

    private void put(Parts parts, String layer, Collection<? extends Annotation> annotations) {
        for (Annotation annotation : annotations) {
            if (annotation.span().end() > text.length()) {
                throw new IllegalArgumentException(layer + " at " + annotation.span() + " reaches beyond the text of '"
                        + id + "', which has " + text.length() + " UTF-16 units");
            }
        }
        List<Annotation> sorted =
                new ArrayList<>(layer.equals(Layer.LINK) ? lastForEachMention(annotations) : annotations);
        sorted.sort(BY_SPAN);
        parts.layers = new TreeMap<>(parts.layers);
        if (sorted.isEmpty()) {
            parts.layers.remove(layer);
        } else {
            parts.layers.put(layer, Collections.unmodifiableList(sorted));
        }
    }

    private static Collection<Annotation> lastForEachMention(Collection<? extends Annotation> links) {
        Map<Mention, Annotation> last = new LinkedHashMap<>();
        for (Annotation link : links) {
            last.put(((Link) link).mention(), link);
        }
        return last.values();
    }

    private <A extends Annotation> List<A> layer(String layer, Class<A> type) {
        List<Annotation> all = annotations(layer);
        if (!all.isEmpty() && !type.isInstance(all.get(0))) {
            throw new IllegalArgumentException("layer '" + layer + "' does not hold a " + type.getSimpleName());
        }
        @SuppressWarnings("unchecked") // a layer holds one type, and the list is unmodifiable
        List<A> typed = (List<A>) all;
        return typed;
    }

    private static <T> List<T> append(List<T> list, T value) {
        List<T> longer = new ArrayList<>(list);
        longer.add(value);
        return Collections.unmodifiableList(longer);
    }

    /** The mutable fields of a document under construction. */
    private static final class Parts {
        private String id;
        private Source source;
        private String text = "";
        private Metadata metadata = Metadata.EMPTY;
        private List<Furniture> furniture = List.of();
        private Map<DocumentDate.Role, DocumentDate> dates = Map.of();
        private TreeMap<String, List<Annotation>> layers = new TreeMap<>();
        private List<Problem> problems = List.of();
        private List<Provenance> provenance = List.of();
        private IdentityHashMap<Annotation, Provenance> provenanceOf = new IdentityHashMap<>();

        Parts(String id, Source source) {
            this.id = id;
            this.source = source;
        }

        Parts(Document document) {
            this.id = document.id;
            this.source = document.source;
            this.text = document.text;
            this.metadata = document.metadata;
            this.furniture = document.furniture;
            this.dates = document.dates;
            this.layers = document.layers;
            this.problems = document.problems;
            this.provenance = document.provenance;
            this.provenanceOf = document.provenanceOf;
        }
    }
}
