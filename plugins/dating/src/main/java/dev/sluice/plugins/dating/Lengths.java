package dev.sluice.plugins.dating;

import org.jspecify.annotations.Nullable;

/** Lengths of time as TIMEX3 values. Pure. */
final class Lengths {
    private Lengths() {}

    /** Returns the value of a length, such as {@code P3D}, {@code PT24H} or {@code PXY}; null if the frame has no unit. */
    static @Nullable String value(Frame frame) {
        String unit = frame.get(Feature.UNIT);
        if (unit == null) {
            return null;
        }
        String count = frame.get(Feature.COUNT);
        if (count == null || count.equals("X")) {
            return unknown(unit);
        }
        double number = Double.parseDouble(count) + Double.parseDouble(plus(frame));
        return switch (unit) {
            case "DE" -> "P" + NumberShapes.decimal(10 * number) + "Y";
            case "CE" -> "P" + NumberShapes.decimal(100 * number) + "Y";
            case "ML" -> "P" + NumberShapes.decimal(1000 * number) + "Y";
            case "FN" -> "P" + NumberShapes.decimal(2 * number) + "W";
            case "NI" -> "P" + NumberShapes.decimal(number) + "D";
            case "H" -> number == 0.5 ? "PT30M" : "PT" + NumberShapes.decimal(number) + "H" + minutes(frame);
            case "MIN" -> number == 0.5 ? "PT30S" : "PT" + NumberShapes.decimal(number) + "M";
            case "S" -> "PT" + NumberShapes.decimal(number) + "S";
            case "Y" -> number == 0.5 ? "P6M" : "P" + NumberShapes.decimal(number) + "Y";
            default -> "P" + NumberShapes.decimal(number) + unit;
        };
    }

    /** Returns the number of units, or -1 where it is not known or no whole number. */
    static int count(Frame frame) {
        return frame.has(Feature.PLUS) ? -1 : frame.number(Feature.COUNT, -1);
    }

    private static String minutes(Frame frame) {
        String minutes = frame.get(Feature.MINUTE);
        return minutes == null ? "" : minutes + "M";
    }

    private static String plus(Frame frame) {
        String plus = frame.get(Feature.PLUS);
        return plus == null ? "0" : plus;
    }

    private static String unknown(String unit) {
        return switch (unit) {
            case "H", "S" -> "PTX" + unit;
            case "MIN" -> "PTXM";
            case "XX" -> "PXX";
            case "NI" -> "PXD";
            case "FN" -> "PXW";
            default -> "PX" + unit;
        };
    }
}
