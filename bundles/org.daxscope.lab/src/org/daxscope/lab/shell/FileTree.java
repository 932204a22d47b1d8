package org.daxscope.lab.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

import org.daxscope.fs.Inode;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.operation.Operation;

/** Finds what a path leads to, below all mounts, /dev, /sys, /proc and in memory. */
public final class FileTree {
    private final Session session;
    private final Attributes attributes;

    FileTree(Session session) {
        this.session = session;
        this.attributes = new Attributes(session);
    }

    /** What stands at a path. */
    public enum Kind {
        FILE, DIRECTORY, BLOCK_DEVICE, CHARACTER_DEVICE, NONE
    }

    /**
     * A file of a mounted file system.
     *
     * @param name as operations name it: "pm0:f"
     */
    public record OnDisk(String device, String inFileSystem, String name) {
    }

    /** An absolute path without dots and doubled slashes; relative ones count from the root directory. */
    public static String normal(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/"))
            switch (part) {
            case "", "." -> {
                // Stays where it is.
            }
            case ".." -> parts.pollLast();
            default -> parts.addLast(part);
            }
        return "/" + String.join("/", parts);
    }

    /** The file or directory of a mounted file system that a path names, whether it exists or not. */
    public Optional<OnDisk> onDisk(String path) {
        String normal = normal(path);
        OnDisk best = null;
        int longest = -1;
        for (String device : session.machine().mounted()) {
            String point = session.point(device).orElse("");
            if ((normal.equals(point) || normal.startsWith(point + "/")) && point.length() >= longest) {
                longest = point.length();
                String inside = normal.substring(Math.min(normal.length(), point.length() + 1));
                boolean first = session.machine().mounted().getFirst().equals(device);
                best = new OnDisk(device, inside, first ? inside : device + ":" + inside);
            }
        }
        return Optional.ofNullable(best);
    }

    private Optional<Inode> inode(OnDisk file) {
        return session.machine().fileSystem(file.device()).flatMap(fs -> fs.find(file.inFileSystem()));
    }

    public Kind kind(String path) {
        String normal = normal(path);
        if (normal.equals("/dev/null") || normal.equals("/dev/zero"))
            return Kind.CHARACTER_DEVICE;
        if (session.names().device(normal).isPresent())
            return Kind.BLOCK_DEVICE;
        if (attributes.find(normal).isPresent())
            return Kind.FILE;
        Optional<OnDisk> disk = onDisk(normal);
        if (disk.isPresent())
            return disk.get().inFileSystem().isEmpty() ? Kind.DIRECTORY
                    : inode(disk.get()).isPresent() ? Kind.FILE : Kind.NONE;
        if (session.state().files().containsKey(normal))
            return Kind.FILE;
        return session.state().directories().containsKey(normal) || !list(normal).isEmpty() ? Kind.DIRECTORY
                : Kind.NONE;
    }

    public boolean exists(String path) {
        return kind(path) != Kind.NONE;
    }

    /** Names in a directory, sorted. */
    public List<String> list(String directory) {
        String normal = normal(directory);
        Optional<OnDisk> disk = onDisk(normal);
        if (disk.isPresent())
            return disk.get().inFileSystem().isEmpty() ? filesOf(disk.get().device()) : List.of();
        String prefix = normal.equals("/") ? "/" : normal + "/";
        TreeSet<String> names = new TreeSet<>();
        Predicate<String> below = path -> path.startsWith(prefix) && path.length() > prefix.length();
        session.state().files().keySet().stream().filter(below).forEach(path -> names.add(first(path, prefix)));
        session.state().directories().keySet().stream().filter(below).forEach(path -> names.add(first(path, prefix)));
        attributes.paths().stream().filter(below).forEach(path -> names.add(first(path, prefix)));
        session.names().all().stream().map(session.names()::path).filter(below)
                .forEach(path -> names.add(first(path, prefix)));
        return List.copyOf(names);
    }

    private static String first(String path, String prefix) {
        String rest = path.substring(prefix.length());
        int slash = rest.indexOf('/');
        return slash < 0 ? rest : rest.substring(0, slash);
    }

    private List<String> filesOf(String device) {
        TreeSet<String> names = new TreeSet<>();
        session.machine().fileSystem(device).ifPresent(fs -> {
            fs.files().forEach(inode -> names.add(inode.name()));
            if (fs.type().equals("ext4"))
                names.add("lost+found");
        });
        return List.copyOf(names);
    }

    /** Opens what exists. */
    public OpenFile open(String path) throws IoError {
        return opened(path).orElseThrow(() -> new IoError(Errno.ENOENT, path));
    }

