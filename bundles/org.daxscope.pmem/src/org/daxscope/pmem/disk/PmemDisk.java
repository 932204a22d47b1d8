package org.daxscope.pmem.disk;

import java.util.Optional;
import java.util.function.Consumer;

import org.daxscope.dax.AccessMode;
import org.daxscope.dax.BlockDevice;
import org.daxscope.dax.DaxDevice;
import org.daxscope.dax.DirectAccess;
import org.daxscope.dax.PageStructs;
import org.daxscope.dax.PersistentMemory;
import org.daxscope.dax.Source;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.NamespaceConfig;
import org.daxscope.kernel.NamespaceMode;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.Stateful;
import org.daxscope.kernel.address.DeviceByte;
import org.daxscope.kernel.address.DevicePage;
import org.daxscope.kernel.address.DeviceSector;
import org.daxscope.kernel.address.KernelAddress;
import org.daxscope.kernel.address.PhysicalAddress;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.pmem.badblocks.AttributeText;
import org.daxscope.pmem.badblocks.Badblocks;
import org.daxscope.pmem.bus.NvdimmBus;
import org.daxscope.pmem.bus.PhysicalRange;
import org.daxscope.pmem.bus.RecordKeeper;
import org.daxscope.pmem.bus.Region;
import org.daxscope.pmem.disk.DiskCore.Meeting;

/**
 * One /dev/pmemN (struct pmem_device): byte 0 is the start of the usable area, physical base + data offset.
 * Kernel: drivers/nvdimm/pmem.c and the core of drivers/dax/super.c. Semantics 4 to 8, 15.1.
 */
