package org.daxscope.machine.mm;

import java.util.Arrays;
import java.util.Optional;

import org.daxscope.dax.Source;
import org.daxscope.fs.Sink;
import org.daxscope.fs.pagecache.CachedData;
import org.daxscope.fs.pagecache.PageCache;
import org.daxscope.kernel.BusCode;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.SigInfo;
import org.daxscope.kernel.address.KernelAddress;
import org.daxscope.kernel.address.PhysicalAddress;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.address.VirtualAddress;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.SentSignal;
import org.daxscope.pmem.disk.PmemDisk;
import org.jspecify.annotations.Nullable;

/** Loads and stores through mappings, by the process itself and by the kernel on its behalf. Semantics 10. */
public final class UserMemory {
    private final KernelModel kernel;
    private final EventSink events;
    private final FaultHandler faults;
    private final AddressSpaces spaces;
    private final MemoryFailure failures;

    public UserMemory(KernelModel kernel, EventSink events, AddressSpaces spaces, MemoryFailure failures) {
        this.kernel = kernel;
        this.events = events;
        this.spaces = spaces;
        this.faults = new FaultHandler(kernel, events, spaces);
        this.failures = failures;
    }

    /** Loads a byte; offset counts from the mapping's start. */
    public Outcome load(Vma vma, long offset) {
        requireInside(vma, offset);
        return switch (faults.access(vma, offset / Units.PAGE, false)) {
            case Fault.Refused refused -> killed(vma, offset, refused);
            case Fault.Mapped mapped -> {
                byte[] one = new byte[1];
                if (copyOut(vma, mapped, offset, one, 0, 1) == 1)
                    yield new Outcome.Loaded(one[0]);
                yield machineCheck(vma, (Pte.Direct) mapped.pte(), mapped.firstPage(), offset);
            }
        };
    }

    /** What the page table says of a page of a mapping, without faulting it in. */
    public Outcome entry(Vma vma, long page) {
        Pte pte = vma.table().at(page);
        if (!(pte instanceof Pte.Direct direct))
            return new Outcome.PageEntry(pte != null && !(pte instanceof Pte.Lost), 0);
        long byteInEntry = (page - vma.table().startOf(page)) * Units.PAGE;
        return new Outcome.PageEntry(true,
                direct.memory().physicalAddress(direct.address().plus(byteInEntry)).frame());
    }

    /** Stores a byte. */
    public Outcome store(Vma vma, long offset, byte value) {
        requireInside(vma, offset);
        if (!vma.isWritable())
            throw new KernelError(Errno.EACCES, Rule.MAPPING_READ_ONLY, offset);
        return switch (faults.access(vma, offset / Units.PAGE, true)) {
            case Fault.Refused refused -> killed(vma, offset, refused);
            case Fault.Mapped mapped -> {
                if (copyIn(vma, mapped, offset, new byte[] {value}, 0, 1) == 1)
                    yield new Outcome.Done(1);
                yield machineCheck(vma, (Pte.Direct) mapped.pte(), mapped.firstPage(), offset);
            }
        };
    }

    /** Stores a byte over a stretch until a page refuses; the signal's offset tells how far it got. */
    public Outcome fill(Vma vma, long offset, long length, byte value) {
        byte[] bytes = new byte[Units.PAGE];
        Arrays.fill(bytes, value);
        long position = offset;
        while (position < offset + length) {
            requireInside(vma, position);
            int count = (int) Math.min(Units.PAGE - position % Units.PAGE, offset + length - position);
            switch (faults.access(vma, position / Units.PAGE, true)) {
                case Fault.Refused refused -> {
                    return killed(vma, position, refused);
                }
                case Fault.Mapped mapped -> {
                    int stored = copyIn(vma, mapped, position, bytes, 0, count);
                    if (stored < count)
                        return machineCheck(vma, (Pte.Direct) mapped.pte(), mapped.firstPage(), position + stored);
                }
            }
            position += count;
        }
        return new Outcome.Done(length);
    }

    /** clwb over a stretch, then sfence: reaches what is mapped, faults nothing in. */
    public void persist(Vma vma, long offset, long length) {
        if (length > 0)
            requireInside(vma, offset);
        writeBack(vma, offset, length, true);
    }

    private static void writeBack(Vma vma, long offset, long length, boolean fence) {
        for (long at = offset; at < offset + length;) {
            long page = at / Units.PAGE;
            Pte pte = vma.table().at(page);
            long start = pte == null ? page : vma.table().startOf(page);
            long end = Math.min(offset + length, (start + (pte == null ? 1 : pte.pages())) * Units.PAGE);
            if (pte instanceof Pte.Direct direct) {
                direct.memory().writeBack(direct.address().plus(at - start * Units.PAGE), end - at);
                if (fence)
                    direct.memory().fence();
            }
            at = end;
        }
    }

