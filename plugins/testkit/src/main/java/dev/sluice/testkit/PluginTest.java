package dev.sluice.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A class of tests whose methods may take a {@link LoadedPlugin}: the plugin of this module, loaded by Sluice itself as if it
 * were installed. It is loaded once for the class, when the first test takes it, and unloaded after the last test, when
 * nothing may hold its classes any more; what {@code sluice plugin install} would refuse fails every test that takes it, with
 * the same words. {@code @Nested} classes share the plugin of the class around them.
 *
 * <pre>{@code
 * @PluginTest
 * class MyWordsPluginTest {
 *     @Test
 *     void marksWords(LoadedPlugin plugin) throws Exception {
 *         Annotator annotator = plugin.create(Annotator.class, "my-words", "words: [example]");
 *         ...
 *     }
 * }
 * }</pre>
 *
 * <p>It wants three things of the build, which {@code sluice plugin new} writes into the {@code pom.xml}: {@code sluice-core} on
 * the class path of the tests; in the folder of the test classes the {@code plugin.properties} of the package, filled in; and
 * beside it {@code plugin.classpath}, the libraries of the package as {@code maven-dependency-plugin:build-classpath} lists
 * them. The plugin sees none of the test class path but these.
 *
 * @since 0.1
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PluginLoading.class)
public @interface PluginTest {
    /**
     * Returns whether the classes of the plugin must be gone from memory when it is unloaded after the last test. False suits a
     * plugin around a library that never lets go, such as one that keeps a thread.
     */
    boolean unloads() default true;
}
