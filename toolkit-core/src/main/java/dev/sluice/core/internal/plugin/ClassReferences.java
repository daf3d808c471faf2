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
    /** From a handle over a member and its name and type to a descriptor; a class file that leads farther is none. */
    private static final int DEPTH = 3;

    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([^;]+);");

    private final DataInputStream in;
    private final @Nullable String[] texts;
    private final int[] classNames;
    private final BitSet descriptors = new BitSet();
    /** The classes whose members are used. */
    private final BitSet owners = new BitSet();
    /** The classes that are listed only to tell which is nested in which: those of annotations are among them. */
    private final BitSet nested = new BitSet();
    /** For a member the entry of its class, else that of a descriptor or of what it stands for. */
    private final int[] first;
    /** The entry of a name and type, or of a descriptor, that belongs to a member. */
    private final int[] second;

    private final BitSet guarded = new BitSet();
    private final BitSet unguarded = new BitSet();

    /**
     * What a class refers to.
     *
     * @param needed the classes without which some of its code fails
     * @param optional the classes whose absence is caught wherever its code uses them
     */
    record Uses(Set<String> needed, Set<String> optional) {}

    private ClassReferences(DataInputStream in, int size) {
        this.in = in;
        this.texts = new String[size];
        this.classNames = new int[size];
        this.first = new int[size];
        this.second = new int[size];
    }

    /**
     * Returns the binary names.
     *
     * @param bytes a class file (JVM specification, chapter 4)
     * @throws IOException if it is none, or one of a later format
     */
    static Uses of(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        if (in.readInt() != MAGIC) {
            throw new IOException("it does not begin as a class file");
        }
        in.readInt();
        ClassReferences references = new ClassReferences(in, in.readUnsignedShort());
        references.readPool();
        in.skipNBytes(6);
        in.skipNBytes(2L * in.readUnsignedShort());
        references.readMembers();
        references.readMembers();
        references.readNested();
        return references.uses();
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
                    first[i] = in.readUnsignedShort();
                    second[i] = in.readUnsignedShort();
                    owners.set(first[i]);
                }
                case 12 -> {
                    first[i] = in.readUnsignedShort();
                    second[i] = in.readUnsignedShort();
                    descriptors.set(second[i]);
                }
                case 15 -> {
                    in.skipNBytes(1);
                    first[i] = in.readUnsignedShort();
                }
                case 16 -> {
                    second[i] = in.readUnsignedShort();
                    descriptors.set(second[i]);
                }
                case 17, 18 -> {
                    in.skipNBytes(2);
                    second[i] = in.readUnsignedShort();
                }
                default -> throw new IOException("its constant pool has an entry of the unknown kind " + tag);
            }
        }
    }

    private void readMembers() throws IOException {
        for (int members = in.readUnsignedShort(); members > 0; members--) {
            in.skipNBytes(6);
            for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
                String name = texts[in.readUnsignedShort()];
                if ("Code".equals(name)) {
                    readCode(in.readNBytes(in.readInt()));
                } else {
                    in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
                }
            }
        }
    }

    private void readCode(byte[] attribute) throws IOException {
        GuardedCode code = new GuardedCode(attribute, this::nameAt);
        guarded.or(code.entries(true));
        unguarded.or(code.entries(false));
    }

    /** Returns the name of a class, or the owner and the name of a member; empty for other entries. */
    private String nameAt(int entry) {
        if (classNames[entry] != 0) {
            return String.valueOf(texts[classNames[entry]]);
        }
        return owners.get(first[entry]) ? texts[classNames[first[entry]]] + "." + texts[first[second[entry]]] : "";
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

    private Uses uses() {
        Set<String> needed = names();
        Set<String> optional = namesAt(guarded);
        optional.removeAll(namesAt(unguarded));
        optional.retainAll(needed);
        needed.removeAll(optional);
        return new Uses(needed, optional);
    }

    private Set<String> namesAt(BitSet entries) {
        Set<String> names = new TreeSet<>();
        entries.stream().forEach(entry -> addAt(names, entry, DEPTH));
        return names;
    }

    /** Adds what an entry names itself and by way of others. */
    private void addAt(Set<String> names, int entry, int depth) {
        if (classNames[entry] != 0) {
            addClass(names, texts[classNames[entry]]);
            return;
        }
        String text = texts[entry];
        if (text != null) {
            addAll(names, text);
        } else if (depth > 0) {
            if (first[entry] != 0 && texts[first[entry]] == null) {
                addAt(names, first[entry], depth - 1);
            }
            if (second[entry] != 0) {
                addAt(names, second[entry], depth - 1);
            }
        }
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (int i = 1; i < classNames.length; i++) {
            String name = texts[classNames[i]];
            if (name != null && (name.startsWith("[") || owners.get(i) || !nested.get(i))) {
                addClass(names, name);
            }
        }
        descriptors.stream().mapToObj(i -> texts[i]).filter(Objects::nonNull).forEach(text -> addAll(names, text));
        return names;
    }

    private static void addClass(Set<String> names, @Nullable String name) {
        if (name != null && name.startsWith("[")) {
            addAll(names, name);
        } else if (name != null) {
            names.add(name.replace('/', '.'));
        }
    }

    private static void addAll(Set<String> names, String descriptor) {
        Matcher matcher = IN_DESCRIPTOR.matcher(descriptor);
        while (matcher.find()) {
            names.add(matcher.group(1).replace('/', '.'));
        }
    }
}