    private static void requireInside(Vma vma, long offset) {
        if (offset < 0 || offset >= vma.length())
            throw new KernelError(Errno.EINVAL, Rule.BEYOND_MAPPING, offset, 1, vma.length());
    }

    private Outcome killed(Vma vma, long offset, Fault.Refused refused) {
        return killed(vma, new SigInfo(refused.code(), vma.start().plus(offset), refused.lsb()), offset,
                refused.reason());
    }

    private Outcome killed(Vma vma, SigInfo signal, long offset, Reason reason) {
        events.change(EventKind.SIGNAL_SENT, vma.process(), signal.address().value(), signal.code().number(),
                signal.addressLsb(), signal.addressLsb());
        return new Outcome.Killed(signal, vma.name(), offset, vma.fileOffset() + offset, reason);
    }

    /** A load consumed poison: the processor raises a machine check. Semantics 10.2, 10.3. */
    private Outcome machineCheck(Vma vma, Pte.Direct pte, long firstPage, long offset) {
        KernelAddress address = pte.address().plus(offset - firstPage * Units.PAGE);
        pte.memory().machineCheck(address, false);
        return consumed(vma, pte, address, PmemDisk.REPORTED_LSB);
    }

    /** A machine check raised on a load of a page, poisoned or not; it is faulted in first. */
    public Outcome machineCheck(Vma vma, long offset, int lsb) {
        requireInside(vma, offset);
        Fault fault = faults.access(vma, offset / Units.PAGE, false);
        if (fault instanceof Fault.Refused refused)
            return killed(vma, offset, refused);
        Fault.Mapped mapped = (Fault.Mapped) fault;
        if (!(mapped.pte() instanceof Pte.Direct pte))
            throw new UnsupportedOperationException("a machine check on a page that is not persistent memory");
        KernelAddress address = pte.address().plus(offset - mapped.firstPage() * Units.PAGE);
        pte.memory().reportError(address, lsb);
        return consumed(vma, pte, address, lsb);
    }

    /** kill_me_maybe(): what the process sees; a plain SIGBUS when memory_failure could not deal with the page. */
    private Outcome consumed(Vma vma, Pte.Direct pte, KernelAddress address, int lsb) {
        Reason reason = new Reason(Rule.MACHINE_CHECK, address.value());
        MemoryFailure.Result result =
                failures.consumed(pte.memory().physicalAddress(address), lsb, vma.process().name());
        SentSignal signal = result.signal();
        if (signal != null)
            return killed(signal, reason);
        SigInfo plain = new SigInfo(BusCode.SI_KERNEL, new VirtualAddress(0), 0);
        events.change(EventKind.SIGNAL_SENT, vma.process(), 0, plain.code().number(), 0, 0);
        return new Outcome.Killed(plain, vma.name(), 0, 0, reason);
    }

    private static Outcome killed(SentSignal sent, Reason reason) {
        return new Outcome.Killed(sent.signal(), sent.map(), sent.mapOffset(), sent.fileOffset(), reason);
    }

    /** MADV_HWPOISON on one page: touches it, then fails its memory. Semantics 10.3. */
    public Outcome poisonPage(Vma vma, long page) {
        Fault.Mapped mapped = touched(vma, page);
        if (!(mapped.pte() instanceof Pte.Direct pte))
            return poisonDram(vma, page, mapped.pte());
        KernelAddress address = pte.address().plus((page - mapped.firstPage()) * Units.PAGE);
        PhysicalAddress physical = pte.memory().physicalAddress(address);
        MemoryFailure.Result result = failures.madvised(physical, vma.process().name());
        SentSignal signal = result.signal();
        Errno error = result.error();
        if (signal != null)
            return killed(signal, new Reason(Rule.MADVISED, page * Units.PAGE));
        if (error != null)
            throw new KernelError(error, Rule.MEMORY_NOT_RECOVERED, physical.frame());
        return new Outcome.Done(0);
    }

    /** get_user_pages() of one page: whatever stands in the way, the caller gets EFAULT. */
    private Fault.Mapped touched(Vma vma, long page) {
        return switch (faults.access(vma, page, false)) {
            case Fault.Mapped mapped -> mapped;
            case Fault.Refused refused -> throw new KernelError(Errno.EFAULT, refused.reason());
        };
    }

