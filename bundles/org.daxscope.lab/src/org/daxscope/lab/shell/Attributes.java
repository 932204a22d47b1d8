package org.daxscope.lab.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.daxscope.dax.BlockDevice;
import org.daxscope.dax.Partition;
import org.daxscope.dm.DmDevice;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.lab.shell.Attribute.Reader;
import org.daxscope.pmem.disk.PmemDisk;

/** The files of /sys and /proc that this shell knows. */
final class Attributes {
    private static final String BLOCK = "/sys/block/";

    private final Session session;

    Attributes(Session session) {
        this.session = session;
    }

    Optional<Attribute> find(String path) {
        if (!path.startsWith("/sys/") && !path.startsWith("/proc/"))
            return Optional.empty();
        return Optional.ofNullable(all().get(path));
    }

    Set<String> paths() {
        return all().keySet();
    }

    private Map<String, Attribute> all() {
        Map<String, Attribute> all = new LinkedHashMap<>();
        for (PmemDisk disk : session.machine().disks())
            addDisk(all, disk);
        for (Partition part : session.machine().partitions()) {
            String folder = BLOCK + session.names().kernelName(part.disk().name()) + "/"
                    + session.names().kernelName(part.name());
            add(all, folder + "/start", () -> part.start() + "\n");
            add(all, folder + "/size", () -> part.sectors() + "\n");
        }
        for (DmDevice device : session.machine().dmDevices()) {
            addBlock(all, device);
            add(all, BLOCK + session.names().kernelName(device.name()) + "/queue/dax",
                    () -> device.isDax() ? "1\n" : "0\n");
            add(all, BLOCK + session.names().kernelName(device.name()) + "/dm/name", () -> device.name() + "\n");
            add(all, BLOCK + session.names().kernelName(device.name()) + "/dm/suspended",
                    () -> device.isSuspended() ? "1\n" : "0\n");
        }
        MountTable mounts = new MountTable(session);
        add(all, "/proc/mounts", mounts::text);
        add(all, "/proc/self/mounts", mounts::text);
        addMemory(all);
        return all;
    }

    private static void add(Map<String, Attribute> all, String path, Reader reader) {
        all.put(path, Attribute.readable(path, reader));
    }

    private void addDisk(Map<String, Attribute> all, PmemDisk disk) {
        addBlock(all, disk);
        String folder = BLOCK + session.names().kernelName(disk.name());
        String records = folder + "/badblocks";
        all.put(records, new Attribute(records, disk::badblocksText,
                text -> session.call(new Operation.StoreBadblocks(disk.name(), text), "")));
        add(all, folder + "/queue/dax", () -> "1\n");
        add(all, "/sys/bus/nd/devices/" + disk.region().name() + "/badblocks",
                () -> disk.region().records().table().show());
    }

    private void addBlock(Map<String, Attribute> all, BlockDevice device) {
        String folder = BLOCK + session.names().kernelName(device.name());
        add(all, folder + "/size", () -> device.sectors() + "\n");
        add(all, folder + "/queue/logical_block_size", () -> device.logicalBlockBytes() + "\n");
    }

    private void addMemory(Map<String, Attribute> all) {
        String caches = "/proc/sys/vm/drop_caches";
        all.put(caches, Attribute.writable(caches, text -> {
            if (!text.strip().matches("[123]"))
                throw new IoError(Errno.EINVAL, "");
            session.perform(new Operation.DropCaches());
        }));
        String offline = "/sys/devices/system/memory/hard_offline_page";
        all.put(offline, Attribute.writable(offline,
                text -> session.call(new Operation.HardOffline(number(text)), "")));
        session.state().settings().keySet().forEach(path -> all.put(path,
                new Attribute(path, () -> session.state().settings().get(path) + "\n", text -> store(path, text))));
    }

    /** As kstrtoull() reads it: decimal, 0x or 0 in front. */
    private static long number(String text) throws IoError {
        try {
            return Long.decode(text.strip());
        } catch (NumberFormatException e) {
            throw new IoError(Errno.EINVAL, "");
        }
    }

    private void store(String path, String text) throws IoError {
        if (!text.strip().matches("[01]"))
            throw new IoError(Errno.EINVAL, "");
        session.state().settings().put(path, text.strip());
        if (path.endsWith("memory_failure_early_kill"))
            session.perform(new Operation.EarlyKillDefault(text.strip().equals("1")));
    }
}
