package org.daxscope.fs.fuse;

import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

import org.daxscope.dax.AccessMode;
import org.daxscope.dax.DaxDevice;
import org.daxscope.dax.DirectAccess;
import org.daxscope.dax.PageStructs;
import org.daxscope.dax.PersistentMemory;
import org.daxscope.dax.Source;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelOops;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.Stateful;
import org.daxscope.kernel.address.DeviceByte;
import org.daxscope.kernel.address.DevicePage;
import org.daxscope.kernel.address.KernelAddress;
import org.daxscope.kernel.address.PhysicalAddress;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.event.Subject;

/**
 * The DAX window of a virtio_fs device: guest-physical memory behind which a host maps stretches of files. It knows no badblocks
 * and cannot clear. What the host cannot give is a machine check in the guest. Kernel: virtio_fs_dax_ops; semantics 13.
 */
public final class Window implements DaxDevice, PersistentMemory, PageStructs, Stateful<Window.State> {
    /** What QEMU reports with an error of a guest's memory: a page. */
    private static final int REPORTED_LSB = 12;
    private static final int STORE_BYTES = 1 << 20;

    private final String name;
    private final long start;
    private final long bytes;
    private final KernelModel kernel;
    private final EventSink events;
    private final Subject subject;
    private final Host host;
    private final Consumer<PhysicalAddress> consumption;
    private NavigableSet<Long> hwpoison = Collections.emptyNavigableSet();
    private NavigableSet<Long> notPresent = Collections.emptyNavigableSet();

    /** The flags of its pages at one moment; the sets are not to be changed. */
    public record State(NavigableSet<Long> hwpoison, NavigableSet<Long> notPresent) {
    }

    /**
     * @param name tag of the device
     * @param start guest-physical address of its first byte, a multiple of 2 MiB
     * @param bytes in whole ranges of 2 MiB
     * @param consumption who fails the page of an error that a kernel copy consumed, where Q23 is mended
     */
    public Window(String name, long start, long bytes, KernelModel kernel, EventSink events, Host host,
            Consumer<PhysicalAddress> consumption) {
        this.name = name;
        this.start = start;
        this.bytes = bytes;
        this.kernel = kernel;
        this.events = events;
        this.subject = events.subject(name);
        this.host = host;
        this.consumption = consumption;
    }

    @Override
    public State save() {
        return new State(hwpoison, notPresent);
    }

    @Override
    public void restore(State state) {
        hwpoison = state.hwpoison;
        notPresent = state.notPresent;
    }

    // -- DAX -----------------------------------------------------------------------------------------------------------

    /** virtio_fs_direct_access() below dax_direct_access(): memory up to the end of the window, whatever the mode. */
    @Override
    public DirectAccess directAccess(DevicePage first, long pages, AccessMode mode) {
        long pgoff = first.pgoff();
        events.enter(EventKind.DIRECT_ACCESS, subject, mode == AccessMode.NORMAL ? 0 : 1, pgoff, pages);
        long left = bytes / Units.PAGE - pgoff;
        DirectAccess answer;
        if (pages < 0)
            answer = refused(Errno.EINVAL, new Reason(Rule.NEGATIVE_PAGES, pages, pgoff));
        else
            answer = left <= 0 ? refused(Errno.ERANGE, new Reason(Rule.DEVICE_END, pgoff))
                    : new DirectAccess.Mapped(Math.min(left, pages), this, new KernelAddress(pgoff * Units.PAGE));
        events.leave(switch (answer) {
            case DirectAccess.Mapped mapped -> mapped.pages();
            case DirectAccess.Refused no -> -no.errno().number();
        });
        return answer;
    }

    private DirectAccess refused(Errno errno, Reason reason) {
        events.refuse(subject, reason);
        return new DirectAccess.Refused(errno, reason);
    }

    /** dax_recovery_write() finds no such operation. */
    @Override
    public int recoveryWrite(DeviceByte at, Source source, long position, int length) {
        events.enter(EventKind.RECOVERY_WRITE, subject, at.page().pgoff(), length, at.inPage());
        events.refuse(subject, new Reason(Rule.NO_RECOVERY_OPERATION));
        events.leave(0);
        return 0;
    }