    /**
     * A page of DRAM fails. A clean page of the page cache is dropped, as the disk still has it; a dirty one and a private copy are
     * lost, and who touches them is told. The current process is signalled at once only where the kernel asks for action.
     */
    private Outcome poisonDram(Vma vma, long page, Pte pte) {
        CachedData cached = vma.target().cached();
        if (pte instanceof Pte.Zeros)
            throw new KernelError(Errno.EBUSY, Rule.RESERVED_PAGE);
        boolean lost = !(pte instanceof Pte.Cached) || cached != null && cached.isDirty(vma.filePage(page));
        if (pte instanceof Pte.Cached && cached != null) {
            spaces.loseCached(vma.target(), vma.filePage(page), lost);
            cached.lose(vma.filePage(page));
        } else
            spaces.lose(vma, page);
        if (!lost || !kernel.switches().madvHwpoisonActionRequired())
            return new Outcome.Done(0);
        return killed(vma, new SigInfo(BusCode.BUS_MCEERR_AR, vma.start().plus(page * Units.PAGE), Units.PAGE_SHIFT),
                page * Units.PAGE, new Reason(Rule.MADVISED, page * Units.PAGE));
    }

    /** MADV_SOFT_OFFLINE on one page: device memory has nowhere to go. */
    public void softOffline(Vma vma, long page) {
        Fault.Mapped mapped = touched(vma, page);
        if (mapped.pte() instanceof Pte.Direct pte)
            throw new KernelError(Errno.EIO, Rule.SOFT_OFFLINE_OF_DEVICE_MEMORY, pte.frame());
    }

    /**
     * Faults pages in, until one cannot be.
     *
     * @return the error of the first page that is refused, null when all are there
     */
    public @Nullable KernelError populate(Vma vma, long from, long to, boolean write) {
        long page = from;
        while (page < to) {
            switch (faults.access(vma, page, write)) {
                case Fault.Refused refused -> {
                    return new KernelError(refused.populateErrno(), refused.reason());
                }
                case Fault.Mapped mapped -> page = mapped.firstPage() + mapped.pte().pages();
            }
        }
        return null;
    }

    /** The mapping as the source of a write(2): the kernel copies from it. */
    public UserBuffer source(Vma vma, long mapOffset) {
        return new UserBuffer(vma, mapOffset);
    }

    /** A user buffer in a mapping that the kernel copies from, and the signal that poison in it earns the process. */
    public final class UserBuffer implements Source {
        private final Vma vma;
        private final long mapOffset;
        private @Nullable Outcome signal;

        private UserBuffer(Vma vma, long mapOffset) {
            this.vma = vma;
            this.mapOffset = mapOffset;
        }

        @Override
        public int read(long position, byte[] into, int at, int length) {
            return byPage(vma, mapOffset + position, length, false, (mapped, offset, done, bytes) -> {
                int copied = copyOut(vma, mapped, offset, into, at + done, bytes);
                if (copied < bytes && mapped.pte() instanceof Pte.Direct pte)
                    consumed(pte, mapped.firstPage(), offset + copied);
                return copied;
            });
        }

        /** MCE_IN_KERNEL_COPYIN: the page fails, and old kernels kill the process whatever came of that. Semantics 10.4. */
        private void consumed(Pte.Direct pte, long firstPage, long offset) {
            KernelAddress address = pte.address().plus(offset - firstPage * Units.PAGE);
            pte.memory().machineCheck(address, true);
            failures.consumedInCopy(pte.memory().physicalAddress(address), PmemDisk.REPORTED_LSB,
                    vma.process().name());
            if (kernel.switches().copyInSignals())
                signal = killed(vma, new SigInfo(BusCode.BUS_MCEERR_AR, vma.start().plus(offset), Units.PAGE_SHIFT),
                        offset,
                        new Reason(Rule.LATENT_POISON_HIT, address.value()));
        }

        /** The signal that the process finds when the call returns; empty when there is none. */
        public Optional<Outcome> signal() {
            return Optional.ofNullable(signal);
        }
    }

    /** The mapping as the target of a read(2). */
    public Sink sink(Vma vma, long mapOffset) {
        return (position, from, at, length) -> byPage(vma, mapOffset + position, length, true,
                (mapped, offset, done, bytes) -> copyIn(vma, mapped, offset, from, at + done, bytes));
    }

    /**
     * A guest loads from memory that its hypervisor has mapped: what fails here fails for the hypervisor first, which gets the
     * signal and hands the error on.
     *
     * @return bytes loaded
     */
    public int loadForGuest(Vma vma, long mapOffset, byte[] into, int at, int length) {
        return forGuest(vma, mapOffset, length, false,
                (mapped, offset, done, bytes) -> copyOut(vma, mapped, offset, into, at + done, bytes));
    }

    /** The same for a store. */
    public int storeForGuest(Vma vma, long mapOffset, byte[] from, int at, int length) {
        return forGuest(vma, mapOffset, length, true,
                (mapped, offset, done, bytes) -> copyIn(vma, mapped, offset, from, at + done, bytes));
    }

