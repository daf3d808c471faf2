package dev.sluice.core.internal.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the user wants worker processes to be started. Immutable.
 *
 * @param prefix the command that starts Java, and its arguments, such as {@code unshare -rn}; empty if there is none
 * @param megabytes the size of the heap for one input
 * @param others all options of Java but that one, in order
 */
record WorkerOptions(List<String> prefix, int megabytes, List<String> others) {
    private static final String PREFIX = "SLUICE_WORKER_PREFIX";
    private static final String OPTIONS = "SLUICE_WORKER_OPTS";

    private static final int MEGABYTES = 1024;
    private static final Pattern HEAP = Pattern.compile("(?:-Xmx|-XX:MaxHeapSize=)([0-9]{1,12})([kKmMgGtT]?)");

    /** Copies the lists. */
    WorkerOptions {
        prefix = List.copyOf(prefix);
        others = List.copyOf(others);
    }

    /** Returns what the environment says. */
    static WorkerOptions ofEnvironment() {
        return parse(System.getenv(PREFIX), System.getenv(OPTIONS));
    }

    /** Returns what two texts say, in words with spaces between; null is as an empty one. */
    static WorkerOptions parse(@Nullable String prefix, @Nullable String options) {
        List<String> others = new ArrayList<>();
        int megabytes = MEGABYTES;
        for (String option : words(options)) {
            Matcher heap = HEAP.matcher(option);
            if (heap.matches()) {
                megabytes =
                        megabytes(Long.parseLong(heap.group(1)), heap.group(2).toLowerCase(Locale.ROOT));
            } else {
                others.add(option);
            }
        }
        return new WorkerOptions(words(prefix), megabytes, others);
    }

    private static List<String> words(@Nullable String text) {
        return text == null || text.isBlank()
                ? List.of()
                : Arrays.asList(text.strip().split("\\s+"));
    }

    /** Returns the size of the heap for so many inputs at once. */
    int megabytes(int inputs) {
        return (int) Math.min((long) megabytes * inputs, Integer.MAX_VALUE);
    }

    private static int megabytes(long number, String unit) {
        long megabytes = switch (unit) {
            case "t" -> number << 20;
            case "g" -> number << 10;
            case "m" -> number;
            case "k" -> number >> 10;
            default -> number >> 20;
        };
        // half of what fits, for it is doubled; Java itself refuses what is too small
        return (int) Math.max(1, Math.min(megabytes, Integer.MAX_VALUE / 2));
    }
}
