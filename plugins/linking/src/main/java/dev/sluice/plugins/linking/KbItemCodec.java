package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.BytesRef;

/** Entities as byte strings whose order is that of their keys, and among equal keys the order of arrival. */
final class KbItemCodec {
    private static final byte UNTYPED = 0;

    private KbItemCodec() {}

    /** Returns an entity as bytes. */
    static BytesRef encode(KbItem item, long sequence) throws IOException {
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        bigEndian(out, KbFormat.key(item.id()));
        bigEndian(out, sequence);
        out.writeString(item.id());
        out.writeString(item.name());
        out.writeString(item.description());
        Mention.Type type = item.type();
        out.writeByte(type == null ? UNTYPED : KbFormat.code(type));
        out.writeByte((byte) (item.office() ? 1 : 0));
        out.writeVInt(item.popularity());
        out.writeInt(Float.floatToIntBits((float) item.prior()));
        out.writeString(item.country());
        out.writeString(item.from());
        out.writeString(item.to());
        write(out, item.aliases());
        write(out, item.demonyms());
        out.writeVInt(item.terms().size());
        for (KbItem.Term term : item.terms()) {
            out.writeString(term.office());
            out.writeString(term.from());
            out.writeString(term.to());
        }
        write(out, item.related());
        write(out, item.classes());
        return new BytesRef(out.toArrayCopy());
    }

    /** Returns the entity that bytes mean. */
    static KbItem decode(BytesRef bytes) throws IOException {
        ByteArrayDataInput in =
                new ByteArrayDataInput(bytes.bytes, bytes.offset + 2 * Long.BYTES, bytes.length - 2 * Long.BYTES);
        String id = in.readString();
        String name = in.readString();
        String description = in.readString();
        int type = in.readByte();
        boolean office = in.readByte() == 1;
        int popularity = in.readVInt();
        double prior = Float.intBitsToFloat(in.readInt());
        String country = in.readString();
        String from = in.readString();
        String to = in.readString();
        List<String> aliases = read(in);
        List<String> demonyms = read(in);
        List<KbItem.Term> terms = new ArrayList<>();
        for (int left = in.readVInt(); left > 0; left--) {
            terms.add(new KbItem.Term(in.readString(), in.readString(), in.readString()));
        }
        return new KbItem(
                id,
                name,
                description,
                type == UNTYPED ? null : KbFormat.type(type),
                office,
                popularity,
                prior,
                country,
                from,
                to,
                aliases,
                demonyms,
                terms,
                read(in),
                read(in));
    }

    private static void bigEndian(DataOutput out, long value) throws IOException {
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            out.writeByte((byte) (value >>> shift));
        }
    }

    private static void write(DataOutput out, List<String> values) throws IOException {
        out.writeVInt(values.size());
        for (String value : values) {
            out.writeString(value);
        }
    }

    private static List<String> read(ByteArrayDataInput in) throws IOException {
        int size = in.readVInt();
        List<String> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(in.readString());
        }
        return values;
    }
}
