package org.daxscope.machine;

import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.PhysicalAddress;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.machine.mm.KillPolicies;
import org.daxscope.machine.mm.MemoryFailure;
import org.daxscope.machine.mm.Owners;
import org.daxscope.pmem.bus.NvdimmBus;
import org.daxscope.pmem.disk.PmemPlatform;

/** Hardware errors that no load of a process brings about, and what processes want to hear of them. */
final class MemoryCalls {
    /** Enough for the largest pages; a larger loss is no machine check any more. */
    private static final int MOST_LSB = 30;

    private final PmemPlatform platform;
    private final Owners owners;
    private final MemoryFailure failures;
    private final KillPolicies policies;

    MemoryCalls(PmemPlatform platform, Owners owners, MemoryFailure failures, KillPolicies policies) {
        this.platform = platform;
        this.owners = owners;
        this.failures = failures;
        this.policies = policies;
    }

    static void requireLsb(int lsb) {
        if (lsb < 0 || lsb > MOST_LSB)
            throw new KernelError(Errno.EINVAL, Rule.LOST_BYTES, MOST_LSB, lsb);
    }

    /** uc_decode_notifier(), and beside it the nfit decoder. */
    Outcome patrolScrub(Operation.PatrolScrub call) {
        requireLsb(call.lsb());
        decode(call.physical(), call.lsb());
        failures.found(new PhysicalAddress(call.physical()), call.lsb());
        return new Outcome.Done(0);
    }

    Outcome decode(Operation.DecodeError call) {
        requireLsb(call.lsb());
        decode(call.physical(), call.lsb());
        return new Outcome.Done(0);
    }

    private void decode(long physical, int lsb) {
        Owners.Place place = owners.place(new PhysicalAddress(physical)).orElse(null);
        if (place != null)
            // A window has no decoder that listens.
            place.disk().ifPresent(
                    disk -> disk.reportError(disk.diskByteAt(new PhysicalAddress(physical)), lsb, false));
        else
            // Labels and struct pages of a region: recorded, though no disk's byte.
            platform.buses().forEach(bus -> bus.machineCheck(new PhysicalAddress(physical & -(1L << lsb)), lsb));
    }

    Outcome offline(Operation.HardOffline call) {
        PhysicalAddress at = new PhysicalAddress(call.physicalAddress());
        failures.offline(at).ifPresent(errno -> {
            throw new KernelError(errno, Rule.MEMORY_NOT_RECOVERED, at.frame());
        });
        return new Outcome.Done(0);
    }

    Outcome holdDecoder(Operation.HoldDecoder call) {
        for (NvdimmBus bus : platform.buses())
            bus.holdDecoder(call.held());
        return new Outcome.Done(0);
    }

    Outcome killPolicy(Operation.KillPolicy call) {
        policies.set(call.process(), call.thread(), call.policy());
        return new Outcome.Done(0);
    }

    Outcome earlyKill(Operation.EarlyKillDefault call) {
        policies.setEarlyByDefault(call.early());
        return new Outcome.Done(0);
    }
}