    private int forGuest(Vma vma, long mapOffset, int length, boolean write, PageMove move) {
        int done = 0;
        while (done < length) {
            long offset = mapOffset + done;
            int bytes = (int) Math.min(Units.PAGE - offset % Units.PAGE, length - done);
            Fault fault = faults.access(vma, offset / Units.PAGE, write);
            if (fault instanceof Fault.Refused refused) {
                killed(vma, offset, refused);
                return done;
            }
            Fault.Mapped mapped = (Fault.Mapped) fault;
            int moved = move.move(mapped, offset, done, bytes);
            done += moved;
            if (moved < bytes && mapped.pte() instanceof Pte.Direct pte)
                machineCheck(vma, pte, mapped.firstPage(), offset + moved);
            if (moved < bytes)
                return done;
        }
        return done;
    }

    /** Whether any line is truly poisoned of what a stretch of a mapping leads to now. */
    public static boolean poisoned(Vma vma, long mapOffset, long length) {
        for (long at = mapOffset; at < mapOffset + length;) {
            long page = at / Units.PAGE;
            long bytes = Math.min((page + 1) * Units.PAGE, mapOffset + length) - at;
            if (vma.table().at(page) instanceof Pte.Direct direct && direct.memory()
                    .poisoned(direct.address().plus(at - vma.table().startOf(page) * Units.PAGE), bytes))
                return true;
            at += bytes;
        }
        return false;
    }

    /** A guest writes its caches back over memory that its hypervisor has mapped. */
    public static void writeBackForGuest(Vma vma, long mapOffset, long length) {
        writeBack(vma, mapOffset, length, false);
    }

    /** Moves the bytes of one page; tells how many. */
    private interface PageMove {
        int move(Fault.Mapped mapped, long offset, int done, int bytes);
    }

    /** Page by page, until one is refused or moves fewer bytes than asked. */
    private int byPage(Vma vma, long from, int length, boolean write, PageMove pages) {
        int done = 0;
        while (done < length) {
            long offset = from + done;
            int bytes = (int) Math.min(Units.PAGE - offset % Units.PAGE, length - done);
            if (offset + bytes > vma.length()
                    || !(faults.access(vma, offset / Units.PAGE, write) instanceof Fault.Mapped mapped))
                return done;
            int moved = pages.move(mapped, offset, done, bytes);
            done += moved;
            if (moved < bytes)
                return done;
        }
        return done;
    }

    private int copyOut(Vma vma, Fault.Mapped mapped, long offset, byte[] into, int at, int length) {
        int inPage = (int) (offset % Units.PAGE);
        return switch (mapped.pte()) {
            case Pte.Direct direct -> direct.memory().userLoad(
                    direct.address().plus(offset - mapped.firstPage() * Units.PAGE), into, at, length);
            case Pte.Lost lost -> 0;
            case Pte.Zeros zeros -> {
                Arrays.fill(into, at, at + length, (byte) 0);
                yield length;
            }
            case Pte.Copy copy -> {
                System.arraycopy(copy.bytes(), inPage, into, at, length);
                yield length;
            }
            case Pte.Cached cached -> {
                System.arraycopy(cachedPage(vma, offset).bytes(), inPage, into, at, length);
                yield length;
            }
        };
    }

    private static PageCache.Page cachedPage(Vma vma, long offset) {
        CachedData cached = vma.target().cached();
        PageCache.Page page = cached == null ? null : cached.load(vma.filePage(offset / Units.PAGE));
        if (page == null)
            throw new KernelError(Errno.EIO, Rule.FAULT_READ_FAILED, vma.fileOffset() + offset);
        return page;
    }

    /** @return bytes stored: all of them, unless a host cannot give the memory behind */
    private static int copyIn(Vma vma, Fault.Mapped mapped, long offset, byte[] from, int at, int length) {
        int inPage = (int) (offset % Units.PAGE);
        switch (mapped.pte()) {
            case Pte.Direct direct -> {
                return direct.memory().userStore(direct.address().plus(offset - mapped.firstPage() * Units.PAGE), from,
                        at, length);
            }
            case Pte.Zeros zeros -> throw new IllegalStateException("a store to the zero page");
            case Pte.Lost lost -> throw new IllegalStateException("a store to a lost page");
            case Pte.Copy copy -> {
                byte[] bytes = copy.bytes().clone();
                System.arraycopy(from, at, bytes, inPage, length);
                long page = offset / Units.PAGE;
                vma.table().set(page, new Pte.Copy(bytes), vma.stretch(page));
            }
            case Pte.Cached cached -> {
                byte[] bytes = cachedPage(vma, offset).bytes().clone();
                System.arraycopy(from, at, bytes, inPage, length);
                CachedData data = vma.target().cached();
                if (data != null)
                    data.dirty(vma.filePage(offset / Units.PAGE), bytes);
            }
        }
        return length;
    }
}
