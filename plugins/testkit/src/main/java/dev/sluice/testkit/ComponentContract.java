package dev.sluice.testkit;

import dev.sluice.api.Component;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.Document;
import dev.sluice.api.SluiceComponent;
import dev.sluice.api.StepException;
import dev.sluice.api.internal.ComponentProcessor;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * The promises that components of every kind make, as tests that a plugin inherits from the contract of its kind:
 * {@link ReaderContract}, {@link ExtractorContract}, {@link AnnotatorContract}, {@link DaterContract},
 * {@link EntityLinkerContract}, {@link CorpusAnnotatorContract} or {@link ExporterContract}.
 *
 * @param <C> the configuration of the factory
 * @param <K> the kind of component
 * @since 0.1
 */
@ExtendWith(EndsInTime.class)
public abstract class ComponentContract<C extends Record, K extends Component> {
    static final int THREADS = 8;
    static final int ROUNDS = 5;

    private final Class<? super K> kind;
    private final String noun;
    private @Nullable List<Document> given;

    /** Takes the kind, and what messages call it. */
    ComponentContract(Class<? super K> kind, String noun) {
        this.kind = kind;
        this.noun = noun;
    }

    /** Returns the factory of the component. */
    protected abstract ComponentFactory<C> factory();

    /** Returns the configuration to test with. */
    protected abstract C config();

    /**
     * Returns how long one odd input may take, a megabyte of characters at most; by default half a minute. A whole test of the
     * contract may take four times as long.
     */
    protected Duration patience() {
        return Duration.ofSeconds(30);
    }

    /** Returns what the component is given, each piece in a form that can be compared. */
    abstract List<Object> material() throws Exception;

    /** Returns what an instance makes of the whole material, in a form that can be compared and shown. */
    abstract List<Object> work(K component) throws Exception;

    /** The host learns of the component: the annotation processor wrote its declaration. */
    @Test
    public final void isDeclaredToTheHost() throws Exception {
        String name = factory().getClass().getName();
        for (URL index :
                Collections.list(factory().getClass().getClassLoader().getResources(ComponentProcessor.FILE))) {
            if (text(index).contains("\"" + name + "\"")) {
                declared();
                return;
            }
        }
        throw new AssertionError("no " + ComponentProcessor.FILE + " names " + name
                + ", so that the host would never see it: put sluice-api into annotationProcessorPaths of"
                + " maven-compiler-plugin and set maven.compiler.proc to full");
    }

    /** What a component is given is not changed, only something new is made. */
    @Test
    public final void leavesItsInputUnchanged() throws Exception {
        List<Object> before = material();
        worked();
        requireEqual(before, material(), "the " + noun + " changed its input");
    }

    /** The same input gives the same result: again, and from another instance. */
    @Test
    public final void givesTheSameResultAgain() throws Exception {
        List<Object> first;
        try (K component = create()) {
            first = work(component);
            List<Object> second = work(component);
            requireEqual(first, second, "a second run over the same documents gave another result");
            inAnotherOrder(component, first);
        }
        requireEqual(first, worked(), "a second instance gave another result");
    }

