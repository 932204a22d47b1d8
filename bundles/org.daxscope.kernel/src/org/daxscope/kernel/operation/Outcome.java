package org.daxscope.kernel.operation;

import java.util.Arrays;
import java.util.List;

import org.daxscope.kernel.Errno;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.SigInfo;
import org.jspecify.annotations.Nullable;

/** What an operation gave, as its caller can see it, and the rule that decided where one did. */
public sealed interface Outcome {
    /** It worked; value is what the call returned (bytes, an offset, 0). */
    record Done(long value) implements Outcome {
    }

    /** Bytes read; their number is what the call returned. */
    record Data(byte[] bytes) implements Outcome {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Data data && Arrays.equals(data.bytes, bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /** A byte loaded through a mapping. */
    record Loaded(byte value) implements Outcome {
    }

    /** Text that a tool prints, lines separated by line ends. */
    record Text(String text) implements Outcome {
    }

    /** FIEMAP. */
    record Extents(List<Piece> pieces) implements Outcome {
        public Extents {
            pieces = List.copyOf(pieces);
        }

        /** Bytes: file offset, byte on the file system's device, length. */
        public record Piece(long logical, long physical, long length, boolean unwritten, boolean shared) {
        }
    }

    /**
     * statx(2).
     *
     * @param blocks 512-byte units
     */
    record FileStatus(long size, long blocks, boolean dax) implements Outcome {
    }

    /**
     * statfs(2).
     *
     * @param blockBytes what the counts are in
     * @param blocks that files could ever have
     * @param free of them unused
     * @param available of the unused, for a caller without privileges
     * @param files inodes, used and not
     */
    record Space(int blockBytes, long blocks, long free, long available, long files, long freeFiles)
            implements
                Outcome {
    }

    /**
     * A page-table entry.
     *
     * @param frame physical page frame number (4 KiB units); 0 when the page is not present or not in persistent memory
     */
    record PageEntry(boolean present, long frame) implements Outcome {
    }

    /** The call failed with an errno. */
    record Failed(Errno errno, Reason reason) implements Outcome {
    }

    /**
     * The process got a signal instead.
     *
     * @param mapOffset bytes from the mapping's start to si_addr
     * @param fileOffset the same in the mapped file
     */
    record Killed(SigInfo signal, String map, long mapOffset, long fileOffset, Reason reason) implements Outcome {
    }

    /** The process is gone: the kernel oopsed on its behalf, or it got SIGKILL. What it had done stays done. */
    record Died(Reason reason) implements Outcome {
    }
}
