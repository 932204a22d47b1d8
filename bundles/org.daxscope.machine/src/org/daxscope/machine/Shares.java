package org.daxscope.machine;

import java.util.function.Supplier;

import org.daxscope.fs.FileSystem;
import org.daxscope.fs.fuse.Virtiofs;
import org.daxscope.fs.fuse.Window;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.address.PhysicalAddress;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.operation.Operation.KillPolicy.Kill;
import org.daxscope.kernel.operation.SentSignal;
import org.daxscope.machine.mm.AddressSpaces;
import org.daxscope.machine.mm.KillPolicies;
import org.daxscope.machine.mm.MemoryFailure;
import org.daxscope.machine.mm.UserMemory;
import org.daxscope.pmem.disk.PmemDisk;

/** Guests' mounts of their host: makes them, and hands on what the hypervisor hears of failed memory. Semantics 13. */
final class Shares {
    private final KernelModel kernel;
    private final EventSink events;
    private final AddressSpaces spaces;
    private final KillPolicies policies;
    private final Supplier<UserMemory> memory;
    private final Supplier<MemoryFailure> failures;
    private final Runnable fence;

    /**
     * @param memory and failures need to know of mounts, and are asked only when there are some
     * @param fence an sfence of the processor, which orders its stores to any memory
     */
    Shares(KernelModel kernel, EventSink events, AddressSpaces spaces, KillPolicies policies,
            Supplier<UserMemory> memory, Supplier<MemoryFailure> failures, Runnable fence) {
        this.kernel = kernel;
        this.events = events;
        this.spaces = spaces;
        this.policies = policies;
        this.memory = memory;
        this.failures = failures;
        this.fence = fence;
    }

    /** The hypervisor asks for early kill before anything else (qemu_init_sigbus). */
    Virtiofs mount(String tag, String prefix, long windowStart, long windowBytes, boolean dax, FileSystem shared) {
        policies.set(HostSide.HYPERVISOR, "", Kill.EARLY);
        HostSide host = new HostSide(kernel, spaces, memory, fence, tag, shared);
        Window window = windowBytes == 0 ? null
                : new Window(tag, windowStart, windowBytes, kernel, events, host,
                        at -> failures.get().found(at, PmemDisk.REPORTED_LSB));
        return new Virtiofs(kernel, events, prefix, window, dax, host, spaces);
    }

    /** The hypervisor got BUS_MCEERR_AO for memory of its guest: the guest hears of it as of an error that nobody consumed. */
    void relay(Virtiofs guest, SentSignal signal) {
        guest.window().ifPresent(window -> {
            if (signal.process().equals(HostSide.HYPERVISOR))
                HostSide.windowByte(window.name(), signal.map()).ifPresent(start -> failures.get().found(
                        new PhysicalAddress(window.physicalStart().value() + start + signal.mapOffset()),
                        signal.signal().addressLsb()));
        });
    }
}
