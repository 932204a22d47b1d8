package org.daxscope.pmem.bus;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.MceRecordUnit;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.Stateful;
import org.daxscope.kernel.address.PhysicalAddress;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.event.Subject;
import org.daxscope.pmem.bus.WaitingDecodes.Decode;
import org.daxscope.pmem.media.CutFate;
import org.daxscope.pmem.media.MediaPolicy;
import org.jspecify.annotations.Nullable;

/**
 * One nvdimm bus: its firmware, the list of bad ranges and its regions. Errors come in here and travel down to regions
 * and disks; clears go out from here. Semantics 3 and 4. Addresses are physical bytes.
 */
public final class NvdimmBus implements Stateful<NvdimmBus.State> {
    private static final int CACHE_LINE = 64;

    private final String name;
    private final Provider provider;
    private final boolean injectionPoisons;
    private final KernelModel kernel;
    private final EventSink events;
    private final Subject subject;
    private final Badrange badrange = new Badrange();
    private final RangeSet injected = new RangeSet();
    private final List<Region> regions = new ArrayList<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private final PoisonClearer clearer;
    private final WaitingDecodes decoder;
    /** What the scrub that runs has found; null when none runs. */
    private @Nullable List<PhysicalRange> found;
    private boolean errorScrub;

    /**
     * A bus without regions.
     *
     * @param injectionPoisons whether an injected range really faults; emulated firmware only reports it
     */
    public NvdimmBus(String name, Provider provider, boolean injectionPoisons, KernelModel kernel, EventSink events) {
        this.name = name;
        this.provider = provider;
        this.injectionPoisons = injectionPoisons;
        this.kernel = kernel;
        this.events = events;
        this.subject = events.subject(name);
        this.clearer = new PoisonClearer(this, kernel, events);
        this.decoder = new WaitingDecodes(events, subject);
    }

    /** A bus named after its provider and number. */
    public static NvdimmBus numbered(int number, Provider provider, boolean injectionPoisons, KernelModel kernel,
            EventSink events) {
        return new NvdimmBus(provider.busName() + number, provider, injectionPoisons, kernel, events);
    }

    /** "ndbus0". */
    public String name() {
        return name;
    }

    public Region addRegion(String name, PhysicalRange range, MediaPolicy policy) {
        Region region = new Region(name, range, policy, kernel, events);
        regions.add(region);
        return region;
    }

    public List<Region> regions() {
        return List.copyOf(regions);
    }

    public Provider provider() {
        return provider;
    }

    /** What can be asked below it. */
    public Firmware firmware() {
        return provider.firmware();
    }

    /** Whether an injected error really loses the bytes. */
    public boolean injectionPoisons() {
        return injectionPoisons;
    }

    /** The kernel's list of bad ranges, in stored order. */
    public List<PhysicalRange> badranges() {
        return badrange.entries();
    }

    /** The firmware's list of injected errors, ascending. */
    public List<PhysicalRange> injected() {
        return injected.ranges();
    }

    /** Called after regions were repopulated (NVDIMM_REVALIDATE_POISON reaches a region's children). */
    public void onRevalidate(Runnable listener) {
        listeners.add(listener);
    }

    /**
     * nvdimm_clear_poison(). Semantics 4.
     *
     * @return bytes cleared, perhaps fewer than asked, or a negative errno
     */
    public long clearPoison(PhysicalAddress at, long length) {
        return clearer.clear(at.value(), length);
    }

    /**
     * ND_CMD_CLEAR_ERROR from user space: clears and accounts as {@link #clearPoison} does, for bus and regions. No disk's
     * table and no page's state learns of it. Semantics 4.
     *
     * @return bytes cleared, perhaps fewer than asked, or a negative errno: -ENOTTY where the firmware has no such command
     */
    public long clearErrors(PhysicalAddress at, long length) {
        return firmware() == Firmware.FULL ? clearer.clear(at.value(), length) : -Errno.ENOTTY.number();
    }

    /**
     * Firmware error injection (ARS_ERR_INJ). Semantics 3.2.
     *
     * @param notify whether the platform tells the kernel at once; else only a scrub finds it
     */
    public void inject(PhysicalAddress at, long length, boolean notify) {
        long before = injected.bytes();
        injected.add(at.value(), length);
        events.change(EventKind.FIRMWARE_LIST, subject, at.value(), length, before, injected.bytes());
        if (injectionPoisons)
            poison(at, length);
        if (notify)
            scrub();
    }

