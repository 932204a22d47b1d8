package org.daxscope.lab.recording;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Steps that act through a mapping. Where {@code map} is null, a fresh MAP_SHARED mapping of the whole file {@code on}
 * serves, unmapped afterwards; one of the two is always there. Offsets count from the mapping's start.
 */
public sealed interface MappingStep extends StepInput {
    /** Flags of an mmap. */
    enum MapFlag {
        SHARED, PRIVATE, SYNC, POPULATE, RO
    }

    /** Loads one byte. */
    record Load(@Nullable String map, @Nullable String on, long off) implements MappingStep {
    }

    /** Stores one byte, 0x53 unless {@code pat} says otherwise. */
    record Store(@Nullable String map, @Nullable String on, long off, Fill pat) implements MappingStep {
    }

    /** One load every {@code stride} bytes, 4096 unless given. */
    record Scan(@Nullable String map, @Nullable String on, long off, long len, long stride) implements MappingStep {
    }

    /** Stores every byte until SIGBUS, 0x4d unless {@code pat} says otherwise. */
    record Memset(@Nullable String map, @Nullable String on, long off, long len, Fill pat) implements MappingStep {
    }

    /** Makes the mapping {@code map} of {@code len} bytes of {@code on} from {@code off}. */
    record Mmap(String map, String on, long off, long len, Set<MapFlag> flags) implements MappingStep {
        public Mmap {
            flags = Collections.unmodifiableSet(new LinkedHashSet<>(flags));
        }
    }

    record Munmap(String map) implements MappingStep {
    }

    record Msync(String map, long off, long len) implements MappingStep {
    }

    /** {@code advice} as written: popr, popw, dontneed, hwpoison ... */
    record Madvise(String map, long off, long len, String advice) implements MappingStep {
    }

    /** pwrite to {@code on} whose source buffer lies in the mapping at {@code moff}. */
    record WriteFromMap(String map, long moff, String on, long off, long len) implements MappingStep {
    }

    /** pread from {@code on} into the mapping at {@code moff}. */
    record ReadIntoMap(String map, long moff, String on, long off, long len) implements MappingStep {
    }

    /** The entry of /proc/self/pagemap. */
    record Pagemap(String map, long off) implements MappingStep {
    }
}
