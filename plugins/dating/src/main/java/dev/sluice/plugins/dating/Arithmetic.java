package dev.sluice.plugins.dating;

import org.jspecify.annotations.Nullable;

/** How the number of a part of an expression goes into the frame of the whole. Pure. */
final class Arithmetic {
    private Arithmetic() {}

    /** Returns the frame with what an element matched, or null if they contradict each other. */
    static @Nullable Frame move(Frame frame, Frame inner, Grammar.Element element) {
        Feature target = element.target();
        String number = inner.get(Feature.N);
        if (target == null || number == null) {
            return frame.unite(inner);
        }
        Frame rest = frame.unite(inner.without(Feature.N));
        if (rest == null) {
            return null;
        }
        String before = frame.get(target);
        if (before == null) {
            return rest.with(target, number);
        }
        double a = Double.parseDouble(before);
        double b = Double.parseDouble(number);
        return switch (element.arithmetic()) {
            case '+' -> rest.with(target, NumberShapes.decimal(a + b));
            case '*' -> rest.with(target, NumberShapes.decimal(a * b));
            default -> before.equals(number) ? rest : null;
        };
    }
}
