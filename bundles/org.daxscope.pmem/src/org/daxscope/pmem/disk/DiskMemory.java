package org.daxscope.pmem.disk;

import java.util.function.Consumer;

import org.daxscope.dax.Source;
import org.daxscope.kernel.KernelOops;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.PhysicalAddress;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.pmem.badblocks.Check;
import org.daxscope.pmem.disk.DiskCore.Meeting;
import org.daxscope.pmem.media.Media;

/** The disk's usable area as the processor sees it through the kernel's 1:1 map. Addresses are disk bytes. */
final class DiskMemory {
    private final DiskCore core;
    private final DiskPages pages;
    private final Media media;
    private Consumer<PhysicalAddress> consumer = address -> {
    };

    DiskMemory(DiskCore core, DiskPages pages) {
        this.core = core;
        this.pages = pages;
        this.media = core.region().media();
    }

    int copyOut(long address, byte[] into, int at, int length) {
        int present = (int) pages.presentBytes(address, length);
        int copied = media.read(core.mediaAt(address), into, at, present);
        core.events().change(EventKind.DATA_COPIED, core.subject(), address, length, copied, 0);
        if (copied < present) {
            core.events().refuse(core.subject(), new Reason(Rule.LATENT_POISON_HIT, address + copied));
            consumed(address + copied);
        } else
            if (present < length)
                refuseNotPresent(address + present);
        return copied;
    }

    /** The kernel's copy is fixed up, and that is all: nobody fails the page (Q23). Semantics 10.4. */
    private void consumed(long address) {
        core.machineCheck(address, DiskCore.MISC_LSB, Meeting.KERNEL);
        if (core.kernel().has(Quirk.Q23_KERNEL_READ_LEAVES_MAPPINGS))
            core.events().remark(core.subject(), new Reason(Rule.KERNEL_READ_LEFT_PAGE, address));
        else
            consumer.accept(new PhysicalAddress(core.physical(address)));
    }

    /** The same one hears of consumed poison as before. */
    DiskMemory toldTo(DiskMemory before) {
        consumer = before.consumer;
        return this;
    }

    /** Who fails the page of poison that a kernel copy consumed, where Q23 is mended. */
    void onConsumption(Consumer<PhysicalAddress> newConsumer) {
        consumer = newConsumer;
    }

    int userLoad(long address, byte[] into, int at, int length) {
        int copied = media.read(core.mediaAt(address), into, at, length);
        core.events().change(EventKind.DATA_COPIED, core.subject(), address, length, copied, 0);
        if (copied == length)
            remarkRecord(address, length);
        return copied;
    }

    /** Records are asked when a page is mapped: who uses a mapping from before is not stopped. */
    private void remarkRecord(long address, long length) {
        Check record = core.recordAt(address, length);
        if (record.bad())
            core.events().remark(core.subject(), new Reason(Rule.OLD_MAPPING_IGNORES_RECORD, record.firstBad(),
                    record.numBad(), length, address));
    }

    int store(long address, Source source, long position, int length) {
        int present = (int) pages.presentBytes(address, length);
        byte[] bytes = new byte[present];
        int readable = source.read(position, bytes, 0, present);
        if (readable > 0)
            store(address, bytes, 0, readable);
        if (readable < present)
            core.events().refuse(core.subject(), new Reason(Rule.SOURCE_BUFFER_UNREADABLE, readable, length));
        else
            if (present < length)
                refuseNotPresent(address + present);
        return readable;
    }

    /** Stores bytes that are at hand around the caches, whatever the kernel's map says. */
    void store(long address, byte[] from, int at, int length) {
        long before = poisonedLines(address, length);
        media.store(core.mediaAt(address), from, at, length);
        stored(address, length, before);
    }

    /** A store through a user mapping, and so through the caches. */
    void userStore(long address, byte[] from, int at, int length) {
        long before = poisonedLines(address, length);
        media.storeCached(core.mediaAt(address), from, at, length);
        stored(address, length, before);
        remarkRecord(address, length);
    }

    /** clwb over a range. */
    void writeBack(long address, long length) {
        media.writeBack(core.mediaAt(address), length);
    }

    void fill(long address, byte value, long length) {
        long present = pages.presentBytes(address, length);
        if (present > 0) {
            long before = poisonedLines(address, present);
            media.fill(core.mediaAt(address), value, present);
            stored(address, present, before);
        }
        if (present < length)
            throw oops(address + present);
    }

    /** memset() and the plain flushing copy have no fixup for a page that the kernel does not map. */
    KernelOops oops(long address) {
        refuseNotPresent(address);
        return new KernelOops(Rule.OOPS_ON_NOT_PRESENT, address / Units.PAGE, core.physical(address));
    }

    private void stored(long address, long length, long linesBefore) {
        long linesAfter = linesBefore == 0 ? 0 : poisonedLines(address, length);
        core.events().change(EventKind.DATA_STORED, core.subject(), address, length, linesBefore, linesAfter);
        if (linesAfter < linesBefore)
            core.events().remark(core.subject(), new Reason(Rule.STORE_HEALED, linesBefore - linesAfter, address));
        if (linesAfter > 0 && !core.recordAt(address, length).bad())
            core.events().remark(core.subject(), new Reason(Rule.STORE_LEFT_POISON, length, address, linesAfter));
    }

    void refuseNotPresent(long address) {
        core.events().refuse(core.subject(), new Reason(Rule.NOT_PRESENT_IN_KERNEL_MAP, address / Units.PAGE));
    }

    boolean poisoned(long address, long length) {
        return poisonedLines(address, length) > 0;
    }

    private long poisonedLines(long address, long length) {
        return media.poisonedLines(core.mediaAt(address), length);
    }
}
