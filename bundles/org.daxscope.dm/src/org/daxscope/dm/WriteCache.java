package org.daxscope.dm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.daxscope.dax.BioFlags;
import org.daxscope.dm.CacheBlocks.Cached;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DeviceSector;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.Subject;
import org.jspecify.annotations.Nullable;

/**
 * dm-writecache: writes go to a cache, from where they are written back; what is cached is read from there. In mode p the cache
 * is memory, claimed as a whole; in mode s it is a disk. Writing back happens at once where the kernel's threads would do it soon. Semantics 12.5; kernel: drivers/md/dm-writecache.c.
 */
final class WriteCache implements Remembering<WriteCache.State> {
    private final Leg origin;
    private final Lower cache;
    private final boolean memory;
    private final int block;
    private final CacheOptions options;
    private final Surroundings around;
    private final Subject subject;
    private final CacheBlocks cached = new CacheBlocks();
    private @Nullable CacheStore store;
    private long sequence;
    private long waiting;
    private long age;
    private boolean failed;
    private boolean cleaner;
    private boolean flushOnSuspend;
    private CacheCounts counts = CacheCounts.NONE;

    /** Everything at one moment; what the cache device holds is its own state. */
    record State(CacheBlocks.State cached, @Nullable CacheStore store, long sequence, long waiting,
            long age, boolean failed, boolean cleaner, boolean flushOnSuspend, CacheCounts counts) {
    }

    private WriteCache(boolean memory, Leg origin, Lower cache, int block, CacheOptions options, Surroundings around) {
        this.memory = memory;
        this.origin = origin;
        this.cache = cache;
        this.block = block;
        this.options = options;
        this.around = around;
        this.cleaner = options.has("cleaner");
        this.subject = around.events().subject(cache.name());
    }

    static WriteCache parse(TableFields fields, TableReader reader, long length) throws TableException {
        String mode = fields.says(Rule.DM_WRITECACHE_MODE).word("the mode, p for memory or s for a disk");
        if (!mode.equals("p") && !mode.equals("s"))
            throw fields.wrong("expected the mode, p for memory or s for a disk, found \"" + mode + "\"");
        fields.says(Rule.DM_WRITECACHE_ORIGIN);
        Leg origin = reader.whole(fields, reader.device(fields), length);
        Lower cache = reader.device(fields.says(Rule.DM_WRITECACHE_CACHE));
        long block = fields.says(Rule.DM_WRITECACHE_BLOCK).number("the block size in bytes", Units.SECTOR);
        if (Long.bitCount(block) != 1 || block > Units.PAGE)
            throw fields.wrong("expected a block size of 512, 1024, 2048 or 4096, found " + block);
        CacheOptions options = CacheOptions.parse(fields.says(Rule.DM_WRITECACHE_ARGUMENTS), mode.equals("p"));
        return new WriteCache(mode.equals("p"), origin, cache, (int) block, options, reader.around());
    }

    @Override
    public State save() {
        return new State(cached.save(), store, sequence, waiting, age, failed, cleaner, flushOnSuspend,
                counts);
    }

    @Override
    public void restore(State state) {
        cached.restore(state.cached);
        store = state.store;
        sequence = state.sequence;
        waiting = state.waiting;
        age = state.age;
        failed = state.failed;
        cleaner = state.cleaner;
        flushOnSuspend = state.flushOnSuspend;
        counts = state.counts;
    }

    @Override
    public String type() {
        return "writecache";
    }

    @Override
    public String arguments() {
        return (memory ? "p " : "s ") + origin.device().name() + " " + cache.name() + " " + block + " " + options;
    }

    @Override
    public String status() {
        return (failed ? 1 : 0) + " " + blocks() + " " + cached.free(blocks()) + " 0 " + counts;
    }

    @Override
    public List<Leg> devices() {
        return List.of(origin);
    }

    @Override
    public List<Lower> alsoTaken() {
        return List.of(cache);
    }

    @Override
    public int blockBytes() {
        return block;
    }

    @Override
    public long together(long sector) {
        return blockSectors() - sector % blockSectors();
    }

    private long blockSectors() {
        return block / Units.SECTOR;
    }

    /** How many the cache has; none before it was opened. */
    private long blocks() {
        CacheStore opened = store;
        return opened == null ? 0 : opened.blocks();
    }

    // -- Where things lie --------------------------------------------------------------------------------------------

