package {{package}};

import dev.sluice.api.ComponentContext;
import dev.sluice.api.ComponentFactory;
import dev.sluice.api.DateInterval;
import dev.sluice.api.Dater;
import dev.sluice.api.DocumentDate;
import dev.sluice.api.Evidence;
import dev.sluice.api.Layer;
import dev.sluice.api.Option;
import dev.sluice.api.SluiceComponent;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the dater that pipeline files call {@code {{name}}}. */
@SluiceComponent(
        name = "{{name}}",
        summary = "{{summary}}.",
        needs = Layer.TEXT,
        yields = Layer.DATE)
public final class {{class}}Factory implements ComponentFactory<{{class}}Factory.Config> {
    /** The options in a pipeline file. */
    public record Config(
            @Option(doc = "The word before the date.", def = "Dated")
            String word) {}

    @Override
    public Dater create(Config config, ComponentContext context) {
        Pattern line = Pattern.compile("(?m)^" + Pattern.quote(config.word()) + " (\\d{4}-\\d{2}-\\d{2})$");
        return (document, step) -> {
            Matcher date = line.matcher(document.text());
            return date.find() ? published(date.group(1), date.group()) : List.of();
        };
    }

    private static List<DocumentDate> published(String day, String words) {
        try {
            DateInterval interval = DateInterval.of(LocalDate.parse(day));
            List<Evidence> evidence = List.of(new Evidence("line", words));
            return List.of(new DocumentDate(DocumentDate.Role.PUBLISHED, interval, day, 1, evidence));
        } catch (DateTimeException noSuchDay) {
            return List.of();
        }
    }
}
