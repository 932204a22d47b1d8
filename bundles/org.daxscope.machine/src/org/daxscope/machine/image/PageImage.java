package org.daxscope.machine.image;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.machine.image.DeviceImage.Area;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * One 4 KiB page of a disk: what its media holds and what everybody believes of it. Semantics 10.6.
 *
 * @param disk "pm0"
 * @param start byte of the disk, a multiple of 4096
 * @param physical physical address of its first byte
 * @param content what the cells hold, poisoned lines too, which nobody could read; 4096 bytes, fewer at the disk's end
 * @param poisonedLines bit i: the 256-byte line i faults
 * @param hwPoison the page's flag
 * @param kernelMapped whether the kernel's own 1:1 map has it
 * @param area who uses it; of several the first
 * @param mapped page-table entries that lead to it
 * @param cached copies of it in the page cache, which may be newer or older
 * @param busRanges entries of the bus list that overlap it, in bytes of the disk, whole
 * @param regionRecords records of the region's table that overlap it, in sectors of the disk, whole
 * @param diskRecords the same of the disk's table
 */
public record PageImage(String disk, long start, long physical, byte[] content, int poisonedLines, boolean hwPoison,
        boolean kernelMapped, Area area, List<MappedAt> mapped, List<CachedCopy> cached, List<Bytes> busRanges,
        List<DiskSectors> regionRecords, List<DiskSectors> diskRecords) {
    private static final int LINE = 256;

    public PageImage {
        content = content.clone();
        mapped = List.copyOf(mapped);
        cached = List.copyOf(cached);
        busRanges = List.copyOf(busRanges);
        regionRecords = List.copyOf(regionRecords);
        diskRecords = List.copyOf(diskRecords);
    }

    /** A copy. */
    @Override
    public byte[] content() {
        return content.clone();
    }

    /** The byte as a load would get it, empty where the load would raise a machine check. */
    public Optional<Byte> byteAt(int offset) {
        return isPoisoned(offset) ? Optional.empty() : Optional.of(content[offset]);
    }

    /** Whether the line that holds a byte of the page faults. */
    public boolean isPoisoned(int offset) {
        return (poisonedLines >>> offset / LINE & 1) != 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PageImage page && Arrays.equals(content, page.content)
                && page.facts().equals(facts());
    }

    @Override
    public int hashCode() {
        return facts().hashCode();
    }

    private List<Object> facts() {
        return List.of(disk, start, physical, poisonedLines, hwPoison, kernelMapped, area, mapped, cached, busRanges,
                regionRecords, diskRecords);
    }

    /**
     * A page-table entry that leads to the page.
     *
     * @param address virtual address at which the page's first byte is seen
     * @param bytes 4096 or 2097152: what the entry maps
     * @param writable whether a store needs no further fault
     */
    public record MappedAt(String process, String map, long address, long bytes, boolean writable) {
    }

    /**
     * A page of the page cache that caches bytes of the page.
     *
     * @param of file or disk, as operations name it
     * @param offset of the cached page in it, in bytes
     * @param dirty newer than the media
     */
    public record CachedCopy(String of, long offset, boolean dirty) {
    }
}