    @Override
    public List<Leg> covered(long sector, long sectors) {
        CacheStore opened = store;
        List<Leg> covered = new ArrayList<>();
        long position = sector;
        long end = sector + sectors;
        if (opened != null)
            for (var entry : cached.all().subMap(sector - sector % blockSectors(), end).entrySet()) {
                long from = Math.max(sector, entry.getKey());
                long to = Math.min(end, entry.getKey() + blockSectors());
                if (position < from)
                    covered.add(origin.from(position, from - position));
                long place = opened.place(entry.getValue().index()) / Units.SECTOR;
                covered.add(new Leg(cache, place + from - entry.getKey(), to - from));
                position = to;
            }
        if (position < end)
            covered.add(origin.from(position, end - position));
        return covered;
    }

    @Override
    public List<Route> routes(long length) {
        List<Route> routes = new ArrayList<>();
        long at = 0;
        for (Leg leg : covered(0, length)) {
            routes.add(Route.whole(at, leg));
            at += leg.sectors();
        }
        return routes;
    }

    // -- Making ------------------------------------------------------------------------------------------------------

    /** Claims the cache and reads its superblock, or writes one where there are zeros. */
    @Override
    public void start() {
        CacheMemory found = memory ? CacheMemory.claim(cache) : new CacheMemory.Disk(cache);
        CacheStore.Opened opened = CacheStore.open(found, options.startByte(), block, cache.block().sectors());
        store = opened.store();
        sequence = opened.sequence();
    }

    /** Reads the entries: what was committed counts, of one sector the newest. */
    @Override
    public void resumed() {
        CacheStore from = store;
        if (from == null)
            return;
        cached.clear();
        waiting = 0;
        Optional<List<CacheStore.Entry>> entries = from.committed(sequence);
        if (entries.isEmpty()) {
            error(0);
            return;
        }
        for (CacheStore.Entry entry : entries.get()) {
            Cached one = new Cached(entry.index(), entry.sector(), entry.sequence(), age++);
            Cached other = cached.at(one.sector());
            if (other == null || other.sequence() < one.sequence())
                cached.found(one);
        }
    }

    // -- Bios --------------------------------------------------------------------------------------------------------

    private boolean isWhole(long sector, long length) {
        return sector % blockSectors() == 0 && length % block == 0;
    }

    /**
     * The kernel's target refuses parts of a block, and never sees one: buffers above it are logical blocks. File systems here
     * hand over their own sectors, so the block is completed as a buffer would have it.
     */
    private int readPart(long sector, byte[] into, int at, int length) {
        byte[] whole = new byte[block];
        int inside = (int) (sector % blockSectors()) * Units.SECTOR;
        int got = read(sector - sector % blockSectors(), whole, 0, block) - inside;
        System.arraycopy(whole, inside, into, at, Math.clamp(got, 0, length));
        return Math.clamp(got, 0, length);
    }

    private Optional<Errno> writePart(long sector, byte[] from, int at, int length, BioFlags flags) {
        byte[] whole = new byte[block];
        long first = sector - sector % blockSectors();
        if (read(first, whole, 0, block) < block)
            return Optional.of(Errno.EIO);
        System.arraycopy(from, at, whole, (int) (sector - first) * Units.SECTOR, length);
        return write(first, whole, 0, block, flags);
    }

    @Override
    public int read(long sector, byte[] into, int at, int length) {
        if (!isWhole(sector, length))
            return readPart(sector, into, at, length);
        CacheStore from = store;
        Cached hit = cached.at(sector);
        counts = counts.read(hit != null);
        if (hit == null || from == null)
            return origin.device().block().read(new DeviceSector(origin.start() + sector), into, at, length);
        int done = from.read(hit.index(), into, at, length);
        if (done < length && memory)
            error(hit.index());
        return done < length ? 0 : done;
    }

    @Override
    public Optional<Errno> write(long sector, byte[] from, int at, int length) {
        return write(sector, from, at, length, BioFlags.NONE);
    }

    @Override
    public Optional<Errno> write(long sector, byte[] from, int at, int length, BioFlags flags) {
        CacheStore into = store;
        if (failed || into == null)
            return Optional.of(Errno.EIO);
        if (!isWhole(sector, length))
            return writePart(sector, from, at, length, flags);
        Cached hit = cached.at(sector);
        boolean fresh = hit == null || hit.sequence() < sequence;
        if (hit == null && cleaner) {
            counts = counts.around();
            return origin.device().block().write(new DeviceSector(origin.start() + sector), from, at, length, flags);
        }
        counts = counts.written(hit != null, fresh);
        Cached target = fresh || hit == null ? allocate(into, sector) : hit;
        if (target == null || !into.write(target.index(), from, at, length)) {
            error(target == null ? -1 : target.index());
            return Optional.of(Errno.EIO);
        }
        if (flags.fua() || waiting >= options.autocommit(memory))
            commit();
        if (cached.free(blocks()) <= options.lowWatermark(blocks()))
            writeBack(options.highWatermark(blocks()));
        return Optional.empty();
    }

