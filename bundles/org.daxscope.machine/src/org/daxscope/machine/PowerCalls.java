package org.daxscope.machine;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.dm.DeviceMapper;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.event.Subject;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.machine.mm.AddressSpaces;
import org.daxscope.machine.mm.KillPolicies;
import org.daxscope.pmem.disk.PmemPlatform;
import org.daxscope.pmem.media.CutFate;

/** The power switch: what a machine loses when power goes, and what it finds when it comes back. Semantics 15.1, 15.5. */
final class PowerCalls {
    private final PowerPolicy policy;
    private final EventSink events;
    private final Subject machine;
    private final PmemPlatform platform;
    private final Partitions partitions;
    private final DeviceMapper mapper;
    private final Mounts mounts;
    private final OpenFiles files;
    private final AddressSpaces spaces;
    private final KillPolicies policies;
    private State state = new State(true, List.of());

    /**
     * @param on whether it runs
     * @param wanted what booting mounts; nothing while it runs
     */
    record State(boolean on, List<Mounts.Wanted> wanted) {
    }

    PowerCalls(PowerPolicy policy, EventSink events, PmemPlatform platform, Partitions partitions, DeviceMapper mapper,
            Mounts mounts, OpenFiles files, AddressSpaces spaces, KillPolicies policies) {
        this.policy = policy;
        this.events = events;
        this.machine = events.subject("machine");
        this.platform = platform;
        this.partitions = partitions;
        this.mapper = mapper;
        this.mounts = mounts;
        this.files = files;
        this.spaces = spaces;
        this.policies = policies;
    }

    boolean isOn() {
        return state.on;
    }

    State save() {
        return state;
    }

    void restore(State old) {
        state = old;
    }

    void cut(Operation.PowerCut call) {
        if (state.on)
            goOff(switch (call.fate()) {
                case LOST -> CutFate.LOST;
                case KEPT -> CutFate.KEPT;
                case TORN -> CutFate.torn(call.seed());
            }, wanted());
    }

    /** The mounts that booting finds the devices of: disks and their partitions, for dm devices are not made again. */
    private List<Mounts.Wanted> wanted() {
        List<Mounts.Wanted> wanted = new ArrayList<>();
        for (Mounts.Mounted mount : mounts.mounted())
            if (platform.disks().stream().anyMatch(disk -> disk.name().equals(mount.disk()))
                    || partitions.find(mount.disk()).isPresent()
                    || mounts.isShare(mount.disk()))
                wanted.add(new Mounts.Wanted(mount.disk(), mount.options()));
        return List.copyOf(wanted);
    }

    private void goOff(CutFate fate, List<Mounts.Wanted> wanted) {
        state = new State(false, wanted);
        events.change(EventKind.POWER, machine, 1, 0, 1, 0);
        spaces.powerOff();
        policies.powerOff();
        mounts.powerOff();
        mapper.powerOff();
        files.powerOff();
        platform.powerOff(fate);
    }

    /** Shuts down in order first when it runs: everything is written and unmounted. */
    void boot(Operation.Reboot call) {
        if (state.on) {
            List<Mounts.Wanted> mounted = wanted();
            files.syncAll();
            mounts.unmountAll();
            goOff(CutFate.KEPT, mounted);
        }
        List<Mounts.Wanted> wanted = state.wanted;
        state = new State(true, List.of());
        events.change(EventKind.POWER, machine, 0, 1, 0, 1);
        platform.powerOn(policy.scrubs() && call.scrubs());
        if (policy.mounts())
            for (Mounts.Wanted mount : wanted)
                mount(mount);
    }

    /** One that fails is left out, as with the option nofail. */
    private void mount(Mounts.Wanted mount) {
        try {
            mounts.mount(mount.disk(), mount.options());
        } catch (KernelError error) {
            events.refuse(events.subject(mount.disk()), error.reason());
        }
    }
}
