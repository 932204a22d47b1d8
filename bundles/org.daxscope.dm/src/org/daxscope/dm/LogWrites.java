package org.daxscope.dm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.daxscope.dax.BioFlags;
import org.daxscope.dax.Source;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DeviceSector;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.jspecify.annotations.Nullable;

/**
 * dm-log-writes: hands on to its device, and appends what was written to a log on another one, in the order in which it became
 * durable: writes wait for the next flush, a FUA write and a mark go at once. Semantics 12.4, Q15; kernel:
 * drivers/md/dm-log-writes.c.
 */
final class LogWrites implements Translating, Remembering<LogWrites.State> {
    private static final int NAME_ARGUMENTS = 2;
    /** Pages of one bio of zeros (BIO_MAX_VECS), in bytes. */
    private static final int ZEROS = 256 * Units.PAGE;

    private final Leg leg;
    private final Lower log;
    private final Surroundings around;
    /** Bytes that a sector of the log counts: the device's logical block. */
    private final int unit;
    private @Nullable Waiting unflushed;
    private long entries;
    private long next;
    private boolean enabled = true;

    /**
     * A write that has completed and is not known to be durable.
     *
     * @param before the one that completed before it
     */
    private record Waiting(WriteLog.Entry entry, byte[] data, @Nullable Waiting before) {
    }

    /** The log at one moment: entries written, where the next one goes (512-byte sectors of the log), and what waits. */
    record State(@Nullable Object unflushed, long entries, long next, boolean enabled) {
    }

    private LogWrites(Leg leg, Lower log, Surroundings around) {
        this.leg = leg;
        this.log = log;
        this.around = around;
        this.unit = leg.device().block().logicalBlockBytes();
        this.next = unit / Units.SECTOR;
    }

    static LogWrites parse(TableFields fields, TableReader reader, long length) throws TableException {
        fields.count(Rule.DM_LOG_WRITES_COUNT, NAME_ARGUMENTS);
        fields.says(Rule.DM_LOG_WRITES_DEVICE);
        Leg leg = reader.whole(fields, reader.device(fields), length);
        fields.says(Rule.DM_LOG_WRITES_LOG);
        return new LogWrites(leg, reader.device(fields), reader.around());
    }

    @Override
    public State save() {
        return new State(unflushed, entries, next, enabled);
    }

    @Override
    public void restore(State state) {
        unflushed = (Waiting) state.unflushed;
        entries = state.entries;
        next = state.next;
        enabled = state.enabled;
    }

    Lower log() {
        return log;
    }

    @Override
    public String type() {
        return "log-writes";
    }

    @Override
    public String arguments() {
        return leg.device().name() + " " + log.name();
    }

    /** Entries written, and the last sector of the log in use. */
    @Override
    public String status() {
        return entries + " " + (next - 1) + (enabled ? "" : " logging_disabled");
    }

    @Override
    public List<Leg> devices() {
        return List.of(leg);
    }

    @Override
    public List<Lower> alsoTaken() {
        return List.of(log);
    }

    @Override
    public Leg below(long sector) {
        return leg.from(sector, leg.sectors() - sector);
    }

    @Override
    public boolean isDax() {
        return true;
    }

    /** It forgets where its line begins. */
    @Override
    public Leg daxBelow(long begin, long dmSector) {
        return below(around.quirkOfLogWrites() ? dmSector : dmSector - begin);
    }

    /** It passes bytes where pages are asked for, which the core refuses. */
    @Override
    public long zeroPagesPassed() {
        return around.quirkOfLogWrites() ? 4096 : 1;
    }

    // -- Bios --------------------------------------------------------------------------------------------------------

    @Override
    public Optional<Errno> write(long sector, byte[] from, int at, int length, BioFlags flags) {
        Optional<Errno> result = Translating.super.write(sector, from, at, length, flags);
        byte[] data = new byte[length];
        System.arraycopy(from, at, data, 0, length);
        completed(new WriteLog.Entry(sector * Units.SECTOR / unit, Math.ceilDiv(length, unit),
                (flags.fua() ? WriteLog.FUA : 0) | (flags.metadata() ? WriteLog.METADATA : 0), 0, ""), data);
        return result;
    }