    /** A block for a sector; when none is free, what is cached is written back first. Null when even that gives none. */
    private @Nullable Cached allocate(CacheStore into, long sector) {
        long index = cached.take(blocks());
        if (index < 0) {
            counts = counts.blocked();
            commit();
            writeBack(options.highWatermark(blocks()));
            index = cached.take(blocks());
            if (index < 0)
                return null;
        }
        Cached made = new Cached(index, sector, sequence, age++);
        into.note(index, sector, sequence);
        cached.put(made);
        waiting++;
        counts = counts.allocated();
        around.events().change(EventKind.DM_CACHE_BLOCK, subject, sector, index, 0, 1);
        return made;
    }

    @Override
    public Optional<Errno> zeroOut(long sector, long sectors) {
        byte[] zeros = new byte[(int) (sectors * Units.SECTOR)];
        return write(sector, zeros, 0, zeros.length);
    }

    /** What was written is durable when the sequence in the superblock has gone beyond its entries'. */
    @Override
    public Optional<Errno> flush() {
        if (failed)
            return Optional.of(Errno.EIO);
        counts = counts.flushed();
        commit();
        return Remembering.super.flush();
    }

    private void commit() {
        CacheStore into = store;
        if (waiting == 0 || into == null)
            return;
        long before = waiting;
        sequence++;
        waiting = 0;
        into.commit(sequence);
        cached.older().values().forEach(old -> into.forget(old.index()));
        cached.dropOlder();
        around.events().change(EventKind.DM_CACHE_COMMIT, subject, sequence - 1, sequence, before, 0);
    }

    /** Writes committed blocks back, the oldest first, until so many blocks are free. */
    private void writeBack(long free) {
        CacheStore from = store;
        byte[] buffer = new byte[block];
        while (cached.free(blocks()) < free && !failed && from != null) {
            Cached oldest = cached.oldest(sequence);
            if (oldest == null)
                return;
            if (from.read(oldest.index(), buffer, 0, block) < block) {
                if (memory)
                    throw new UnsupportedOperationException("the kernel would write cache block " + oldest.index()
                            + " back from poisoned memory, which ends it: such a machine check is not modelled");
                error(oldest.index());
                return;
            }
            if (origin.device().block()
                    .write(new DeviceSector(origin.start() + oldest.sector()), buffer, 0, block).isPresent()) {
                error(oldest.index());
                return;
            }
            from.forget(oldest.index());
            cached.free(oldest);
            around.events().change(EventKind.DM_CACHE_BLOCK, subject, oldest.sector(), oldest.index(), 1, 0);
        }
    }

    /** writecache_error(): reads go on where they can, nothing is written any more. */
    private void error(long index) {
        if (memory)
            around.events().refuse(subject, new Reason(Rule.DM_WRITECACHE_POISON, index));
        if (failed)
            return;
        failed = true;
        around.events().change(EventKind.DM_CACHE_ERROR, subject, 0, 1, 0, 0);
    }

    // -- dmsetup -----------------------------------------------------------------------------------------------------

    @Override
    public String message(List<String> words) {
        switch (words.size() == 1 ? words.getFirst() : "") {
            case "flush" -> {
                if (failed)
                    throw new KernelError(Errno.EIO, Rule.DM_WRITECACHE_ERROR);
                commit();
                writeBack(blocks());
                if (failed)
                    throw new KernelError(Errno.EIO, Rule.DM_WRITECACHE_ERROR);
            }
            case "flush_on_suspend" -> flushOnSuspend = true;
            case "cleaner" -> cleaner = true;
            case "clear_stats" -> counts = CacheCounts.NONE;
            default -> throw new KernelError(Errno.EINVAL, Rule.DM_WRITECACHE_MESSAGE);
        }
        return "";
    }

    /** Commits; writes everything back if that was asked for. */
    @Override
    public void suspended() {
        if (failed)
            return;
        commit();
        if (flushOnSuspend)
            writeBack(blocks());
        flushOnSuspend = false;
    }

    @Override
    public void removed() {
        if (!failed)
            commit();
    }

    /** autocommit_time, a second where nothing else is said. */
    @Override
    public void passed(long seconds) {
        if (!failed && seconds * 1000 >= options.autocommitMilliseconds())
            commit();
    }

}