    private Optional<OpenFile> opened(String path) throws IoError {
        String normal = normal(path);
        requireKnown(normal);
        switch (normal) {
            case "/dev/null" -> {
                return Optional.of(CharacterDevice.NULL);
            }
            case "/dev/zero" -> {
                return Optional.of(CharacterDevice.ZERO);
            }
            case "/dev/random", "/dev/urandom" -> throw new UnsupportedOperationException(
                    normal + " gives random bytes, and a machine here is the same each time it runs");
            default -> {
                // Looked up below.
            }
        }
        Optional<String> device = session.names().device(normal);
        if (device.isPresent())
            return Optional.of(new DiskFiles(session, device.get(), path));
        Optional<Attribute> attribute = attributes.find(normal);
        if (attribute.isPresent())
            return Optional.of(attribute.get());
        if (kind(normal) == Kind.DIRECTORY)
            throw new IoError(Errno.EISDIR, path);
        Optional<OnDisk> disk = onDisk(normal);
        if (disk.isPresent())
            return inode(disk.get()).map(inode -> new DiskFiles(session, disk.get().name(), path));
        return session.state().files().containsKey(normal) ? Optional.of(new MemoryFile(session.state(), normal))
                : Optional.empty();
    }

    /** Nobody can say whether there is an attribute that this shell does not know, except in the folders of devices. */
    private void requireKnown(String path) {
        boolean kernels = path.startsWith("/sys/") || path.startsWith("/proc/");
        boolean ofDevice = session.names().all().stream()
                .anyMatch(device -> path.startsWith("/sys/block/" + session.names().kernelName(device) + "/"));
        if (kernels && !ofDevice && attributes.find(path).isEmpty() && list(path).isEmpty())
            throw new UnsupportedOperationException(path + " is not known to this shell");
    }

    /** Opens for writing, making the file when it is missing. */
    public OpenFile create(String path, boolean truncate) throws IoError {
        Optional<OpenFile> existing = opened(path);
        if (existing.isPresent()) {
            if (truncate && !(existing.get() instanceof CharacterDevice) && !isDevice(path))
                existing.get().truncate(0);
            return existing.get();
        }
        return make(path);
    }

    private boolean isDevice(String path) {
        return session.names().device(normal(path)).isPresent();
    }

    private OpenFile make(String path) throws IoError {
        String normal = normal(path);
        Optional<OnDisk> disk = onDisk(normal);
        if (disk.isPresent()) {
            requireFlat(disk.get());
            session.call(new Operation.Create(disk.get().name()), path);
            return new DiskFiles(session, disk.get().name(), path);
        }
        String parent = normal.substring(0, Math.max(1, normal.lastIndexOf('/')));
        if (normal.startsWith("/dev/") || normal.startsWith("/sys/") || normal.startsWith("/proc/"))
            throw new IoError(normal.startsWith("/dev/") ? Errno.EACCES : Errno.ENOENT, path);
        if (kind(parent) != Kind.DIRECTORY)
            throw new IoError(Errno.ENOENT, path);
        session.state().files().put(normal, new byte[0]);
        return new MemoryFile(session.state(), normal);
    }

    static void requireFlat(OnDisk file) {
        if (file.inFileSystem().contains("/"))
            throw new UnsupportedOperationException(
                    "\"" + file.inFileSystem() + "\" lies in a directory of a file system, and only files of its root"
                            + " directory are modelled");
    }

    /** unlink(2). */
    public void remove(String path) throws IoError {
        String normal = normal(path);
        Optional<OnDisk> disk = onDisk(normal);
        if (disk.isPresent()) {
            session.call(new Operation.Unlink(disk.get().name()), path);
            return;
        }
        if (session.state().files().remove(normal) == null)
            throw new IoError(exists(normal) ? Errno.EPERM : Errno.ENOENT, path);
    }

    /** mkdir(2), outside file systems on persistent memory. */
    public void makeDirectory(String path) throws IoError {
        String normal = normal(path);
        if (exists(normal))
            throw new IoError(Errno.EEXIST, path);
        if (onDisk(normal).isPresent())
            throw new UnsupportedOperationException(
                    "directories inside a file system on persistent memory are not modelled");
        session.state().directories().put(normal, true);
    }

    /** The machine's name of a file or device that must exist. */
    public String operand(String path) throws IoError {
        String normal = normal(path);
        Optional<String> device = session.names().device(normal);
        if (device.isPresent())
            return device.get();
        OnDisk disk = onDisk(normal).orElseThrow(() -> new UnsupportedOperationException(
                path + " is neither a device nor on a file system in persistent memory"));
        if (inode(disk).isEmpty())
            throw new IoError(Errno.ENOENT, path);
        return disk.name();
    }
}
