package dev.sluice.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Gives the tests of a contract up that do not end, and tells at which line of the component they stand. Thread-safe. */
final class EndsInTime implements InvocationInterceptor {
    /** Marks a test that limits the time of each of its parts by itself. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface LimitedInParts {}

    /** How many times as long as one odd input a whole test may take. */
    private static final int WHOLE_TEST = 4;

    /** How many seconds the next tests of a class have of which one did not end. */
    private static final Duration ONCE_MORE = Duration.ofSeconds(10);

    private static final ExtensionContext.Namespace SPACE = ExtensionContext.Namespace.create(EndsInTime.class);

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext extension)
            throws Throwable {
        if (!(extension.getRequiredTestInstance() instanceof ComponentContract<?, ?> contract)
                || method.getExecutable().isAnnotationPresent(LimitedInParts.class)) {
            invocation.proceed();
            return;
        }
        ExtensionContext.Store store = extension.getParent().orElse(extension).getStore(SPACE);
        boolean hung = store.get(contract.getClass()) != null;
        Duration limit = hung ? ONCE_MORE : contract.patience().multipliedBy(WHOLE_TEST);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread test = new Thread(
                () -> {
                    try {
                        invocation.proceed();
                    } catch (Throwable t) {
                        thrown.set(t);
                    }
                },
                Thread.currentThread().getName());
        test.setDaemon(true);
        test.start();
        test.join(limit.toMillis());
        if (test.isAlive()) {
            store.put(contract.getClass(), true);
            String place = place(contract.factory().getClass().getPackageName(), test);
            test.interrupt();
            throw new AssertionError(
                    "the component did not end within " + limit.toSeconds() + " seconds" + place
                            + ": call context.checkpoint() in every loop that a text can make long, or have patience() return more");
        }
        if (thrown.get() != null) {
            throw thrown.get();
        }
    }

    /** Returns the line of the component at which the test stands, or one of the threads that it waits for. */
    private static String place(String ownPackage, Thread test) {
        return Stream.concat(
                        Stream.<StackTraceElement[]>of(test.getStackTrace()),
                        Thread.getAllStackTraces().values().stream())
                .map(frames -> own(ownPackage, frames))
                .flatMap(Optional::stream)
                .findFirst()
                .map(frame -> "; it stands at " + frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
    }

    private static Optional<StackTraceElement> own(String ownPackage, StackTraceElement[] frames) {
        return Arrays.stream(frames)
                .filter(frame -> frame.getClassName().startsWith(ownPackage + "."))
                .findFirst();
    }
}
