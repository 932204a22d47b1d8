package org.daxscope.dm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.daxscope.dax.BlockDevice;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DeviceSector;
import org.daxscope.kernel.address.Units;

/**
 * A log of dm-log-writes as it lies on its device: what replay-log of the log-writes tools reads and plays back. Semantics 12.4.
 */
public final class WriteLog {
    /** Of the super, at sector 0. */
    public static final long MAGIC = 0x6a736677736872L;
    public static final long VERSION = 1;

    public static final long FLUSH = 1;
    public static final long FUA = 2;
    public static final long DISCARD = 4;
    public static final long MARK = 8;
    public static final long METADATA = 16;

    /** Bytes of an entry's header; the text of a mark stands right behind it. */
    static final int ENTRY_BYTES = 32;
    private static final int SUPER_BYTES = 28;
    private static final int MOST_UNIT = 64 << 10;
    /** Most sectors that an entry can sensibly have: 1 GiB of them. */
    private static final long MOST_SECTORS = 2 << 20;

    private final BlockDevice device;
    private final int unit;
    private final List<Placed> entries;

    /**
     * One entry.
     *
     * @param sector where it was written, in the log's sectors of the dm device
     * @param sectors how many of them
     * @param flags FLUSH, FUA, DISCARD, MARK, METADATA
     * @param dataLength bytes of a mark's text, or of a DAX write
     * @param mark the text of a mark, else empty
     */
    public record Entry(long sector, long sectors, long flags, long dataLength, String mark) {
        public boolean isMark() {
            return (flags & MARK) != 0;
        }

        byte[] header(int unit) {
            return ByteBuffer.allocate(unit).order(ByteOrder.LITTLE_ENDIAN).putLong(sector).putLong(sectors)
                    .putLong(flags).putLong(dataLength).put(mark.getBytes(StandardCharsets.UTF_8)).array();
        }
    }

    /** An entry, and where its data lies in the log, in 512-byte sectors. */
    private record Placed(Entry entry, long data) {
    }

    private WriteLog(BlockDevice device, int unit, List<Placed> entries) {
        this.device = device;
        this.unit = unit;
        this.entries = List.copyOf(entries);
    }

    /** @throws KernelError EIO when it cannot be read, EINVAL when it is no log */
    public static WriteLog read(BlockDevice device) {
        ByteBuffer head = read(device, 0, Units.SECTOR);
        long magic = head.getLong();
        long version = head.getLong();
        long count = head.getLong();
        int unit = head.getInt();
        if (magic != MAGIC || version != VERSION || unit < Units.SECTOR || unit > MOST_UNIT
                || Integer.bitCount(unit) != 1 || head.position() != SUPER_BYTES)
            throw new KernelError(Errno.EINVAL, Rule.DM_NO_LOG);
        List<Placed> entries = new ArrayList<>();
        long at = unit / Units.SECTOR;
        for (long i = 0; i < count && at < device.sectors(); i++) {
            Entry entry = entry(read(device, at, unit), unit);
            long data = at + unit / Units.SECTOR;
            entries.add(new Placed(entry, data));
            at = data + ((entry.flags & DISCARD) != 0 ? 0 : entry.sectors * unit / Units.SECTOR);
        }
        return new WriteLog(device, unit, entries);
    }

    private static Entry entry(ByteBuffer header, int unit) {
        long sector = header.getLong();
        long sectors = header.getLong();
        long flags = header.getLong();
        long length = header.getLong();
        if (sector < 0 || sectors < 0 || sectors > MOST_SECTORS || length < 0)
            throw new KernelError(Errno.EINVAL, Rule.DM_NO_LOG);
        int text = (flags & MARK) == 0 ? 0 : (int) Math.min(length, unit - ENTRY_BYTES);
        return new Entry(sector, sectors, flags, length, new String(header.array(), ENTRY_BYTES, text,
                StandardCharsets.UTF_8));
    }

    private static ByteBuffer read(BlockDevice device, long sector, int bytes) {
        byte[] into = new byte[bytes];
        if (device.sectors() < sector + bytes / Units.SECTOR
                || device.read(new DeviceSector(sector), into, 0, bytes) < bytes)
            throw new KernelError(Errno.EIO, Rule.DM_LOG_UNREADABLE, sector);
        return ByteBuffer.wrap(into).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Bytes of the log's sectors. */
    public int unit() {
        return unit;
    }

    public List<Entry> entries() {
        return entries.stream().map(Placed::entry).toList();
    }

    /** The data of an entry as it was written. */
    public byte[] data(int entry) {
        Placed placed = entries.get(entry);
        int bytes = Math.toIntExact(placed.entry.sectors * unit);
        return (placed.entry.flags & DISCARD) != 0 || bytes == 0 ? new byte[0]
                : Arrays.copyOf(read(device, placed.data, bytes).array(), bytes);
    }

    /** Entries up to and with the mark of that text; all of them when the text is empty, -1 when there is no such mark. */
    public int through(String mark) {
        for (int i = 0; i < entries.size() && !mark.isEmpty(); i++)
            if (entries.get(i).entry.isMark() && entries.get(i).entry.mark.equals(mark))
                return i + 1;
        return mark.isEmpty() ? entries.size() : -1;
    }

    /**
     * Writes what the first entries say to a device, in their order; flushes and marks write nothing, and what was discarded is
     * left as it was.
     *
     * @throws KernelError EIO when the log cannot be read or the device not written: what came before it is written
     */
    public void replay(int first, BlockDevice onto) {
        for (int i = 0; i < first; i++) {
            byte[] data = data(i);
            long sector = entries.get(i).entry.sector * unit / Units.SECTOR;
            if (data.length > 0 && (sector + data.length / Units.SECTOR > onto.sectors()
                    || onto.write(new DeviceSector(sector), data, 0, data.length).isPresent()))
                throw new KernelError(Errno.EIO, Rule.DM_REPLAY_FAILED, i, sector);
        }
        onto.flush();
    }
}
