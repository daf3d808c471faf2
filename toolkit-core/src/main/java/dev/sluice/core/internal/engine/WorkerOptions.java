package dev.sluice.core.internal.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants of the Java of worker processes. Immutable.
 *
 * @param megabytes the size of the heap
 * @param others all options but that one, in order
 */
record WorkerOptions(int megabytes, List<String> others) {
    /** The variable of the environment that holds them, with spaces between. */
    static final String VARIABLE = "SLUICE_WORKER_OPTS";

    private static final int MEGABYTES = 1024;
    private static final Pattern HEAP = Pattern.compile("-Xmx([0-9]{1,12})([kKmMgG]?)");

    /** Copies the list. */
    WorkerOptions {
        others = List.copyOf(others);
    }

    /** Returns what a text says, and what holds where it says nothing; null is as an empty one. */
    static WorkerOptions parse(@Nullable String text) {
        List<String> others = new ArrayList<>();
        int megabytes = MEGABYTES;
        String words = text == null ? "" : text.strip();
        for (String option : words.isEmpty() ? List.<String>of() : Arrays.asList(words.split("\\s+"))) {
            Matcher heap = HEAP.matcher(option);
            if (heap.matches()) {
                megabytes =
                        megabytes(Long.parseLong(heap.group(1)), heap.group(2).toLowerCase(Locale.ROOT));
            } else {
                others.add(option);
            }
        }
        return new WorkerOptions(megabytes, others);
    }

    private static int megabytes(long number, String unit) {
        long bytes = switch (unit) {
            case "g" -> number << 30;
            case "m" -> number << 20;
            case "k" -> number << 10;
            default -> number;
        };
        // half of what fits, for it is doubled; Java itself refuses what is too small
        return (int) Math.max(1, Math.min(bytes >> 20, Integer.MAX_VALUE / 2));
    }
}
