package org.daxscope.lab.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.machine.Machine;

/** What commands work on: a machine through its one door, names and paths, and what the shell itself remembers. */
public final class Session {
    private final Machine machine;
    private final Door door;
    private final Predicate<String> heldOpen;
    private final ShellState state;
    private final KernelLines lines;
    private final DeviceNames names;
    private final KernelLog log;
    private final FileTree files;

    /**
     * @param machine for looking; changes go through the door
     * @param heldOpen whether another process has a device, or a file of that name, open
     */
    public Session(Machine machine, Door door, Predicate<String> heldOpen, ShellState state) {
        this(machine, door, heldOpen, state, KernelLines.NONE);
    }

    /** @param lines what the kernel prints */
    public Session(Machine machine, Door door, Predicate<String> heldOpen, ShellState state, KernelLines lines) {
        this.lines = lines;
        this.machine = machine;
        this.door = door;
        this.heldOpen = heldOpen;
        this.state = state;
        this.names = new DeviceNames(machine);
        this.log = new KernelLog(state, names);
        this.files = new FileTree(this);
    }

    public Machine machine() {
        return machine;
    }

    public ShellState state() {
        return state;
    }

    public DeviceNames names() {
        return names;
    }

    public FileTree files() {
        return files;
    }

    public KernelLog log() {
        return log;
    }

    /** Whether another process has a file open on the file system that is mounted from a device. */
    public boolean hasOpenFiles(String device) {
        return machine.fileSystem(device).stream().flatMap(fs -> fs.files().stream())
                .anyMatch(inode -> heldOpen.test(inode.name()));
    }

    /** Whether somebody besides the shell has a block device open: a mount, a dm device, another process. */
    public boolean isInUse(String device) {
        return heldOpen.test(device) || machine.mounted().contains(device) || machine.dmDevices().stream()
                .anyMatch(dm -> List.of(dm.table().split("\\s+")).contains(device));
    }

    public Outcome perform(Operation operation) {
        int before = lines.now();
        Outcome outcome = door.perform(operation);
        lines.since(before).forEach(log::addOfMachine);
        return outcome;
    }

    /**
     * Performs what gives a number.
     *
     * @param place whom an error names
     */
    public long call(Operation operation, String place) throws IoError {
        return switch (perform(operation)) {
            case Outcome.Done done -> done.value();
            case Outcome.Failed failed -> throw new IoError(failed.errno(), place);
            default -> 0;
        };
    }

    /** Where a device's file system is mounted. */
    public Optional<String> point(String device) {
        if (!machine.mounted().contains(device))
            return Optional.empty();
        String given = state.points().get(device);
        if (given != null)
            return Optional.of(given);
        return Optional.of(machine.mounted().getFirst().equals(device) ? "/mnt" : "/media/" + device);
    }

    /** The device whose file system is mounted at a directory. */
    public Optional<String> mountedAt(String point) {
        return machine.mounted().stream().filter(device -> point(device).orElse("").equals(point))
                .reduce((first, second) -> second);
    }
}
