package org.daxscope.lab.shell.command;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The commands a shell knows, by name. */
public final class CommandSet {
    private final Map<String, Command> commands = new TreeMap<>();

    public CommandSet(List<Command> commands) {
        commands.forEach(command -> this.commands.put(command.name(), command));
    }

    /** All that come with Daxscope. */
    public static CommandSet standard() {
        return new CommandSet(List.of(
                // Text
                new Echo(), new Printf(), new Cat(), new Head(), new Tail(), new WordCount(), new Grep(), new Cut(),
                new Translate(), new Sort(), new Uniq(), new Seq(), new Awk(), new Sed(), new Test("test"),
                new Test("["), new Expr(),
                // Files
                new DataCopy(), new Sync(), new Remove(), new Move(), new Copy(), new Touch(), new Listing(),
                new MakeDirectory(), new DiskFree(), new Stat(), new TruncateFile(), new FallocateFile(), new Compare(),
                new OctalDump("od"), new OctalDump("hexdump"), new Tee(), new FileFragments(),
                // Devices and file systems
                new MakeFileSystem("mkfs.xfs", "xfs"), new MakeFileSystem("mkfs.ext4", "ext4"), new Mount(),
                new Unmount(), new DiscardBlocks(), new BlockDeviceInfo(), new PartitionTable(), new XfsDb(),
                new DebugFs(),
                new CheckFileSystem("e2fsck", "bBjz"), new CheckFileSystem("fsck.ext4", "bBjz"),
                new CheckFileSystem("xfs_repair", "lmort"), new DmSetup(), new Ndctl(), new XfsIo(),
                // The kernel
                new KernelMessages(), new Sysctl(),
                // Running others
                new Timeout(), new SubShell()));
    }

    public Optional<Command> find(String name) {
        return Optional.ofNullable(commands.get(name.substring(name.lastIndexOf('/') + 1)));
    }

    /** In the order of their names. */
    public Collection<Command> all() {
        return List.copyOf(commands.values());
    }
}
