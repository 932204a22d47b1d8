package org.daxscope.dm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.Stateful;
import org.daxscope.kernel.event.EventSink;

/** The dm devices of a machine, and what dmsetup does to them. Kernel: drivers/md/dm-ioctl.c. */
public final class DeviceMapper implements Stateful<DeviceMapper.State> {
    private final Surroundings around;
    private final TableReader tables;
    private final Function<String, Optional<Lower>> disks;
    private final Map<String, DmDevice> devices = new LinkedHashMap<>();
    private long seconds;

    /** All devices at one moment, in the order of their making. */
    public static final class State {
        private final Map<DmDevice, DmDevice.State> devices;
        private final long seconds;

        private State(Map<DmDevice, DmDevice.State> devices, long seconds) {
            this.devices = devices;
            this.seconds = seconds;
        }
    }

    /** @param disks finds what is no dm device */
    public DeviceMapper(KernelModel kernel, EventSink events, Function<String, Optional<Lower>> disks) {
        this.disks = disks;
        this.around = new Surroundings(kernel, events, () -> seconds);
        this.tables = new TableReader(around, this::lower);
    }

    @Override
    public State save() {
        Map<DmDevice, DmDevice.State> states = new LinkedHashMap<>();
        devices.values().forEach(device -> states.put(device, device.save()));
        return new State(states, seconds);
    }

    @Override
    public void restore(State state) {
        seconds = state.seconds;
        devices.clear();
        state.devices.forEach((device, its) -> {
            device.restore(its);
            devices.put(device.name(), device);
        });
    }

    /** In the order of their making. */
    public List<DmDevice> devices() {
        return List.copyOf(devices.values());
    }

    public Optional<DmDevice> find(String name) {
        return Optional.ofNullable(devices.get(name));
    }

    /** A device of either kind, to lie below another or to be mounted. */
    public Optional<Lower> lower(String name) {
        DmDevice device = devices.get(name);
        return device == null ? disks.apply(name) : Optional.of(new Lower(device, device));
    }

    /** Whether a dm device lies on it. */
    public boolean holds(String name) {
        return devices.values().stream().anyMatch(device -> device.uses(name));
    }

    /**
     * dmsetup create: makes the device, loads its table and resumes it.
     *
     * @param taken whether somebody else has that device open for himself
     */
    public void create(String name, String table, Predicate<String> taken) {
        if (name.isBlank() || name.indexOf(':') >= 0 || name.indexOf('/') >= 0)
            throw new KernelError(Errno.EINVAL, Rule.DM_NAME);
        if (lower(name).isPresent())
            throw new KernelError(Errno.EBUSY, Rule.NAME_TAKEN);
        DmTable read = read(table, taken, freeNumber());
        read.each(Target::start);
        DmDevice device = new DmDevice(name, freeNumber(), around);
        devices.put(name, device);
        device.load(read);
        device.resume();
    }

    /** The lowest minor number nobody has. */
    private int freeNumber() {
        int number = 0;
        while (hasNumber(number))
            number++;
        return number;
    }

    private boolean hasNumber(int number) {
        return devices.values().stream().anyMatch(device -> device.number() == number);
    }

    /** dmsetup load; no device can lie on itself. */
    public void load(String name, String table, Predicate<String> taken) {
        DmDevice device = required(name);
        DmTable read = read(table, taken, device.number());
        if (read.devices().stream().anyMatch(below -> reaches(below, name)))
            throw new KernelError(Errno.EINVAL, Rule.DM_IN_USE);
        read.each(Target::start);
        device.load(read);
    }

    private boolean reaches(String device, String name) {
        DmDevice mapped = devices.get(device);
        return device.equals(name) || mapped != null && devices.keySet().stream()
                .anyMatch(other -> mapped.uses(other) && reaches(other, name));
    }

    /** dmsetup suspend. */
    public void suspend(String name) {
        required(name).suspend();
    }

    /** dmsetup resume. */
    public void resume(String name) {
        required(name).resume();
    }

    /** dmsetup remove. */
    public void remove(String name) {
        DmDevice device = required(name);
        if (holds(name))
            throw new KernelError(Errno.EBUSY, Rule.DM_IN_USE);
        devices.remove(name);
        device.removed();
    }

    /** No device is left: tables are in RAM. */
    public void powerOff() {
        devices.clear();
    }

    /**
     * dmsetup message.
     *
     * @param sector of the device, for the target that has it
     * @return what the target prints, empty for nothing
     */
    public String message(String name, long sector, String text) {
        return required(name).message(sector, List.of(text.strip().split("\\s+")));
    }

    /** Lets seconds pass: targets that wait for a time find it has come. */
    public void pass(long more) {
        seconds += more;
        devices.values().forEach(device -> device.passed(more));
    }

    /** @throws KernelError ENXIO when there is no such device */
    public DmDevice required(String name) {
        return find(name).orElseThrow(() -> new KernelError(Errno.ENXIO, Rule.NO_SUCH_NAME));
    }

    /** Writes to an origin would be copied for its snapshots, which the model does not do. */
    private void requireNoOriginBesideSnapshots(DmTable table) {
        for (String device : table.devices())
            for (DmDevice other : devices.values())
                if (table.has("snapshot", device) && other.has("snapshot-origin", device)
                        || table.has("snapshot-origin", device) && other.has("snapshot", device))
                    throw new UnsupportedOperationException(
                            "an origin with snapshots: " + device + " is below both, as in " + other.name());
    }

    private DmTable read(String table, Predicate<String> taken, int number) {
        try {
            DmTable read = tables.read(table);
            if (read.devices().stream().anyMatch(taken))
                throw new KernelError(Errno.EBUSY, Rule.DM_IN_USE);
            requireNoOriginBesideSnapshots(read);
            return read;
        } catch (TableException wrong) {
            throw new KernelError(Errno.EINVAL, wrong.rule(), wrong.line(), wrong.column(), number);
        }
    }
}
