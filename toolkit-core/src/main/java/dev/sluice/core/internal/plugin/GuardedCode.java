package dev.sluice.core.internal.plugin;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * The body of one method, divided into what stands where the absence of a class is caught and what does not (JVM
 * specification, sections 4.7.3 and 6.5).
 */
final class GuardedCode {
    private static final Set<String> CATCHES = Set.of(
            "java/lang/NoClassDefFoundError", "java/lang/LinkageError", "java/lang/Error", "java/lang/Throwable");
    /** What a compiler calls in the handlers it writes for try with resources, which throw on what they catch. */
    private static final String SUPPRESSED = "java/lang/Throwable.addSuppressed";

    private static final int LDC = 18;
    private static final int TABLE_SWITCH = 170;
    private static final int LOOKUP_SWITCH = 171;
    private static final int FIRST_RETURN = 172;
    private static final int LAST_RETURN = 177;
    private static final int THROW = 191;
    private static final int WIDE = 196;
    private static final int WIDE_INCREMENT = 132;
    /** The length of each instruction by its number; 0 where there is none, or it varies. */
    private static final int[] LENGTHS = lengths();

    private static final BitSet WITH_ENTRY = withEntry();

    private record Range(int begin, int end) {}

    private record Instruction(int at, int code, int entry) {}

    private final IntFunction<String> names;
    private final List<Instruction> instructions = new ArrayList<>();
    private final List<Range> guards = new ArrayList<>();

    /**
     * Reads what the attribute {@code Code} holds.
     *
     * @param names the name of a class, or the owner and name of a member with a dot between them, by its place in the
     *     constant pool
     */
    GuardedCode(byte[] attribute, IntFunction<String> names) throws IOException {
        this.names = names;
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(attribute));
        in.skipNBytes(4);
        byte[] code = in.readNBytes(in.readInt());
        readInstructions(ByteBuffer.wrap(code));
        for (int handlers = in.readUnsignedShort(); handlers > 0; handlers--) {
            Range range = new Range(in.readUnsignedShort(), in.readUnsignedShort());
            int handler = in.readUnsignedShort();
            int type = in.readUnsignedShort();
            if (type != 0 && CATCHES.contains(names.apply(type)) && !throwsOn(handler)) {
                guards.add(range);
            }
        }
    }

    /** Returns the places in the constant pool that guarded, or unguarded, instructions name. */
    BitSet entries(boolean guarded) {
        BitSet entries = new BitSet();
        instructions.stream()
                .filter(instruction -> instruction.entry > 0 && isGuarded(instruction.at) == guarded)
                .forEach(instruction -> entries.set(instruction.entry));
        return entries;
    }

    private boolean isGuarded(int at) {
        return guards.stream().anyMatch(range -> range.begin <= at && at < range.end);
    }

    private boolean throwsOn(int handler) {
        for (Instruction instruction : instructions) {
            if (instruction.at < handler) {
                continue;
            }
            if (instruction.entry > 0 && SUPPRESSED.equals(names.apply(instruction.entry))) {
                return true;
            }
            if (instruction.code == THROW || (instruction.code >= FIRST_RETURN && instruction.code <= LAST_RETURN)) {
                return false;
            }
        }
        return false;
    }

    private void readInstructions(ByteBuffer code) throws IOException {
        int at = 0;
        while (at < code.limit()) {
            int opcode = Byte.toUnsignedInt(code.get(at));
            int length = length(code, at, opcode);
            if (length <= 0 || at + length > code.limit()) {
                throw new IOException("a method of it has the unknown instruction " + opcode);
            }
            int entry = 0;
            if (opcode == LDC) {
                entry = Byte.toUnsignedInt(code.get(at + 1));
            } else if (WITH_ENTRY.get(opcode)) {
                entry = Short.toUnsignedInt(code.getShort(at + 1));
            }
            instructions.add(new Instruction(at, opcode, entry));
            at += length;
        }
    }

    private static int length(ByteBuffer code, int at, int opcode) {
        int padded = (at / 4 + 1) * 4;
        return switch (opcode) {
            case TABLE_SWITCH -> padded - at + 12 + 4 * (code.getInt(padded + 8) - code.getInt(padded + 4) + 1);
            case LOOKUP_SWITCH -> padded - at + 8 + 8 * code.getInt(padded + 4);
            case WIDE -> Byte.toUnsignedInt(code.get(at + 1)) == WIDE_INCREMENT ? 6 : 4;
            default -> LENGTHS[opcode];
        };
    }

    private static int[] lengths() {
        int[] lengths = new int[256];
        fill(lengths, 1, 0, 15, 26, 53, 59, 131, 133, 152, 172, 177, 190, 191, 194, 195);
        fill(lengths, 2, 16, 16, 18, 18, 21, 25, 54, 58, 169, 169, 188, 188);
        fill(lengths, 3, 17, 17, 19, 20, 132, 132, 153, 168, 178, 184, 187, 187, 189, 189, 192, 193, 198, 199);
        fill(lengths, 4, 197, 197);
        fill(lengths, 5, 185, 186, 200, 201);
        return lengths;
    }

    private static void fill(int[] lengths, int length, int... firstsAndLasts) {
        for (int i = 0; i < firstsAndLasts.length; i += 2) {
            for (int code = firstsAndLasts[i]; code <= firstsAndLasts[i + 1]; code++) {
                lengths[code] = length;
            }
        }
    }

    private static BitSet withEntry() {
        BitSet codes = new BitSet();
        codes.set(19, 21);
        codes.set(178, 188);
        codes.set(189);
        codes.set(192, 194);
        codes.set(197);
        return codes;
    }
}
