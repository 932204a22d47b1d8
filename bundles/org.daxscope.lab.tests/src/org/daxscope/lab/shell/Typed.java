package org.daxscope.lab.shell;

import java.util.List;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.machine.Machine;
import org.daxscope.machine.MachineSpec;
import org.daxscope.machine.MachineSpec.RecordedDisk;
import org.daxscope.pmem.disk.PmemProfile;

/** A machine with two disks of 64 MiB, and a shell to type into. */
final class Typed {
    private static final long SECTORS = 131072;

    private final Machine machine;
    private final Shell shell;

    Typed() {
        this("6.1", "legacy");
    }

    Typed(String kernel, String profile) {
        machine = new Machine(
                MachineSpec.recorded(KernelModel.named(kernel), PmemProfile.labelled(profile),
                        List.of(new RecordedDisk("pm0", SECTORS), new RecordedDisk("pm1", SECTORS))),
                EventSink.none());
        shell = new Shell(new Session(machine, machine::perform, device -> false, new ShellState()));
    }

    Machine machine() {
        return machine;
    }

    /** What it printed. */
    String type(String script) {
        return shell.run(script).text();
    }

    int status(String script) {
        return shell.run(script).status();
    }

    /** With an XFS mounted at /mnt through DAX. */
    Typed mounted() {
        type("mkfs.xfs -q -f -m reflink=0 /dev/pmem0; mount -t xfs -o dax=always /dev/pmem0 /mnt");
        return this;
    }
}