    /** virtio_fs_zero_page_range(): a memset and a flush, which clear nothing. */
    @Override
    public Optional<KernelError> zeroPages(DevicePage first, long pages) {
        events.enter(EventKind.ZERO_PAGE_RANGE, subject, first.pgoff(), pages, 0);
        Optional<KernelError> result = Optional.empty();
        if (pages != 1) {
            Reason reason = new Reason(Rule.ZERO_PAGES_ONE_AT_A_TIME, pages, first.pgoff());
            events.refuse(subject, reason);
            result = Optional.of(new KernelError(Errno.EIO, reason));
        } else
            switch (directAccess(first, pages, AccessMode.NORMAL)) {
            case DirectAccess.Mapped mapped -> fill(mapped.address(), (byte) 0, pages * Units.PAGE);
            case DirectAccess.Refused no -> result = Optional.of(new KernelError(no.errno(), no.reason()));
            }
        events.leave(result.map(error -> -error.errno().number()).orElse(0));
        return result;
    }

    // -- Memory --------------------------------------------------------------------------------------------------------

    @Override
    public int copyOut(KernelAddress address, byte[] into, int at, int length) {
        int present = (int) presentBytes(address.value(), length);
        int copied = host.load(address.value(), into, at, present);
        if (copied < present) {
            KernelAddress bad = address.plus(copied);
            events.refuse(subject, new Reason(Rule.HOST_MEMORY_FAILED, bad.value()));
            machineCheck(bad, true);
            if (kernel.has(Quirk.Q23_KERNEL_READ_LEAVES_MAPPINGS))
                events.remark(subject, new Reason(Rule.KERNEL_READ_LEFT_PAGE, bad.value()));
            else
                consumption.accept(physicalAddress(bad));
        } else
            if (present < length)
                refuseNotPresent(address.value() + present);
        return copied;
    }

    @Override
    public int store(KernelAddress address, Source source, long position, int length) {
        int present = (int) presentBytes(address.value(), length);
        byte[] buffer = new byte[Math.min(present, STORE_BYTES)];
        int done = 0;
        while (done < present) {
            int wanted = Math.min(buffer.length, present - done);
            int readable = source.read(position + done, buffer, 0, wanted);
            int stored = readable == 0 ? 0 : host.store(address.value() + done, buffer, 0, readable);
            if (stored > 0)
                host.writeBack(address.value() + done, stored);
            done += stored;
            if (stored < readable)
                failed(address.plus(done));
            else
                if (readable < wanted)
                    events.refuse(subject, new Reason(Rule.SOURCE_BUFFER_UNREADABLE, done, length));
            if (stored < wanted)
                return done;
        }
        if (present < length)
            refuseNotPresent(address.value() + present);
        return done;
    }

    /** The host could not take a store of the kernel, which has a fixup. */
    private void failed(KernelAddress bad) {
        events.refuse(subject, new Reason(Rule.HOST_MEMORY_FAILED, bad.value()));
        machineCheck(bad, true);
    }

    @Override
    public int userLoad(KernelAddress address, byte[] into, int at, int length) {
        return told(address, length, host.load(address.value(), into, at, length));
    }

    @Override
    public int userStore(KernelAddress address, byte[] from, int at, int length) {
        return told(address, length, host.store(address.value(), from, at, length));
    }

    private int told(KernelAddress address, int wanted, int done) {
        if (done < wanted)
            events.refuse(subject, new Reason(Rule.HOST_MEMORY_FAILED, address.value() + done));
        return done;
    }

    /** The guest is told by its hypervisor, with the address as the guest counts. No decoder listens there. */
    @Override
    public void machineCheck(KernelAddress address, boolean inKernel) {
        report(address, REPORTED_LSB, inKernel ? 1 : 0);
    }

    @Override
    public void reportError(KernelAddress address, int lsb) {
        report(address, lsb, 0);
    }

    private void report(KernelAddress address, int lsb, int by) {
        events.enter(EventKind.MACHINE_CHECK, subject, physicalAddress(address).value(), lsb, by);
        events.leave(0);
    }