    /**
     * Makes lines fault, as ageing would: no table learns of it.
     *
     * @return lines that did not fault before
     */
    public long poison(PhysicalAddress address, long length) {
        long physical = address.value();
        Region region = regionOf(physical);
        if (region == null || physical + length > region.range().end())
            throw new IllegalArgumentException("physical 0x%x +%d is in no region".formatted(physical, length));
        long at = physical - region.range().start();
        long before = region.media().poisonedLines(at, length);
        region.media().poison(at, length);
        long after = region.media().poisonedLines(at, length);
        if (after != before)
            events.change(EventKind.MEDIA_POISONED, region.subject(), physical, length, before, after);
        return after - before;
    }

    /** Takes an injected error back: firmware and media forget it, no kernel table does. */
    public void uninject(PhysicalAddress at, long length) {
        if (injectionPoisons)
            for (PhysicalRange range : injected.ranges())
                heal(Math.max(range.start(), at.value()), Math.min(range.end(), at.value() + length));
        forgetInjected(at.value(), length);
    }

    /** Lines of [from, to) do not fault any more; they keep their bytes. */
    private void heal(long from, long to) {
        Region region = from < to ? regionOf(from) : null;
        if (region == null)
            return;
        long at = from - region.range().start();
        long before = region.media().poisonedLines(at, to - from);
        region.media().heal(at, to - from);
        if (before > 0)
            events.change(EventKind.MEDIA_CLEARED, region.subject(), from, to - from, before,
                    region.media().poisonedLines(at, to - from));
    }

    void forgetInjected(long physical, long length) {
        long before = injected.bytes();
        injected.remove(physical, length);
        if (injected.bytes() != before)
            events.change(EventKind.FIRMWARE_LIST, subject, physical, length, before, injected.bytes());
    }

    /** An address range scrub from start to end: whatever is injected or truly poisoned becomes a bad range. Semantics 3.2. */
    public void scrub() {
        if (firmware() != Firmware.FULL)
            return;
        if (found == null)
            startScrub();
        finishScrub();
    }

    /** Whether a scrub runs: its result is on its way. */
    public boolean isScrubbing() {
        return found != null;
    }

    /** The firmware looks: what it finds is what is bad now. It must be able to, and not be at it. */
    public void startScrub() {
        RangeSet bad = new RangeSet();
        injected.ranges().forEach(range -> bad.add(range.start(), range.length()));
        for (Region region : regions)
            region.media().poisonedRanges()
                    .forEach(range -> bad.add(region.range().start() + range.start(), range.length()));
        found = bad.ranges();
        events.change(EventKind.SCRUB, subject, 0, 1, bad.ranges().size(), bad.ranges().size());
    }

    /** The kernel reads what the scrub found, if one runs. */
    public void finishScrub() {
        List<PhysicalRange> result = found;
        if (result == null)
            return;
        found = null;
        events.change(EventKind.SCRUB, subject, 1, 0, result.size(), result.size());
        // The kernel never drops what a scrub no longer reports.
        if (!kernel.has(Quirk.Q21_POPULATE_ONLY_ADDS))
            for (Region region : regions)
                forget(region.range().start(), region.range().length());
        result.forEach(range -> record(range.start(), range.length()));
        revalidate();
        RangeSet all = new RangeSet();
        result.forEach(range -> all.add(range.start(), range.length()));
        long bad = all.bytes();
        badrange.entries().forEach(range -> all.add(range.start(), range.length()));
        if (all.bytes() > bad)
            events.remark(subject, new Reason(Rule.RECORDS_LEFT_BEHIND, all.bytes() - bad));
    }

    /** Whether a machine check starts a scrub (hw_error_scrub). */
    public boolean isErrorScrub() {
        return errorScrub;
    }

    public void setErrorScrub(boolean on) {
        if (on == errorScrub)
            return;
        errorScrub = on;
        events.change(EventKind.ERROR_SCRUB, subject, on ? 0 : 1, on ? 1 : 0, 0, 0);
    }

    /**
     * A consumed error reaches the nfit decoder, which records it. Without nfit nobody does. Semantics 3.2.
     *
     * @param address what the processor reports
     * @param miscLsb log2 of the bytes it says are lost
     */
    public void machineCheck(PhysicalAddress address, int miscLsb) {
        if (!provider.recordsMachineChecks() || regionOf(address.value()) == null)
            return;
        Decode decode = new Decode(address.value(), miscLsb);
        if (decoder.isHeld())
            decoder.add(decode);
        else
            decode(decode);
    }

