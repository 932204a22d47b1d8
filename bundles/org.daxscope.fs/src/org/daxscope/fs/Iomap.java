package org.daxscope.fs;

import org.daxscope.kernel.address.DeviceByte;
import org.jspecify.annotations.Nullable;

/**
 * What a file system tells of a stretch of a file (struct iomap).
 *
 * @param kind what is there
 * @param offset file offset in bytes, at or before the asked one when mapped
 * @param length bytes
 * @param deviceByte where offset lies on the file system's device; -1 for a hole
 * @param fresh allocated by this very call: stale mappings of holes must go (IOMAP_F_NEW)
 * @param source with copy-on-write: where the old data is
 */
public record Iomap(Kind kind, long offset, long length, long deviceByte, boolean fresh, @Nullable Iomap source) {
    /** The type of a mapping. */
    public enum Kind {
        HOLE, UNWRITTEN, MAPPED
    }

    public long end() {
        return offset + length;
    }

    /** Byte of the device that holds a byte of the file. */
    public DeviceByte deviceByteOf(long fileOffset) {
        return new DeviceByte(deviceByte + (fileOffset - offset));
    }
}
