package dev.sluice.core;

import java.util.List;
import java.util.Optional;

/**
 * What a plugin declares about one of its components, read from its jar without loading a class. Immutable.
 *
 * @param name the name in pipeline files
 * @param kind what it does in a chain
 * @param summary one sentence that says what it does
 * @param plugin the id of the plugin it comes from
 * @param version the version of that plugin
 * @param factory the binary name of the factory class
 * @param config the binary name of the configuration record
 * @param needs the layers that must be there before
 * @param uses the layers that are used if they are there
 * @param yields the layers that may be there, or may have changed, afterwards
 * @param languages the languages it is made for, as BCP 47 tags; empty means any
 * @param mediaTypes the media types it reads; empty means any
 * @param arguments what a tool takes besides options, such as {@code FILE...}; empty for all other kinds
 * @param options its options, in the order of the configuration record
 * @since 0.1
 */
public record ComponentInfo(
        String name,
        Kind kind,
        String summary,
        String plugin,
        String version,
        String factory,
        String config,
        List<String> needs,
        List<String> uses,
        List<String> yields,
        List<String> languages,
        List<String> mediaTypes,
        List<String> arguments,
        List<OptionInfo> options) {
    /** What a component does in a chain. */
    public enum Kind {
        /** Finds documents. */
        READER,
        /** Turns bytes into documents with text. */
        EXTRACTOR,
        /** Says more about a document. */
        ANNOTATOR,
        /** Says when a document was written. */
        DATER,
        /** Says who is meant by a name. */
        ENTITY_LINKER,
        /** Needs the whole corpus. */
        CORPUS_ANNOTATOR,
        /** Writes documents. */
        EXPORTER,
        /** Is a command of its own, outside of pipelines. */
        TOOL;

        /** Returns the section of a pipeline file it belongs to: {@code input}, {@code steps} or {@code output}; {@code tools} if none. */
        public String section() {
            return switch (this) {
                case READER -> "input";
                case EXPORTER -> "output";
                case TOOL -> "tools";
                case EXTRACTOR, ANNOTATOR, DATER, ENTITY_LINKER, CORPUS_ANNOTATOR -> "steps";
            };
        }
    }

    /** Copies the lists. */
    public ComponentInfo {
        needs = List.copyOf(needs);
        uses = List.copyOf(uses);
        yields = List.copyOf(yields);
        languages = List.copyOf(languages);
        mediaTypes = List.copyOf(mediaTypes);
        arguments = List.copyOf(arguments);
        options = List.copyOf(options);
    }

    /** Returns the option with a name. */
    public Optional<OptionInfo> option(String option) {
        return options.stream().filter(o -> o.name().equals(option)).findFirst();
    }
}