    /** Makes machine checks wait for the decoder, or hands on what waits, in order. Semantics 3.2, M-13. */
    public void holdDecoder(boolean held) {
        for (Decode decode : decoder.hold(held))
            decode(decode);
    }

    /** Whether machine checks wait, and how many do. */
    public boolean isDecoderHeld() {
        return decoder.isHeld();
    }

    public int waitingMachineChecks() {
        return decoder.waiting().size();
    }

    /** nfit_handle_mce(). */
    private void decode(Decode decode) {
        long physical = decode.physical();
        int miscLsb = decode.lsb();
        if (kernel.switches().mceRecordUnit() == MceRecordUnit.MISC_LSB)
            record(physical & -(1L << miscLsb), 1L << miscLsb);
        else
            if (kernel.has(Quirk.Q5_MCE_ADDRESS_ROUNDED_UP)) {
                long line = physical + CACHE_LINE - 1 & -CACHE_LINE;
                record(line, CACHE_LINE);
                if (line != physical)
                    events.remark(subject, new Reason(Rule.MACHINE_CHECK_IN_NEXT_LINE, physical, line));
            } else
                record(physical & -CACHE_LINE, CACHE_LINE);
        revalidate();
        if (errorScrub)
            scrub();
    }

    /** Power is gone, and with it everything the bus and its regions know. The firmware's list is in the DIMMs. */
    public void powerOff(CutFate fate) {
        decoder.powerOff();
        found = null;
        errorScrub = false;
        for (Region region : regions)
            region.powerCut(fate);
        for (Region region : regions) {
            forget(region.range().start(), region.range().length());
            region.records().dropAll();
        }
    }

    /** nvdimm_bus_add_badrange(); nothing below the bus learns of it before {@link #revalidate}. */
    public void addBadrange(PhysicalAddress at, long length) {
        record(at.value(), length);
    }

    private void record(long physical, long length) {
        int before = badrange.count();
        if (badrange.add(physical, length))
            events.change(EventKind.BUS_RANGE_ADDED, subject, physical, length, before, badrange.count());
    }

    void forget(long physical, long length) {
        int before = badrange.count();
        if (badrange.forget(physical, length))
            events.change(EventKind.BUS_RANGE_FORGOTTEN, subject, physical, length, before, badrange.count());
    }

    /** Repopulates every region's table, then the disks'. */
    public void revalidate() {
        for (Region region : regions) {
            int before = region.records().table().count();
            region.records().populate(badrange.entries(), region.range());
            region.records().notifyReaders(before);
        }
        listeners.forEach(Runnable::run);
    }

    /** The region that holds the address; null outside all. */
    @Nullable
    Region regionOf(long physical) {
        for (Region region : regions)
            if (region.contains(physical))
                return region;
        return null;
    }

    /** Sectors of 512 bytes that a firmware command of a default injection covers: the first clear unit of each. */
    public void injectSectors(PhysicalAddress at, long sectors, boolean saturate, boolean notify) {
        Region region = regionOf(at.value());
        long unit = region == null ? Units.SECTOR : Math.min(Units.SECTOR, region.media().policy().clearUnit());
        for (long i = 0; i < sectors; i++)
            inject(at.plus(i * Units.SECTOR), saturate ? Units.SECTOR : unit, false);
        if (notify)
            scrub();
    }

    @Override
    public State save() {
        return new State(badrange.entries(), injected.ranges(), regions.stream().map(Region::save).toList(), found,
                errorScrub, decoder.save());
    }

    @Override
    public void restore(State state) {
        badrange.restore(state.badrange);
        injected.restore(state.injected);
        decoder.restore(state.decoder);
        for (int i = 0; i < regions.size(); i++)
            regions.get(i).restore(state.regions.get(i));
        found = state.found;
        errorScrub = state.errorScrub;
    }

    /** The bus and everything on it at one moment. */
    public static final class State {
        private final List<PhysicalRange> badrange;
        private final List<PhysicalRange> injected;
        private final List<Region.State> regions;
        private final WaitingDecodes.State decoder;
        private final @Nullable List<PhysicalRange> found;
        private final boolean errorScrub;

        private State(List<PhysicalRange> badrange, List<PhysicalRange> injected, List<Region.State> regions,
                @Nullable List<PhysicalRange> found, boolean errorScrub, WaitingDecodes.State decoder) {
            this.decoder = decoder;
            this.found = found;
            this.errorScrub = errorScrub;
            this.badrange = badrange;
            this.injected = injected;
            this.regions = regions;
        }
    }
}
