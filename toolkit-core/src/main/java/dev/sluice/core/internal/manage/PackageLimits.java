package dev.sluice.core.internal.manage;

/**
 * What a package may hold at most; far above any honest plugin, far below what fills a disk.
 *
 * @param entries the number of files and folders
 * @param bytes the number of bytes of all files together, unpacked
 * @param ratio how many bytes one packed byte may become, in an entry of more than a megabyte
 */
record PackageLimits(int entries, long bytes, int ratio) {
    /** The limits of an installation. The ratio of Deflate is 1032 at most; that of class files and texts is below 20. */
    static final PackageLimits DEFAULT = new PackageLimits(20_000, 4L << 30, 200);

    private static final long SMALL = 1 << 20;

    /** Counts what was unpacked so far. Used by one thread. */
    static final class Count {
        private final PackageLimits limits;
        private long bytes;
        private int entries;

        Count(PackageLimits limits) {
            this.limits = limits;
        }

        void entry(String name) throws ArchiveException {
            if (++entries > limits.entries) {
                throw bomb("it holds more than " + limits.entries + " files; '" + name + "' is one too many");
            }
        }

        /** Adds bytes of an entry. */
        void bytes(String name, int more, long unpacked, long packed) throws ArchiveException {
            bytes += more;
            if (bytes > limits.bytes) {
                throw bomb("it unpacks to more than " + limits.bytes + " bytes, at '" + name + "'");
            }
            if (unpacked > SMALL && unpacked / Math.max(1, packed) > limits.ratio) {
                throw bomb("'" + name + "' unpacks to more than " + limits.ratio + " times its size");
            }
        }

        private static ArchiveException bomb(String cause) {
            return new ArchiveException(
                    "too-large", cause, "do not install it; ask its author for a package within these limits");
        }
    }
}
