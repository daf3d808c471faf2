package dev.sluice.plugins.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;

/** The bytes of a container, which are opened once: in their order, or at any place. */
interface Packed {
    /** Opens the bytes in their order, with the compression that the name promises. */
    InputStream stream() throws IOException;

    /** Opens the bytes at any place, free of compression. */
    SeekableByteChannel channel() throws IOException;
}
