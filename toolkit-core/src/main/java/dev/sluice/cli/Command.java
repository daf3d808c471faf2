package dev.sluice.cli;

import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** One command of the command line, such as {@code sluice run}. */
interface Command {
    /** Returns its name; two words for one of a group, such as {@code plugin list}. */
    String name();

    /** Returns one sentence without full stop that says what it does. */
    String summary();

    /** Returns its arguments as they stand in the usage line, such as {@code PIPELINE [INPUT...]}. */
    String arguments();

    /** Returns its options. */
    Options options();

    /** Returns examples, each a whole command line. */
    List<String> examples();

    /**
     * Runs it.
     *
     * @throws UsageException if the arguments are wrong
     * @throws InterruptedException if the program is asked to end
     */
    ExitCode run(CommandLine line, Terminal terminal) throws InterruptedException;
}
