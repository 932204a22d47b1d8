package org.daxscope.lab.recording;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Steps that act on an open file or device named by {@code on}. Lengths are bytes per call, at most 1 GiB where data
 * moves, at most 16 TiB where only space does; an offset plus its length is at most 2^63-1. A pattern that is left out
 * is 0x57 ("W"), in the manner of the recorder's 0x53 for store and 0x4d for memset; no recording leaves one out.
 */
public sealed interface FileStep extends StepInput {
    /** File or device. */
    String on();

    /**
     * How a file is opened for a read or write.
     *
     * @param direct O_DIRECT
     * @param flags  further flags, as written: sync, dsync ...
     * @param bufoff bytes by which the user's buffer is out of its page alignment
     */
    record OpenMode(boolean direct, Set<String> flags, int bufoff) {
        public static final OpenMode PLAIN = new OpenMode(false, Set.of(), 0);

        public OpenMode {
            flags = Collections.unmodifiableSet(new LinkedHashSet<>(flags));
        }
    }

    /** One pread. */
    record Read(String on, long off, long len, OpenMode mode) implements FileStep {
    }

    /** One pwrite. */
    record Write(String on, long off, long len, Fill pat, OpenMode mode) implements FileStep {
    }

    /** One pwritev of segments, 1 to 1024 of them. */
    record Writev(String on, long off, List<Long> lens, Fill pat, OpenMode mode) implements FileStep {
        public Writev {
            lens = List.copyOf(lens);
        }

        /** All segments together, bytes. */
        public long len() {
            return lens.stream().mapToLong(Long::longValue).sum();
        }
    }

    /** One pwrite of whose buffer only the first {@code good} bytes are readable. */
    record WriteFault(String on, long off, long len, long good, Fill pat, OpenMode mode) implements FileStep {
    }

    /** Reads of {@code bs} bytes, one after the other, until done or refused. */
    record ReadAll(String on, long off, long len, long bs, OpenMode mode) implements FileStep {
    }

    /** Writes of {@code bs} bytes, one after the other, until done or refused. */
    record WriteAll(String on, long off, long len, long bs, Fill pat, OpenMode mode) implements FileStep {
    }

    /** fallocate(PUNCH_HOLE | KEEP_SIZE). */
    record Punch(String on, long off, long len) implements FileStep {
    }

    /** fallocate(ZERO_RANGE). */
    record Zero(String on, long off, long len) implements FileStep {
    }

    /** fallocate(COLLAPSE_RANGE). */
    record Collapse(String on, long off, long len) implements FileStep {
    }

    /** fallocate(INSERT_RANGE). */
    record Insert(String on, long off, long len) implements FileStep {
    }

    /** fallocate(0). */
    record Prealloc(String on, long off, long len) implements FileStep {
    }

    /** ftruncate; {@code size} is 0 to 16 TiB. */
    record Truncate(String on, long size) implements FileStep {
    }

    record Fsync(String on) implements FileStep {
    }

    /** FIEMAP. */
    record Extents(String on) implements FileStep {
    }

    /** Page census. */
    record Sum(String on, long off, long len) implements FileStep {
    }

    record Stat(String on) implements FileStep {
    }

    /** lseek(SEEK_DATA) or lseek(SEEK_HOLE). */
    record Seek(String on, long off, boolean hole) implements FileStep {
    }

    record Unlink(String on) implements FileStep {
    }

    /** Makes a file as in the setup. */
    record Create(FileSpec file) implements FileStep {
        @Override
        public String on() {
            return file.name();
        }
    }

    /** FICLONERANGE from {@code src} into {@code on}. */
    record Reflink(String on, long off, String src, long soff, long len) implements FileStep {
    }

    /** copy_file_range from {@code src} into {@code on}. */
    record CopyRange(String on, long off, String src, long soff, long len) implements FileStep {
    }

    record SendFile(String on, long off, long len) implements FileStep {
    }

    record BlkDiscard(String on, long off, long len) implements FileStep {
    }

    record BlkZeroout(String on, long off, long len) implements FileStep {
    }

    /** Reads one sector at {@code start}, {@code start + stride} ... below {@code end}; all in sectors. */
    record ProbeSectors(String on, long start, long end, long stride) implements FileStep {
    }
}
