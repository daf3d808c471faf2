package dev.sluice.api;

import java.io.IOException;
import java.util.List;

/**
 * A command that a plugin adds to the command line, such as one that builds what its other components read. It is declared
 * like any component: the options of the command are those of the configuration record, and a tool named {@code kb-build}
 * is called as {@code sluice kb build}. Pipelines do not use tools. Used by one thread, for one call of {@link #run}.
 *
 * <pre>{@code
 * @SluiceComponent(name = "words-count", summary = "Counts the words of a list.")
 * public final class CountFactory implements ComponentFactory<CountConfig> {
 *     public Tool create(CountConfig config, ComponentContext context) {
 *         return (arguments, tools) -> tools.print(String.valueOf(Files.readAllLines(tools.resolve(arguments.get(0))).size()));
 *     }
 * }
 * }</pre>
 *
 * @since 0.1
 */
@FunctionalInterface
public non-sealed interface Tool extends Component {
    /**
     * Does the work.
     *
     * @param arguments what stands on the command line besides options, in its order
     * @param context where to read from, to write to and to tell how it goes on
     * @throws IllegalArgumentException if the arguments, or what they name, are wrong; the message is shown to the user
     * @throws java.nio.file.NoSuchFileException if an input does not exist
     * @throws IOException if something cannot be read or written
     * @throws InterruptedException if the user asked to end
     */
    void run(List<String> arguments, ToolContext context) throws IOException, InterruptedException;
}
