package org.daxscope.pmem.disk;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

import org.daxscope.dax.BlockDevice;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.Stateful;
import org.daxscope.kernel.address.DeviceSector;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;

/**
 * A namespace in sector mode: whole blocks, each written to a free place and then entered in a map, so that none is ever torn. Map,
 * log and blocks lie on the media. One processor writes, so the first lane is all that is used. Kernel:
 * drivers/nvdimm/btt.c. Semantics 14.
 */
public final class BttDisk implements BlockDevice, Stateful<BttDisk.Lane> {
    /** The information block lies at 4 KiB; a copy at the end. */
    private static final long DATA = 8 << 10;
    private static final int FREE_BLOCKS = 256;
    private static final int LOG_BYTES = FREE_BLOCKS * 64;
    private static final int LOG_ENTRY = 16;
    private static final int ENTRY = 4;
    private static final int ERROR = 1 << 30;
    private static final int TRIM = 1 << 31;
    private static final int NORMAL = ERROR | TRIM;

    private final DiskCore core;
    private final NamespaceIo io;
    private final int blockBytes;
    private final long blocks;
    private final long map;
    private final long log;
    private Lane lane;

    /**
     * What is kept of the lane beside the log.
     *
     * @param free the block that the next write goes to
     * @param slot which half of the log entry comes next, 0 or 1
     * @param sequence 1 to 3, in a circle
     * @param error whether the free block is to be cleared first
     */
    public record Lane(int free, int slot, int sequence, boolean error) {
    }

    /** What a map entry says. */
    private record Place(int block, boolean error, boolean trimmed) {
    }

    BttDisk(DiskCore core, NamespaceIo io, int blockBytes) {
        this.core = core;
        this.io = io;
        this.blockBytes = blockBytes;
        long room = core.size() / Units.PAGE * Units.PAGE - DATA - Units.PAGE - LOG_BYTES;
        this.blocks = Math.max(0, (room - Units.PAGE) / (blockBytes + ENTRY) - FREE_BLOCKS);
        this.map = DATA + room - Units.pageCeil(blocks * ENTRY);
        this.log = DATA + room;
        this.lane = new Lane((int) blocks, 0, 1, false);
    }

    /** Where the map begins, in bytes of the namespace. */
    public long mapOffset() {
        return map;
    }

    /** Where an internal block lies, in bytes of the namespace. */
    public long blockOffset(long block) {
        return DATA + block * blockBytes;
    }

    @Override
    public String name() {
        return core.name();
    }

    @Override
    public long sectors() {
        return blocks * blockBytes / Units.SECTOR;
    }

    @Override
    public int logicalBlockBytes() {
        return blockBytes;
    }

    @Override
    public int read(DeviceSector sector, byte[] into, int at, int length) {
        core.events().enter(EventKind.BLOCK_READ, core.subject(), sector.number(), length, 0);
        int done = 0;
        while (done < length && inside(sector, done, length) && readBlock(block(sector, done), into, at + done))
            done += blockBytes;
        core.events().leave(done == length ? done : -Errno.EIO.number());
        return done;
    }

    @Override
    public Optional<Errno> write(DeviceSector sector, byte[] from, int at, int length) {
        core.events().enter(EventKind.BLOCK_WRITE, core.subject(), sector.number(), length, 0);
        int done = 0;
        while (done < length && inside(sector, done, length) && writeBlock(block(sector, done), from, at + done))
            done += blockBytes;
        core.events().leave(done == length ? done : -Errno.EIO.number());
        return done == length ? Optional.empty() : Optional.of(Errno.EIO);
    }

    @Override
    public Optional<Errno> zeroOut(DeviceSector first, long sectors) {
        byte[] zeros = new byte[blockBytes];
        for (long done = 0; done < sectors; done += blockBytes / Units.SECTOR) {
            Optional<Errno> error = write(new DeviceSector(first.number() + done), zeros, 0, blockBytes);
            if (error.isPresent())
                return error;
        }
        return Optional.empty();
    }

    private boolean inside(DeviceSector sector, int done, int length) {
        long start = sector.start().value() + done;
        if (start % blockBytes == 0 && length - done >= blockBytes && start / blockBytes < blocks)
            return true;
        core.events().refuse(core.subject(), new Reason(Rule.MISALIGNED_DIRECT, length - done, start, blockBytes));
        return false;
    }

