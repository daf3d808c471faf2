package dev.sluice.plugins.export;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;

/** Values as the types of XML Schema write them. */
final class XmlDays {
    private XmlDays() {}

    /** Returns a day as an {@code xsd:date}, whose years of more than four digits have no sign. */
    static String of(LocalDate day) {
        String sign = day.getYear() < 0 ? "-" : "";
        return String.format(
                Locale.ROOT,
                "%s%04d-%02d-%02d",
                sign,
                Math.abs(day.getYear()),
                day.getMonthValue(),
                day.getDayOfMonth());
    }

    /** Returns a number from 0 to 1 without exponent, as a TEI probability wants it. */
    static String probability(double value) {
        return new BigDecimal(Double.toString(value)).toPlainString();
    }
}