    /** It has no operation for zeroing, so that pages of zeros are written instead. */
    @Override
    public Optional<Errno> zeroOut(long sector, long sectors) {
        Optional<Errno> result = Translating.super.zeroOut(sector, sectors);
        for (long done = 0; done < sectors; done += ZEROS / Units.SECTOR) {
            int bytes = (int) Math.min(ZEROS, (sectors - done) * Units.SECTOR);
            completed(new WriteLog.Entry((sector + done) * Units.SECTOR / unit, Math.ceilDiv(bytes, unit), 0, 0, ""),
                    new byte[bytes]);
        }
        return result;
    }

    private void completed(WriteLog.Entry entry, byte[] data) {
        if (!enabled)
            return;
        if ((entry.flags() & WriteLog.FUA) == 0)
            unflushed = new Waiting(entry, data, unflushed);
        else
            append(entry, data);
    }

    /** What completed before the flush is durable with it, in the order of completion; then comes the flush itself. */
    @Override
    public Optional<Errno> flush() {
        boolean logged = enabled;
        Optional<Errno> result = Translating.super.flush();
        if (logged) {
            appendWaiting();
            append(new WriteLog.Entry(0, 0, WriteLog.FLUSH, 0, ""), new byte[0]);
        }
        return result;
    }

    private void appendWaiting() {
        List<Waiting> waiting = new java.util.ArrayList<>();
        for (Waiting one = unflushed; one != null; one = one.before)
            waiting.addFirst(one);
        unflushed = null;
        waiting.forEach(one -> append(one.entry, one.data));
    }

    // -- DAX ---------------------------------------------------------------------------------------------------------

    /** log_dax(), up to 5.16: the data of a DAX write, said to begin at its page whatever its offset in it. */
    @Override
    public boolean copying(long pageSector, Source source, long position, int length) {
        if (!enabled || !around.logsDax())
            return true;
        byte[] data = new byte[length];
        if (source.read(position, data, 0, length) == 0)
            return false;
        unflushed = new Waiting(new WriteLog.Entry(pageSector * Units.SECTOR / unit, Math.ceilDiv(length, unit), 0,
                length, ""), data, unflushed);
        return true;
    }

    // -- Messages ----------------------------------------------------------------------------------------------------

    @Override
    public String message(List<String> words) {
        if (words.size() != NAME_ARGUMENTS || !words.getFirst().equals("mark"))
            throw new KernelError(Errno.EINVAL, Rule.DM_LOG_WRITES_MESSAGE);
        mark(words.getLast());
        return "";
    }

    private void mark(String text) {
        String kept = text.substring(0, Math.min(text.length(), unit - WriteLog.ENTRY_BYTES - 1));
        append(new WriteLog.Entry(0, 0, WriteLog.MARK, kept.getBytes(StandardCharsets.UTF_8).length, kept),
                new byte[0]);
    }

    /** What waits is logged, then the end is marked, which also makes the super count all of it. */
    @Override
    public void removed() {
        appendWaiting();
        mark("dm-log-writes-end");
    }

    // -- The log -----------------------------------------------------------------------------------------------------

    private void append(WriteLog.Entry entry, byte[] data) {
        if (!enabled)
            return;
        long sector = next;
        next += (entry.sectors() + 1) * unit / Units.SECTOR;
        if (next >= log.block().sectors()) {
            disable();
            return;
        }
        entries++;
        around.events().change(EventKind.DM_LOG_ENTRY, around.events().subject(log.name()), sector,
                next - sector, entries - 1, entries);
        byte[] padded = java.util.Arrays.copyOf(data, Math.toIntExact(entry.sectors() * unit));
        boolean written = store(sector, entry.header(unit))
                && (padded.length == 0 || store(sector + unit / Units.SECTOR, padded));
        if (written && (entry.flags() & (WriteLog.FUA | WriteLog.MARK)) != 0)
            written = store(0, superBlock());
        if (!written)
            disable();
    }

    private boolean store(long sector, byte[] bytes) {
        return log.block().write(new DeviceSector(sector), bytes, 0, bytes.length).isEmpty();
    }

    private void disable() {
        enabled = false;
        around.events().change(EventKind.DM_LOGGING, around.events().subject(log.name()), 1, 0, 0, 0);
    }

    private byte[] superBlock() {
        return ByteBuffer.allocate(unit).order(ByteOrder.LITTLE_ENDIAN).putLong(WriteLog.MAGIC)
                .putLong(WriteLog.VERSION).putLong(entries).putInt(unit).array();
    }
}