    private int block(DeviceSector sector, int done) {
        return (int) ((sector.start().value() + done) / blockBytes);
    }

    /** btt_read_pg(): what cannot be read is marked in the map, so that it stays an error until it is written. */
    private boolean readBlock(int number, byte[] into, int at) {
        Optional<Place> place = place(number);
        if (place.isEmpty())
            return false;
        if (place.get().trimmed) {
            java.util.Arrays.fill(into, at, at + blockBytes, (byte) 0);
            return true;
        }
        if (place.get().error) {
            core.events().refuse(core.subject(), new Reason(Rule.BTT_BLOCK_MARKED, number));
            return false;
        }
        if (io.read(blockOffset(place.get().block), into, at, blockBytes))
            return true;
        enter(number, place.get().block | ERROR);
        return false;
    }

    /** btt_write_pg(): into the free block, then the log, then the map; the old block is the free one now. */
    private boolean writeBlock(int number, byte[] from, int at) {
        if (io.isBad(blockOffset(lane.free), blockBytes))
            lane = new Lane(lane.free, lane.slot, lane.sequence, true);
        if (lane.error && !clearFree())
            return false;
        int taken = lane.free;
        if (!io.write(blockOffset(taken), from, at, blockBytes, false))
            return false;
        Optional<Place> old = place(number);
        if (old.isEmpty() || !log(number, old.get().block, taken) || !enter(number, taken | NORMAL))
            return false;
        lane = new Lane(old.get().block, 1 - lane.slot, lane.sequence % 3 + 1, old.get().error);
        return !lane.error || clearFree();
    }

    /** arena_clear_freelist_error(): zeros over the free block, which clears it. */
    private boolean clearFree() {
        if (!io.write(blockOffset(lane.free), new byte[blockBytes], 0, blockBytes, false))
            return false;
        lane = new Lane(lane.free, lane.slot, lane.sequence, false);
        return true;
    }

    private Optional<Place> place(int number) {
        byte[] bytes = new byte[ENTRY];
        if (!io.read(map + (long) number * ENTRY, bytes, 0, ENTRY))
            return Optional.empty();
        return Optional.of(place(number, little(bytes).getInt(0)));
    }

    private static Place place(int number, int entry) {
        int block = entry & ~NORMAL;
        return switch (entry & NORMAL) {
            // Never written: the block of the same number.
            case 0 -> new Place(number, false, false);
            case ERROR -> new Place(block, true, false);
            case TRIM -> new Place(block, false, true);
            default -> new Place(block, false, false);
        };
    }

    private boolean enter(int number, int entry) {
        byte[] bytes = new byte[ENTRY];
        little(bytes).putInt(0, entry);
        return io.write(map + (long) number * ENTRY, bytes, 0, ENTRY, true);
    }

    private boolean log(int number, int old, int taken) {
        byte[] bytes = new byte[LOG_ENTRY];
        little(bytes).putInt(number).putInt(old).putInt(taken).putInt(lane.sequence);
        return io.write(log + (long) lane.slot * LOG_ENTRY, bytes, 0, LOG_ENTRY, true);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Of the blocks that the map leads to now, read where it lies without asking the driver. */
    @Override
    public boolean isDamaged(DeviceSector first, long sectors) {
        int from = block(first, 0);
        long to = Math.min(blocks, Math.ceilDiv(first.start().value() + sectors * Units.SECTOR, (long) blockBytes));
        for (int number = from; number < to; number++) {
            byte[] entry = new byte[ENTRY];
            core.region().media().peek(core.mediaAt(map + (long) number * ENTRY), entry, 0, ENTRY);
            Place place = place(number, little(entry).getInt(0));
            if (place.error || core.isBad(blockOffset(place.block), blockBytes)
                    || core.region().media().poisonedLines(core.mediaAt(blockOffset(place.block)),
                            blockBytes) > 0)
                return true;
        }
        return false;
    }

    @Override
    public Lane save() {
        return lane;
    }

    @Override
    public void restore(Lane state) {
        lane = state;
    }
}
