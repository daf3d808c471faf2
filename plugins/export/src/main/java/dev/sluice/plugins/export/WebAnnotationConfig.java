package dev.sluice.plugins.export;

import dev.sluice.api.Option;
import java.util.List;

/**
 * The options of the exporter {@code web-annotation}.
 *
 * @param file the file below the output directory; {@code -} is the standard output
 * @param entityPrefix what makes an address of the id of an entity
 * @param layers which layers of plugins are written besides names and times
 */
public record WebAnnotationConfig(
        @Option(doc = "The file below the output directory; - is the standard output.", def = "annotations.jsonld")
        String file,

        @Option(
                doc = "What stands before the id of an entity to make it an address.",
                def = "\"http://www.wikidata.org/entity/\"")
        String entityPrefix,

        @Option(doc = "Which layers of plugins are written besides names and times, such as block.", def = "[]")
        List<String> layers) {}