    @Override
    public void writeBack(KernelAddress address, long length) {
        host.writeBack(address.value(), length);
    }

    @Override
    public void fence() {
        host.fence();
    }

    /** memset() has no fixup: neither for a page that the guest's kernel does not map, nor for a machine check. */
    @Override
    public void fill(KernelAddress address, byte value, long length) {
        byte[] page = new byte[Units.PAGE];
        java.util.Arrays.fill(page, value);
        for (long done = 0; done < length;) {
            long at = address.value() + done;
            int wanted = (int) Math.min(Units.PAGE - at % Units.PAGE, length - done);
            if (presentBytes(at, wanted) < wanted) {
                refuseNotPresent(at);
                throw new KernelOops(Rule.OOPS_ON_NOT_PRESENT, at / Units.PAGE);
            }
            int stored = host.store(at, page, 0, wanted);
            if (stored < wanted)
                throw new KernelOops(Rule.FATAL_MACHINE_CHECK, at + stored);
            done += stored;
        }
        host.writeBack(address.value(), length);
    }

    @Override
    public boolean poisoned(KernelAddress address, long length) {
        return host.poisoned(address.value(), length);
    }

    @Override
    public PhysicalAddress physicalAddress(KernelAddress address) {
        return new PhysicalAddress(start + address.value());
    }

    // -- Pages ---------------------------------------------------------------------------------------------------------

    @Override
    public String name() {
        return name;
    }

    @Override
    public PhysicalAddress physicalStart() {
        return new PhysicalAddress(start);
    }

    @Override
    public long pageBytes() {
        return bytes;
    }

    @Override
    public void setHwpoison(long pgoff, boolean flag) {
        if (hwpoison.contains(pgoff) == flag)
            return;
        hwpoison = with(hwpoison, pgoff, flag);
        events.change(EventKind.PAGE_HWPOISON, subject, pgoff, 1, flag ? 0 : 1, flag ? 1 : 0);
    }

    @Override
    public void setNotPresent(long pgoff, boolean flag) {
        if (notPresent.contains(pgoff) == flag)
            return;
        notPresent = with(notPresent, pgoff, flag);
        events.change(EventKind.KERNEL_MAP, subject, pgoff, 1, flag ? 0 : 1, flag ? 1 : 0);
    }

    private static NavigableSet<Long> with(NavigableSet<Long> old, long page, boolean in) {
        NavigableSet<Long> changed = new TreeSet<>(old);
        if (in)
            changed.add(page);
        else
            changed.remove(page);
        return changed;
    }

    @Override
    public void refuseUncached(long pgoff) {
        events.refuse(subject, new Reason(Rule.STILL_WB_IN_KERNEL_MAP, pgoff,
                new PhysicalAddress(start + pgoff * Units.PAGE).frame()));
    }

    /** Pages with the HWPoison flag, ascending. */
    public NavigableSet<Long> hwpoisonPages() {
        return Collections.unmodifiableNavigableSet(hwpoison);
    }

    /** Pages that the guest's kernel does not map, ascending. */
    public NavigableSet<Long> notPresentPages() {
        return Collections.unmodifiableNavigableSet(notPresent);
    }

    /** A range shows something else than before: its pages keep what was said of them. */
    void remarkFlagged(long windowByte) {
        Long first = notPresent.ceiling(windowByte / Units.PAGE);
        if (first != null && first < windowByte / Units.PAGE + Units.PMD_PAGES)
            events.remark(subject, new Reason(Rule.FLAGGED_PAGE_SHOWS_ANOTHER, first));
    }

    /** Bytes from address before the first page that the guest's kernel does not map. */
    private long presentBytes(long address, long length) {
        if (notPresent.isEmpty() || length == 0)
            return length;
        Long page = notPresent.ceiling(address / Units.PAGE);
        return page == null ? length : Math.clamp(page * Units.PAGE - address, 0, length);
    }

    private void refuseNotPresent(long address) {
        events.refuse(subject, new Reason(Rule.NOT_PRESENT_IN_KERNEL_MAP, address / Units.PAGE));
    }
}
