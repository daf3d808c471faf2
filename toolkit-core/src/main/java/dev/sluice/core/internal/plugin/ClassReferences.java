package dev.sluice.core.internal.plugin;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.BitSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The classes that the code of a class file refers to, in its method bodies too: those in its constant pool and those in
 * the descriptors there. Annotations are not among them, for a virtual machine passes over those it does not find.
 */
final class ClassReferences {
    private static final int MAGIC = 0xCAFEBABE;
    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([^;]+);");

    private final DataInputStream in;
    private final @Nullable String[] texts;
    private final int[] classNames;
    private final BitSet descriptors = new BitSet();
    /** The classes whose members are used. */
    private final BitSet owners = new BitSet();
    /** The classes that are listed only to tell which is nested in which: those of annotations are among them. */
    private final BitSet nested = new BitSet();

    private ClassReferences(DataInputStream in, int size) {
        this.in = in;
        this.texts = new String[size];
        this.classNames = new int[size];
    }

    /**
     * Returns the binary names, sorted.
     *
     * @param bytes a class file (JVM specification, chapter 4)
     * @throws IOException if it is none, or one of a later format
     */
    static Set<String> of(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        if (in.readInt() != MAGIC) {
            throw new IOException("it does not begin as a class file");
        }
        in.readInt();
        ClassReferences references = new ClassReferences(in, in.readUnsignedShort());
        references.readPool();
        in.skipNBytes(6);
        in.skipNBytes(2L * in.readUnsignedShort());
        references.skipMembers();
        references.skipMembers();
        references.readNested();
        return references.names();
    }

    private void readPool() throws IOException {
        for (int i = 1; i < texts.length; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts[i] = in.readUTF();
                case 3, 4 -> in.skipNBytes(4);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++; // a long or double takes two entries
                }
                case 7 -> classNames[i] = in.readUnsignedShort();
                case 8, 19, 20 -> in.skipNBytes(2);
                case 9, 10, 11 -> {
                    owners.set(in.readUnsignedShort());
                    in.skipNBytes(2);
                }
                case 12 -> {
                    in.skipNBytes(2);
                    descriptors.set(in.readUnsignedShort());
                }
                case 15 -> in.skipNBytes(3);
                case 16 -> descriptors.set(in.readUnsignedShort());
                case 17, 18 -> in.skipNBytes(4);
                default -> throw new IOException("its constant pool has an entry of the unknown kind " + tag);
            }
        }
    }

    private void skipMembers() throws IOException {
        for (int members = in.readUnsignedShort(); members > 0; members--) {
            in.skipNBytes(6);
            for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
                in.skipNBytes(2);
                in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
            }
        }
    }

    private void readNested() throws IOException {
        for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
            String name = texts[in.readUnsignedShort()];
            long length = Integer.toUnsignedLong(in.readInt());
            if (!"InnerClasses".equals(name)) {
                in.skipNBytes(length);
                continue;
            }
            for (int entries = in.readUnsignedShort(); entries > 0; entries--) {
                nested.set(in.readUnsignedShort());
                nested.set(in.readUnsignedShort());
                in.skipNBytes(4);
            }
        }
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (int i = 1; i < classNames.length; i++) {
            String name = texts[classNames[i]];
            if (name != null && name.startsWith("[")) {
                addAll(names, name);
            } else if (name != null && (owners.get(i) || !nested.get(i))) {
                names.add(name.replace('/', '.'));
            }
        }
        descriptors.stream().mapToObj(i -> texts[i]).filter(Objects::nonNull).forEach(text -> addAll(names, text));
        return names;
    }

    private static void addAll(Set<String> names, String descriptor) {
        Matcher matcher = IN_DESCRIPTOR.matcher(descriptor);
        while (matcher.find()) {
            names.add(matcher.group(1).replace('/', '.'));
        }
    }
}
