package dev.sluice.plugins.linking;

import dev.sluice.api.Option;
import java.util.List;

/**
 * The options of the tool {@code kb-build}. Immutable.
 *
 * @param output the directory to make
 * @param languages the languages of names, the first one also that of preferred names and descriptions
 * @param minSitelinks in how many languages an item of a dump must be written about
 * @param keepClasses the ids of classes whose members are kept however few sitelinks they have
 * @param dropClasses the ids of classes whose members are left out
 * @param anchors a table of texts that were seen to mean an entity; empty for none
 * @param memory how many megabytes to sort in memory
 * @param source what the manifest says about where the entities come from
 * @param licence what the manifest says about their licence
 * @param replace whether a base that is there already may be replaced
 */
public record KbBuildConfig(
        @Option(doc = "The directory to make.") String output,

        @Option(
                doc = "The languages of names, with commas between; the first one also that of preferred names.",
                def = "[en]")
        List<String> languages,

        @Option(doc = "In how many languages an item of a dump must be written about.", def = "1", min = 0)
        int minSitelinks,

        @Option(
                doc = "The ids of classes whose members are kept however few sitelinks they have; subclasses count.",
                def = "[]")
        List<String> keepClasses,

        @Option(
                doc = "The ids of classes whose members are left out, with those of their subclasses.",
                def = "[Q13442814, Q4167410, Q4167836, Q11266439, Q13406463]")
        List<String> dropClasses,

        @Option(
                doc = "A table of texts that were seen to mean an entity: text, id and count, with tabs between;"
                        + " redirects have no count.",
                def = "")
        String anchors,

        @Option(doc = "How many megabytes to sort in memory before temporary files are written.", def = "200", min = 1)
        int memory,

        @Option(doc = "What the manifest says about where the entities come from.", def = "")
        String source,

        @Option(doc = "What the manifest says about their licence.", def = "")
        String licence,

        @Option(doc = "Replace a base that is there already.", def = "false")
        boolean replace) {
    /** Copies the lists. */
    public KbBuildConfig {
        languages = List.copyOf(languages);
        keepClasses = List.copyOf(keepClasses);
        dropClasses = List.copyOf(dropClasses);
        if (languages.isEmpty()) {
            throw new IllegalArgumentException("languages is empty: give one, such as en");
        }
    }
}
