package org.daxscope.machine;

import org.daxscope.fs.FileData;
import org.daxscope.fs.FileData.IoFlags;
import org.daxscope.fs.FileSystem;
import org.daxscope.fs.Inode;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.MapFlag;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.machine.mm.AddressSpaces;
import org.daxscope.machine.mm.UserMemory;
import org.daxscope.machine.mm.Vma;
import org.daxscope.pmem.disk.PmemDisk;

/** System calls on mappings, and the loads and stores of processes. */
final class MappingCalls {
    private final KernelModel kernel;
    private final OpenFiles files;
    private final AddressSpaces spaces;
    private final UserMemory memory;

    MappingCalls(KernelModel kernel, OpenFiles files, AddressSpaces spaces, UserMemory memory) {
        this.kernel = kernel;
        this.files = files;
        this.spaces = spaces;
        this.memory = memory;
    }

    private Vma vma(String process, String map) {
        return spaces.find(process, map).orElseThrow(() -> new KernelError(Errno.EINVAL, Rule.NO_SUCH_MAPPING));
    }

    Outcome mmap(Operation.Mmap call) {
        if (call.offset() % Units.PAGE != 0)
            throw new KernelError(Errno.EINVAL, Rule.MAPPING_UNALIGNED, call.offset(), Units.PAGE);
        if (call.length() == 0)
            throw new KernelError(Errno.EINVAL, Rule.EMPTY_RANGE);
        Vma.Target target = files.target(call.on());
        Inode inode = target.inode();
        PmemDisk device = target.memory();
        if (device != null)
            requireAligned(device, call);
        boolean dax = device != null || inode != null && inode.isDax();
        FileSystem fs = target.fs();
        if (call.flags().contains(MapFlag.SYNC) && (!dax || fs != null && !fs.canMapSync()))
            throw new KernelError(Errno.EOPNOTSUPP, Rule.NOT_SUPPORTED);
        // FOPEN_DIRECT_IO; a private mapping would read its pages into the page cache, which is not modelled.
        if (!dax && inode != null && target.cached() == null)
            throw new KernelError(Errno.ENODEV, Rule.FUSE_DIRECT_IO_ONLY);
        Vma vma = spaces.map(call.process(), call.map(), target, call.offset(), call.length(), call.flags());
        // Populating is silent, and asks for writing only where that makes private copies.
        if (call.flags().contains(MapFlag.POPULATE))
            memory.populate(vma, 0, Math.ceilDiv(call.length(), (long) Units.PAGE),
                    call.flags().contains(MapFlag.PRIVATE) && !call.flags().contains(MapFlag.READ_ONLY));
        return new Outcome.Done(0);
    }

    /** check_vma(): shared only, and offset and length in whole multiples of the alignment. */
    private static void requireAligned(PmemDisk device, Operation.Mmap call) {
        long align = device.config().align();
        if (call.offset() % align != 0 || call.length() % align != 0 || call.flags().contains(MapFlag.PRIVATE))
            throw new KernelError(Errno.EINVAL, Rule.DEVICE_ALIGNMENT, align);
    }

    Outcome munmap(Operation.Munmap call) {
        vma(call.process(), call.map());
        spaces.unmap(call.process(), call.map());
        return new Outcome.Done(0);
    }

    Outcome msync(Operation.Msync call) {
        Vma vma = vma(call.process(), call.map());
        if (vma.target().memory() == null)
            files.open(vma.target().on()).sync();
        return new Outcome.Done(0);
    }

    Outcome madvise(Operation.Madvise call) {
        Vma vma = vma(call.process(), call.map());
        if (call.offset() < 0 || call.length() < 0 || call.offset() > Units.pageCeil(vma.length()) - call.length())
            throw new KernelError(Errno.ENOMEM, Rule.BEYOND_MAPPING, call.offset(), call.length(), vma.length());
        long first = call.offset() / Units.PAGE;
        long last = Math.ceilDiv(call.offset() + call.length(), (long) Units.PAGE);
        return switch (call.advice()) {
            case DONTNEED -> {
                spaces.discard(vma, first, last);
                yield new Outcome.Done(0);
            }
            case POPULATE_READ -> populate(vma, first, last, false);
            case POPULATE_WRITE -> populate(vma, first, last, true);
            case HWPOISON -> poison(vma, first, last);
            case SOFT_OFFLINE -> {
                for (long page = first; page < last; page++)
                    memory.softOffline(vma, page);
                yield new Outcome.Done(0);
            }
        };
    }

    private Outcome populate(Vma vma, long first, long last, boolean write) {
        if (!kernel.switches().madvPopulate())
            throw new KernelError(Errno.EINVAL, Rule.UNKNOWN_ADVICE);
        KernelError error = memory.populate(vma, first, last, write);
        if (error != null)
            throw error;
        return new Outcome.Done(0);
    }

    /** All pages fail before the call returns; the first signal is the one the process sees. */
    private Outcome poison(Vma vma, long first, long last) {
        Outcome seen = new Outcome.Done(0);
        for (long page = first; page < last; page++) {
            Outcome outcome = memory.poisonPage(vma, page);
            if (seen instanceof Outcome.Done)
                seen = outcome;
        }
        return seen;
    }

    Outcome persist(Operation.Persist call) {
        Vma vma = vma(call.process(), call.map());
        memory.persist(vma, call.offset(), Math.min(call.length(), vma.length() - call.offset()));
        return new Outcome.Done(0);
    }

    Outcome pagemap(Operation.Pagemap call) {
        return memory.entry(vma(call.process(), call.map()), call.offset() / Units.PAGE);
    }

    Outcome load(Operation.Load call) {
        return memory.load(vma(call.process(), call.map()), call.offset());
    }

    Outcome store(Operation.Store call) {
        return memory.store(vma(call.process(), call.map()), call.offset(), call.value());
    }

    Outcome machineCheck(Operation.MachineCheck call) {
        return memory.machineCheck(vma(call.process(), call.map()), call.offset(), call.lsb());
    }

    Outcome memset(Operation.Memset call) {
        return memory.fill(vma(call.process(), call.map()), call.offset(), call.length(), call.value());
    }

    Outcome writeFromMap(Operation.WriteFromMap call) {
        Vma vma = vma(call.process(), call.map());
        files.requireRoom(call.on(), call.offset(), call.length());
        FileData file = files.openForWrite(call.on());
        UserMemory.UserBuffer buffer = memory.source(vma, call.mapOffset());
        long written;
        try {
            written = file.write(call.offset(), call.length(), buffer, IoFlags.NONE);
        } catch (KernelError error) {
            if (buffer.signal().isEmpty())
                throw error;
            return buffer.signal().get();
        }
        return buffer.signal().orElse(new Outcome.Done(written));
    }

    Outcome readIntoMap(Operation.ReadIntoMap call) {
        Vma vma = vma(call.process(), call.map());
        FileData file = files.open(call.on());
        long count = file.read(call.offset(), call.length(), memory.sink(vma, call.mapOffset()), IoFlags.NONE);
        return new Outcome.Done(count);
    }
}
