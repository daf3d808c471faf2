package dev.sluice.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Files that nobody thinks of, and damaged forms of good ones: each has a name for the message of a failure. */
final class OddBytes {
    private static final int MEGABYTE = 1 << 20;
    private static final int DAMAGED = 10;

    private OddBytes() {}

    /** Returns odd files of general use, and damaged forms of these files. */
    static Map<String, byte[]> of(Map<String, byte[]> files) {
        Map<String, byte[]> odd = new LinkedHashMap<>();
        OddTexts.of(List.of()).forEach((name, text) -> odd.put(name, text.getBytes(StandardCharsets.UTF_8)));
        odd.put("one byte", new byte[] {(byte) 0x80});
        odd.put("a byte order mark alone", new byte[] {(byte) 0xff, (byte) 0xfe});
        odd.put("half a character at the end", new byte[] {'a', (byte) 0xe2, (byte) 0x82});
        odd.put("a megabyte of zeros", new byte[MEGABYTE]);
        byte[] noise = new byte[MEGABYTE];
        new Random(1).nextBytes(noise);
        odd.put("a megabyte of noise", noise);
        for (String open : List.of("<", "<div>", "[", "{\"a\":", "(", "\"", "&")) {
            odd.put(
                    "a megabyte of " + open,
                    open.repeat(MEGABYTE / open.length()).getBytes(StandardCharsets.UTF_8));
        }
        files.forEach((name, bytes) -> damage("file " + name, bytes, odd));
        return odd;
    }

    private static void damage(String name, byte[] bytes, Map<String, byte[]> odd) {
        odd.put(name + " cut in half", Arrays.copyOf(bytes, bytes.length / 2));
        odd.put(name + " without its first half", Arrays.copyOfRange(bytes, bytes.length / 2, bytes.length));
        odd.put(name + " without its last byte", Arrays.copyOf(bytes, Math.max(0, bytes.length - 1)));
        byte[] twice = Arrays.copyOf(bytes, 2 * bytes.length);
        System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);
        odd.put(name + " twice", twice);
        for (int seed = 0; seed < DAMAGED && bytes.length > 0; seed++) {
            Random random = new Random(seed);
            byte[] damaged = bytes.clone();
            for (int i = 0; i <= bytes.length / 50; i++) {
                damaged[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            odd.put(name + " with damaged bytes, seed " + seed, damaged);
        }
    }
}
