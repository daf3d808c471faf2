package dev.sluice.plugins.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** One table under way. Rows are kept until there are enough of them for a group. Used by one thread. */
final class TableFile {
    /** How many bytes of rows are kept, for each table; the default of Parquet is four times as much. */
    private static final long ROW_GROUP = 32L << 20;

    private final ParquetWriter<List<@Nullable Object>> writer;

    /**
     * Begins a table.
     *
     * @param out where it goes; it is not closed
     * @param schema its columns
     */
    TableFile(OutputStream out, MessageType schema) throws IOException {
        writer = new Builder(new Stream(out), schema)
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new GzipCodec())
                .withCompressionCodec(CompressionCodecName.GZIP)
                .withRowGroupSize(ROW_GROUP)
                .build();
    }

    /** Adds rows; a cell is a text, a number, a day, or null. */
    void addAll(List<List<@Nullable Object>> rows) throws IOException {
        for (List<@Nullable Object> row : rows) {
            writer.write(row);
        }
    }

    /** Writes what is still kept, and the end of the file. */
    void finish() throws IOException {
        writer.close();
    }

    private static final class Builder extends ParquetWriter.Builder<List<@Nullable Object>, Builder> {
        private final MessageType schema;

        Builder(OutputFile file, MessageType schema) {
            super(file);
            this.schema = schema;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<List<@Nullable Object>> getWriteSupport(ParquetConfiguration configuration) {
            return new Rows(schema);
        }

        @Override
        @SuppressWarnings("deprecation") // asked for by the supertype, and never called with a configuration of its own
        protected WriteSupport<List<@Nullable Object>> getWriteSupport(
                org.apache.hadoop.conf.@Nullable Configuration configuration) {
            return new Rows(schema);
        }
    }

    /** Takes the cells of a row apart. */
    private static final class Rows extends WriteSupport<List<@Nullable Object>> {
        private final MessageType schema;
        private @Nullable RecordConsumer consumer;

        Rows(MessageType schema) {
            this.schema = schema;
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        @SuppressWarnings("deprecation") // as above
        public WriteContext init(org.apache.hadoop.conf.@Nullable Configuration configuration) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer recordConsumer) {
            consumer = recordConsumer;
        }

        @Override
        public void write(List<@Nullable Object> row) {
            RecordConsumer to = consumer;
            if (to == null || row.size() != schema.getFieldCount()) {
                throw new IllegalStateException(schema.getName() + " has no room for " + row.size() + " cells");
            }
            to.startMessage();
            for (int i = 0; i < row.size(); i++) {
                Object cell = row.get(i);
                if (cell != null && !(cell instanceof LocalDate day && isTooFar(day))) {
                    String column = schema.getFieldName(i);
                    to.startField(column, i);
                    cell(to, cell);
                    to.endField(column, i);
                }
            }
            to.endMessage();
        }

        private static void cell(RecordConsumer to, Object cell) {
            if (cell instanceof Integer number) {
                to.addInteger(number);
            } else if (cell instanceof Double number) {
                to.addDouble(number);
            } else if (cell instanceof LocalDate day) {
                to.addInteger((int) day.toEpochDay());
            } else {
                to.addBinary(Binary.fromString(cell.toString()));
            }
        }

        /** A day is a number of 32 bits, counted from 1970. */
        private static boolean isTooFar(LocalDate day) {
            return day.toEpochDay() != (int) day.toEpochDay();
        }
    }

    /** A stream of the host as Parquet sees it: one that knows its position and is closed by somebody else. */
    private record Stream(OutputStream out) implements OutputFile {
        @Override
        public PositionOutputStream create(long blockSizeHint) {
            return new PositionOutputStream() {
                private long position;

                @Override
                public long getPos() {
                    return position;
                }

                @Override
                public void write(int b) throws IOException {
                    out.write(b);
                    position++;
                }

                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    out.write(bytes, offset, length);
                    position += length;
                }

                @Override
                public void flush() throws IOException {
                    out.flush();
                }

                @Override
                public void close() throws IOException {
                    out.flush();
                }
            };
        }

        @Override
        public PositionOutputStream createOrOverwrite(long blockSizeHint) {
            return create(blockSizeHint);
        }

        @Override
        public boolean supportsBlockSize() {
            return false;
        }

        @Override
        public long defaultBlockSize() {
            return 0;
        }
    }
}