public final class PmemDisk
        implements
            DaxDevice,
            BlockDevice,
            PersistentMemory,
            PageStructs,
            Stateful<DiskState> {
    /** log2 of the bytes that its processor reports lost when poison is consumed. */
    public static final int REPORTED_LSB = DiskCore.MISC_LSB;

    private DiskCore core;
    private DiskPages pages;
    private DiskMemory memory;
    private DiskClearer clearer;
    private BlockPath block;
    private RecoveryPath recovery;
    private AccessPath access;
    private SegmentRules segment;
    private BttDisk btt;
    private NamespaceConfig config;
    private boolean dead;
    private boolean enabled = true;

    /**
     * Binds the driver to a region, so that its table is populated from the bus's list.
     *
     * @param dataOffset bytes from the region's start to the disk's byte 0: 0 for a raw namespace
     * @param size bytes of the usable area
     */
    public PmemDisk(String name, NvdimmBus bus, Region region, long dataOffset, long size, NamespaceConfig config,
            KernelModel kernel, EventSink events) {
        var subject = events.subject(name);
        this.core = new DiskCore(name, bus, region, dataOffset, size, kernel, events, subject,
                RecordKeeper.ofDisk(kernel, events, subject));
        this.config = config;
        this.pages = new DiskPages(core);
        this.memory = new DiskMemory(core, pages);
        this.clearer = new DiskClearer(core, pages);
        this.block = new BlockPath(core, pages, memory, clearer);
        this.recovery = new RecoveryPath(core, memory, clearer);
        this.access = AccessPath.of(core);
        this.segment = new SegmentRules(core, config);
        this.btt = new BttDisk(core, new NamespaceIo(core, memory), config.sectorBytes());
        bus.onRevalidate(this::revalidate);
        populate();
    }

    /** The same region, cut in another way: everything that knew addresses is made anew, the table is kept empty. */
    private void cut(long dataOffset, NamespaceConfig newConfig) {
        core = new DiskCore(core.name(), core.bus(), core.region(), dataOffset,
                core.region().range().length() - dataOffset, core.kernel(), core.events(), core.subject(),
                core.records());
        config = newConfig;
        pages = new DiskPages(core);
        memory = new DiskMemory(core, pages).toldTo(memory);
        clearer = new DiskClearer(core, pages);
        block = new BlockPath(core, pages, memory, clearer);
        recovery = new RecoveryPath(core, memory, clearer);
        access = AccessPath.of(core);
        segment = new SegmentRules(core, config);
        btt = new BttDisk(core, new NamespaceIo(core, memory), config.sectorBytes());
    }

    // -- DAX ---------------------------------------------------------------------------------------------------------

    /** dax_direct_access() over pmem's. Semantics 6.1 to 6.3. */
    @Override
    public DirectAccess directAccess(DevicePage first, long count, AccessMode mode) {
        long pgoff = first.pgoff();
        core.events().enter(EventKind.DIRECT_ACCESS, core.subject(), mode == AccessMode.NORMAL ? 0 : 1, pgoff, count);
        DirectAccess answer = dead ? access.refused(Errno.ENXIO, new Reason(Rule.DEVICE_DEAD))
                : access.answer(pgoff, count, mode, this);
        core.events().leave(switch (answer) {
            case DirectAccess.Mapped mapped -> mapped.pages();
            case DirectAccess.Refused refused -> -refused.errno().number();
        });
        return answer;
    }

    @Override
    public int recoveryWrite(DeviceByte start, Source source, long position, int length) {
        core.events().enter(EventKind.RECOVERY_WRITE, core.subject(), start.page().pgoff(), length, start.inPage());
        int stored = isAlive() && segment.hasRecovery()
                ? recovery.write(start.value(), source, position, length)
                : 0;
        core.events().leave(stored);
        return stored;
    }

    @Override
    public long recoverableRead(DeviceByte start, long bytes) {
        return isAlive() ? recovery.readable(start.value(), bytes) : 0;
    }

    @Override
    public Optional<KernelError> zeroPages(DevicePage first, long count) {
        core.events().enter(EventKind.ZERO_PAGE_RANGE, core.subject(), first.pgoff(), count, 0);
        Optional<KernelError> result = Optional.empty();
        if (!isAlive())
            result = Optional.of(new KernelError(Errno.ENXIO, Rule.DEVICE_DEAD));
        else
            if (count != 1)
                result = Optional.of(onePageOnly(first, count));
            else
                if (!zeroPage(first.start().value()))
                    result = Optional
                            .of(new KernelError(Errno.EIO, Rule.CLEAR_FAILED, Units.PAGE, first.start().value()));
        core.events().leave(code(result.map(KernelError::errno)));
        return result;
    }

    private KernelError onePageOnly(DevicePage first, long count) {
        Reason reason = new Reason(Rule.ZERO_PAGES_ONE_AT_A_TIME, count, first.pgoff());
        core.events().refuse(core.subject(), reason);
        return new KernelError(Errno.EIO, reason);
    }

    /** pmem writes a zero page, which clears poison; dcssblk has nothing to clear. */
    private boolean zeroPage(long address) {
        if (core.bus().provider().isNvdimm())
            return block.zero(address, Units.PAGE);
        memory.fill(address, (byte) 0, Units.PAGE);
        return true;
    }

    private boolean isAlive() {
        if (dead)
            core.events().refuse(core.subject(), new Reason(Rule.DEVICE_DEAD));
        return !dead;
    }

    private static long code(Optional<Errno> result) {
        return result.map(errno -> -errno.number()).orElse(0);
    }

    // -- Block I/O ---------------------------------------------------------------------------------------------------

    @Override
    public String name() {
        return core.name();
    }

    @Override
    public long sectors() {
        return core.size() / Units.SECTOR;
    }

    @Override
    public int logicalBlockBytes() {
        return core.bus().provider().isNvdimm() ? Units.SECTOR : Units.PAGE;
    }

    @Override
    public int read(DeviceSector sector, byte[] into, int at, int length) {
        core.events().enter(EventKind.BLOCK_READ, core.subject(), sector.number(), length, 0);
        int done = isAlive() && segment.allows(sector.number(), length, false)
                ? block.read(sector.start().value(), into, at, length)
                : 0;
        core.events().leave(done == length ? done : -Errno.EIO.number());
        return done;
    }

    @Override
    public Optional<Errno> write(DeviceSector sector, byte[] from, int at, int length) {
        core.events().enter(EventKind.BLOCK_WRITE, core.subject(), sector.number(), length, 0);
        boolean done = isAlive() && segment.allows(sector.number(), length, true)
                && block.write(sector.start().value(), from, at, length);
        core.events().leave(done ? length : -Errno.EIO.number());
        return done ? Optional.empty() : Optional.of(Errno.EIO);
    }

    @Override
    public Optional<Errno> zeroOut(DeviceSector first, long sectors) {
        core.events().enter(EventKind.BLOCK_ZEROOUT, core.subject(), first.number(), sectors, 0);
        boolean done = isAlive() && segment.allows(first.number(), sectors * Units.SECTOR, true)
                && block.zero(first.start().value(), sectors * Units.SECTOR);
        core.events().leave(done ? 0 : -Errno.EIO.number());
        return done ? Optional.empty() : Optional.of(Errno.EIO);
    }

    @Override
    public Optional<Errno> flush() {
        core.region().flush();
        return Optional.empty();
    }

    @Override
    public void drain() {
        core.region().flush();
    }

    // -- Memory ------------------------------------------------------------------------------------------------------

    @Override
    public int copyOut(KernelAddress address, byte[] into, int at, int length) {
        return memory.copyOut(address.value(), into, at, length);
    }

    @Override
    public int store(KernelAddress address, Source source, long position, int length) {
        return memory.store(address.value(), source, position, length);
    }

    @Override
    public int userLoad(KernelAddress address, byte[] into, int at, int length) {
        return memory.userLoad(address.value(), into, at, length);
    }

    @Override
    public int userStore(KernelAddress address, byte[] from, int at, int length) {
        memory.userStore(address.value(), from, at, length);
        return length;
    }

    @Override
    public void writeBack(KernelAddress address, long length) {
        memory.writeBack(address.value(), length);
    }

    @Override
    public void fence() {
        core.region().fence();
    }

    @Override
    public void machineCheck(KernelAddress address, boolean inKernel) {
        core.machineCheck(address.value(), DiskCore.MISC_LSB, inKernel ? Meeting.KERNEL : Meeting.PROCESS);
    }

    /**
     * The processor reports an error of bytes of the disk, whether or not the media is poisoned: the decoder hears of it.
     *
     * @param lsb log2 of the bytes reported lost; the address reported is cut to them (mce_read_aux)
     * @param consumed whether a process ran into it; else nobody did
     */
    public void reportError(DeviceByte at, int lsb, boolean consumed) {
        core.machineCheck(at.value() & -(1L << lsb), lsb, consumed ? Meeting.PROCESS : Meeting.NOBODY);
    }

    @Override
    public void reportError(KernelAddress address, int lsb) {
        reportError(diskByte(address), lsb, true);
    }

    @Override
    public PhysicalAddress physicalStart() {
        return new PhysicalAddress(physical().start());
    }

    @Override
    public long pageBytes() {
        return physical().length();
    }

    /** Who fails the page of poison that a kernel copy consumed, where Q23 is mended. */
    public void onKernelConsumption(Consumer<PhysicalAddress> consumer) {
        memory.onConsumption(consumer);
    }

    @Override
    public void fill(KernelAddress address, byte value, long length) {
        memory.fill(address.value(), value, length);
    }

    @Override
    public boolean poisoned(KernelAddress address, long length) {
        return memory.poisoned(address.value(), length);
    }

    @Override
    public PhysicalAddress physicalAddress(KernelAddress address) {
        return physical(diskByte(address));
    }

    /** Byte of the disk behind an address of its memory: they count alike here. */
    public DeviceByte diskByte(KernelAddress address) {
        return new DeviceByte(address.value());
    }

    /** Byte of the disk at a physical address, which must be in its usable area. */
    public DeviceByte diskByteAt(PhysicalAddress at) {
        return new DeviceByte(at.value() - physical().start());
    }

    /** Where a byte of the disk is physically. */
    public PhysicalAddress physical(DeviceByte at) {
        return new PhysicalAddress(core.physical(at.value()));
    }

    // -- Tables, pages, life -----------------------------------------------------------------------------------------

    /** The disk's table, for looking. */
    public Badblocks records() {
        return core.records().table();
    }

    /** /sys/block/pmemN/badblocks as read. */
    public String badblocksText() {
        return records().show();
    }

    /**
     * /sys/block/pmemN/badblocks written to: a record, and no poison (Q22). Mended, the attribute means what it says: media,
     * bus and region hold it too, and it takes only what lies on the disk.
     *
     * @return characters taken, or a negative errno
     */
    public int storeBadblocks(String text) {
        boolean mended = !core.kernel().has(Quirk.Q22_SYSFS_ADDS_WITHOUT_POISON);
        int taken = mended && AttributeText.parse(text).filter(record -> !isInside(record)).isPresent()
                ? -Errno.EINVAL.number()
                : core.records().store(text);
        if (taken < 0)
            core.events().refuse(core.subject(), taken == -Errno.EINVAL.number() ? new Reason(Rule.BAD_TEXT)
                    : new Reason(Rule.TABLE_FULL, records().count()));
        else
            AttributeText.parse(text).ifPresent(record -> recordedByHand(record.sector(), record.sectors()));
        return taken;
    }

    private void recordedByHand(long sector, long sectors) {
        boolean inside = isInside(sector, sectors);
        long bytes = sectors * Units.SECTOR;
        if (!core.kernel().has(Quirk.Q22_SYSFS_ADDS_WITHOUT_POISON)) {
            PhysicalAddress physical = physical(new DeviceByte(sector * Units.SECTOR));
            core.bus().poison(physical, bytes);
            core.bus().addBadrange(physical, bytes);
            core.bus().revalidate();
        } else
            if (!inside || !memory.poisoned(sector * Units.SECTOR, bytes))
                core.events().remark(core.subject(), new Reason(Rule.RECORD_WITHOUT_POISON, sectors, sector));
    }

    private boolean isInside(AttributeText record) {
        return isInside(record.sector(), record.sectors());
    }

    private boolean isInside(long sector, long sectors) {
        return sector >= 0 && sector <= sectors() - sectors;
    }

    /** Where the disk's bytes are physically. */
    public PhysicalRange physical() {
        return core.usable();
    }

    /** Mode of its namespace, and what goes with it. */
    public NamespaceConfig config() {
        return config;
    }

    public Region region() {
        return core.region();
    }

    public NvdimmBus bus() {
        return core.bus();
    }

    public boolean isHwpoison(long pgoff) {
        return pages.hwpoison().has(pgoff);
    }

    @Override
    public void setHwpoison(long pgoff, boolean flag) {
        pages.setHwpoison(pgoff, flag);
    }

    /** Whether the kernel's own map lacks the page. */
    public boolean isNotPresent(long pgoff) {
        return pages.notPresent().has(pgoff);
    }

    @Override
    public void setNotPresent(long pgoff, boolean flag) {
        pages.setNotPresent(pgoff, flag);
    }

    @Override
    public void refuseUncached(long pgoff) {
        core.events().refuse(core.subject(), new Reason(Rule.STILL_WB_IN_KERNEL_MAP, pgoff,
                new PhysicalAddress(core.physical(pgoff * Units.PAGE)).frame()));
    }

    /** Pages with the HWPoison flag, ascending. */
    public long[] hwpoisonPages() {
        return pages.hwpoison().pages();
    }

    /** Pages the kernel does not map, ascending. */
    public long[] notPresentPages() {
        return pages.notPresent().pages();
    }

    /** dax_alive(): false after the driver let go. */
    public void setDead(boolean newDead) {
        dead = newDead;
    }

    public boolean isDead() {
        return dead;
    }

    /** Power is gone: no table, no page structure, no kernel map. The media is the region's business. */
    public void powerOff() {
        core.records().dropAll();
        for (long page : pages.hwpoison().pages())
            pages.setHwpoison(page, false);
        for (long page : pages.notPresent().pages())
            pages.setNotPresent(page, false);
        dead = false;
    }

    /**
     * Driver unbound and bound again: a new table, populated from the bus's list, and new page structures. The
     * kernel's map keeps its holes.
     */
    public void rebind() {
        long before = records().sectors();
        core.records().dropAll();
        for (long page : pages.hwpoison().pages())
            pages.setHwpoison(page, false);
        dead = false;
        new MapArea(core, config).clearErrors();
        populate();
        if (records().sectors() < before)
            core.events().remark(core.subject(),
                    new Reason(Rule.RECORDS_FORGOTTEN, before - records().sectors()));
    }

    @Override
    public boolean isDamaged(DeviceSector first, long sectors) {
        long from = first.start().value();
        long bytes = Math.min(sectors * Units.SECTOR, core.size() - from);
        return bytes > 0 && (core.isBad(from, bytes) || memory.poisoned(from, bytes));
    }

    // -- Namespace ---------------------------------------------------------------------------------------------------

    /** False between ndctl disable-namespace and enable-namespace: there is no device. */
    public boolean isEnabled() {
        return enabled;
    }

    /** The block device that sector mode shows. */
    public BttDisk btt() {
        return btt;
    }

    /** Bytes from the region's start to the disk's byte 0. */
    public long dataOffset() {
        return core.dataOffset();
    }

    /** The driver lets go: the table and the page structures are gone, and whoever still holds the device finds it dead. */
    public void disable() {
        if (!enabled)
            return;
        enabled = false;
        core.events().change(EventKind.NAMESPACE_ENABLED, core.subject(), 1, 0, 0, 0);
        forget();
        dead = true;
    }

    /** The driver takes hold: errors in its struct pages are cleared, its table is populated from the bus's list. */
    public void enable() {
        if (enabled)
            return;
        enabled = true;
        dead = false;
        core.events().change(EventKind.NAMESPACE_ENABLED, core.subject(), 0, 1, 1, 1);
        new MapArea(core, config).clearErrors();
        populate();
    }

    /**
     * Sets the disabled namespace up in another way.
     *
     * @param dataOffset bytes from the region's start to what the new mode shows
     */
    public void configure(long dataOffset, NamespaceConfig newConfig) {
        if (enabled)
            throw new IllegalStateException("namespace of " + core.name() + " is enabled");
        long before = core.dataOffset();
        int mode = config.mode().ordinal();
        cut(dataOffset, newConfig);
        if (newConfig.mode() == NamespaceMode.SECTOR)
            core.region().media().fill(dataOffset + btt.mapOffset(), (byte) 0, core.size() - btt.mapOffset());
        core.events().change(EventKind.NAMESPACE_SET_UP, core.subject(), before, dataOffset, mode,
                newConfig.mode().ordinal());
    }

    private void forget() {
        core.records().dropAll();
        for (long page : pages.hwpoison().pages())
            pages.setHwpoison(page, false);
    }

    private void revalidate() {
        int before = records().count();
        populate();
        core.records().notifyReaders(before);
    }

    private void populate() {
        if (!enabled || !core.bus().provider().isNvdimm())
            return;
        core.records().populate(core.bus().badranges(), core.usable());
    }

    @Override
    public DiskState save() {
        return new DiskState(records().save(), pages.hwpoison(), pages.notPresent(), dead, enabled, core.dataOffset(),
                config, btt);
    }

    @Override
    public void restore(DiskState state) {
        if (state.dataOffset != core.dataOffset() || !state.config.equals(config))
            cut(state.dataOffset, state.config);
        enabled = state.enabled;
        // What is mounted holds on to the very device.
        btt = state.btt;
        btt.restore(state.lane);
        records().restore(state.records);
        pages.restore(state.hwpoison, state.notPresent);
        dead = state.dead;
    }
}