    /** Neither the language nor the time zone of the machine shows in the result. */
    @Test
    @ResourceLock(Resources.LOCALE)
    @ResourceLock(Resources.TIME_ZONE)
    public final void givesTheSameResultOnEveryMachine() throws Exception {
        List<Object> here = worked();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            // Turkish has its own capital i, Arabic its own digits; these zones are a day apart.
            for (String machine : List.of("tr-TR Pacific/Kiritimati", "ar-EG-u-nu-arab Pacific/Niue")) {
                String[] parts = machine.split(" ", 2);
                Locale.setDefault(Locale.forLanguageTag(parts[0]));
                TimeZone.setDefault(TimeZone.getTimeZone(parts[1]));
                requireEqual(
                        here, worked(), "locale " + parts[0] + " and time zone " + parts[1] + " gave another result");
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    /** Many threads may share one instance. */
    @Test
    public final void givesTheSameResultOnManyThreads() throws Exception {
        List<Object> alone = worked();
        try (K component = create()) {
            for (List<Object> result : onManyThreads(() -> work(component))) {
                requireEqual(alone, result, THREADS + " threads on one instance gave another result than one");
            }
        }
    }

    /** Closing works, whether or not the component was used. */
    @Test
    public final void closes() throws Exception {
        create().close();
        K used = create();
        work(used);
        used.close();
    }

    /** Checks what a kind of component promises about the order of its input; by default nothing. */
    void inAnotherOrder(K component, List<Object> first) throws Exception {}

    /** Returns the context in which the component is made and works. */
    TestContext context() {
        return TestContext.create();
    }

    /** Returns the documents that were given first, so that whoever changes them is found out. */
    final synchronized List<Document> same(List<Document> documents) {
        if (given == null) {
            given = List.copyOf(documents);
        }
        return given;
    }

    /** Makes an instance. */
    final K create() throws Exception {
        Component component = factory().create(config(), context());
        if (kind.isInstance(component)) {
            @SuppressWarnings("unchecked") // just checked, as far as types go at run time
            K made = (K) component;
            return made;
        }
        throw new AssertionError(factory().getClass() + " makes a " + component.getClass()
                + ", but this contract is that of " + kind.getSimpleName());
    }

    /** Runs the same work many times on many threads at once. */
    final <T> List<T> onManyThreads(Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(Collections.nCopies(THREADS * ROUNDS, work))) {
                results.add(result.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError(
                    "the " + noun + " failed when " + THREADS + " threads used it: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Lets the component have an odd input, for which it may throw a {@link StepException} and nothing else. */
    final void cope(String name, Executable odd) {
        Assertions.assertTimeoutPreemptively(
                patience(),
                () -> coped(name, odd),
                () -> "text: " + name + ": the " + noun
                        + " did not end; call context.checkpoint() in every loop that a text can make"
                        + " long, or have patience() return more");
    }

    /** Errors and unchecked exceptions alike say which text they were about. */
    private void coped(String name, Executable odd) throws Throwable {
        try {
            odd.execute();
        } catch (StepException e) {
            if (e.kind() == StepException.Kind.FATAL) {
                throw new AssertionError(
                        "text: " + name + ": the " + noun + " ends the run for the sake of one document: " + e, e);
            }
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(
                    "text: " + name + ": the " + noun + " threw " + e + "; only StepException says that it cannot", e);
        }
    }

    /** Requires that an interrupt at the first checkpoint reaches the host. */
    final void requireInterrupt(InterruptedWork work) throws Exception {
        TestContext context = context().interruptAfter(0);
        try {
            work.run(context);
        } catch (InterruptedException e) {
            return; // as it should be
        }
        if (context.checkpoints() > 0) {
            throw new AssertionError("the " + noun + " swallowed the InterruptedException of checkpoint(): let it"
                    + " through, so that the host can give a document up");
        }
    }

    /** Requires that what changed belongs to the declared layers. */
    final void requireDeclared(Document before, Document after, Set<String> allowed) {
        TreeSet<String> yields = new TreeSet<>(List.of(declared().yields()));
        for (String layer : Changes.between(before, after)) {
            if (!yields.contains(layer) && !allowed.contains(layer)) {
                throw new AssertionError("the " + noun + " changed '" + layer + "' of document '" + before.id()
                        + "', but @SluiceComponent of " + factory().getClass().getSimpleName() + " declares yields = "
                        + yields);
            }
        }
    }

    /** Requires the same pieces in the same order, and shows the first that differs. */
    static void requireEqual(List<Object> expected, List<Object> found, String message) {
        for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
            Object piece = expected.get(i);
            String name = piece instanceof Map<?, ?> values && values.containsKey("id")
                    ? "document " + values.get("id")
                    : "item " + (i + 1);
            Assertions.assertEquals(piece, found.get(i), message + ", " + name);
        }
        Assertions.assertEquals(expected.size(), found.size(), message + ", number of items");
    }

    static List<Object> records(List<Document> documents) {
        return new ArrayList<>(documents.stream().map(Document::toRecord).toList());
    }

    /** What is done until a checkpoint interrupts it. */
    interface InterruptedWork {
        void run(TestContext context) throws Exception;
    }

    private List<Object> worked() throws Exception {
        try (K component = create()) {
            return work(component);
        }
    }

    private SluiceComponent declared() {
        SluiceComponent declared = factory().getClass().getAnnotation(SluiceComponent.class);
        if (declared == null) {
            throw new AssertionError(factory().getClass() + " lacks @SluiceComponent");
        }
        return declared;
    }

    private static String text(URL index) throws IOException {
        try (InputStream in = index.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
