package com.example.hello;

import dev.sluice.api.Annotator;
import dev.sluice.api.CustomAnnotation;
import dev.sluice.api.Document;
import dev.sluice.api.Span;
import dev.sluice.api.StepContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Marks amounts of money with their value in units of the currency. Immutable, so it is safe for many threads. */
final class MoneyAnnotator implements Annotator {
    static final String LAYER = "money";

    private static final Map<String, Integer> ZEROS = Map.of("thousand", 3, "million", 6, "billion", 9);
    private static final Pattern AMOUNT = Pattern.compile("(?<currency>[$€£¥])"
            + "(?<whole>\\d{1,3}(?:,\\d{3}){1,4}|\\d{1,15})(?<fraction>\\.\\d{1,4})?(?![\\d,.]*\\d)"
            + "(?:[ \\u00a0-](?<scale>thousand|million|billion)\\b)?");

    private final BigDecimal minimum;

    MoneyAnnotator(double minimum) {
        this.minimum = BigDecimal.valueOf(minimum);
    }

    @Override
    public Document annotate(Document document, StepContext context) throws InterruptedException {
        List<CustomAnnotation> found = new ArrayList<>();
        for (Matcher m = AMOUNT.matcher(document.text()); m.find(); ) {
            context.checkpoint();
            String fraction = m.group("fraction") == null ? "" : m.group("fraction");
            String digits = m.group("whole").replace(",", "") + fraction;
            int zeros = m.group("scale") == null ? 0 : ZEROS.get(m.group("scale"));
            BigDecimal amount = new BigDecimal(digits).scaleByPowerOfTen(zeros);
            if (amount.compareTo(minimum) >= 0) {
                Map<String, String> features = Map.of("amount", amount.toPlainString());
                found.add(new CustomAnnotation(LAYER, new Span(m.start(), m.end()), m.group("currency"), features, 1));
            }
        }
        return document.with(found);
    }
}
