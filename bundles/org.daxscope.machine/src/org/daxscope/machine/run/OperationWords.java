package org.daxscope.machine.run;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.OperationText;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.scene.Step;
import org.daxscope.machine.scene.FileSystemSpec;

/** Operations in words: "pwrite f: 4096 bytes at 8192, pattern 57". Offsets and lengths are bytes. */
public final class OperationWords {
    private OperationWords() {
    }

    /** The step's title, or its operation when it has none. */
    public static String of(Step step) {
        if (!step.title().isEmpty())
            return step.title();
        String first = of(step.operations().getFirst());
        return step.operations().size() == 1 ? first
                : first + " and " + Phrases.count(step.operations().size() - 1L, "more call");
    }

    public static String of(Operation operation) {
        return switch (operation) {
            case Operation.Read o -> "pread " + o.on() + ": " + bytes(o.length(), o.offset()) + mode(o.mode());
            case Operation.Write o -> "pwrite " + o.on() + ": " + bytes(o.length(), o.offset()) + ", pattern "
                    + pattern(o.pattern()) + readable(o) + mode(o.mode());
            case Operation.Fallocate o -> fallocate(o.mode()) + o.on() + ": " + bytes(o.length(), o.offset());
            case Operation.Truncate o -> "truncate " + o.on() + " to " + Phrases.count(o.size(), "byte");
            case Operation.Fsync o -> "fsync " + o.on();
            case Operation.Create o -> "create " + o.name();
            case Operation.Rename o -> "rename " + o.name() + " to " + o.to();
            case Operation.Unlink o -> "unlink " + o.name();
            case Operation.Reflink o -> "reflink " + o.on() + ": " + bytes(o.length(), o.offset()) + " from "
                    + o.source() + " at " + o.sourceOffset();
            case Operation.CopyRange o -> "copy_file_range " + o.on() + ": " + bytes(o.length(), o.offset()) + " from "
                    + o.source() + " at " + o.sourceOffset();
            case Operation.SendFile o -> "sendfile " + o.on() + ": " + bytes(o.length(), o.offset());
            case Operation.ListExtents o -> "list the extents of " + o.on();
            case Operation.Status o -> "stat " + o.on();
            case Operation.Seek o -> "seek " + o.on() + ": next " + (o.hole() ? "hole" : "data") + " from "
                    + o.offset();
            case Operation.Discard o -> "discard " + o.on() + ": " + bytes(o.length(), o.offset());
            case Operation.ZeroOut o -> "zero out " + o.on() + ": " + bytes(o.length(), o.offset());
            default -> mapping(operation);
        };
    }

    private static String mapping(Operation operation) {
        return switch (operation) {
            case Operation.Mmap o -> "mmap " + o.on() + ": " + bytes(o.length(), o.offset()) + flags(o.flags())
                    + map(o.process(), o.map());
            case Operation.Munmap o -> "munmap" + map(o.process(), o.map());
            case Operation.Msync o -> "msync " + bytes(o.length(), o.offset()) + map(o.process(), o.map());
            case Operation.Madvise o -> "madvise MADV_" + o.advice() + ": " + bytes(o.length(), o.offset())
                    + map(o.process(), o.map());
            case Operation.Pagemap o -> "pagemap entry at " + o.offset() + map(o.process(), o.map());
            case Operation.Load o -> "load at " + o.offset() + map(o.process(), o.map());
            case Operation.Store o -> "store " + hex(o.value()) + " at " + o.offset() + map(o.process(), o.map());
            case Operation.Memset o -> "memset " + hex(o.value()) + ": " + bytes(o.length(), o.offset())
                    + map(o.process(), o.map());
            case Operation.Persist o -> "clwb and sfence: " + bytes(o.length(), o.offset()) + map(o.process(), o.map());
            case Operation.WriteFromMap o -> "pwrite " + o.on() + ": " + bytes(o.length(), o.offset())
                    + " from memory at " + o.mapOffset() + map(o.process(), o.map());
            case Operation.ReadIntoMap o -> "pread " + o.on() + ": " + bytes(o.length(), o.offset())
                    + " into memory at " + o.mapOffset() + map(o.process(), o.map());
            default -> environment(operation);
        };
    }

    private static String environment(Operation operation) {
        return switch (operation) {
            case Operation.StoreBadblocks o -> "write \"" + o.text().strip() + "\" to the badblocks of " + o.disk();
            case Operation.PoisonMedia o -> "poison " + o.disk() + ": " + bytes(o.length(), o.offset());
            case Operation.InjectError o -> (o.undo() ? "take an injected error back: " : "inject an error: ")
                    + o.disk() + " sectors " + Phrases.range(o.sector(), o.sectors())
                    + (o.informKernel() ? "" : ", kernel not informed");
            case Operation.Storm o -> "storm over " + o.disk() + ": " + Phrases.count(o.ranges(), "range")
                    + " of up to " + Phrases.count(o.mostLines(), "line") + " in " + bytes(o.length(), o.offset())
                    + ", seed " + o.seed() + (o.known() ? ", known" : ", latent");
            case Operation.ClearErrors o -> "clear errors of " + o.disk() + " sectors "
                    + Phrases.range(o.sector(), o.sectors());
            case Operation.Scrub o -> "scrub the buses";
            case Operation.StartScrub o -> "start a scrub of the bus of " + o.disk();
            case Operation.WaitScrub o -> "wait for the scrub of the bus of " + o.disk();
            case Operation.SetErrorScrub o -> "scrub of the bus of " + o.disk() + " after a machine check: "
                    + (o.on() ? "on" : "off");
            case Operation.ClearErrorCommand o -> "clear command for the region of " + o.disk() + ": "
                    + bytes(o.length(), o.offset()) + (o.writable() ? "" : ", descriptor not writable");
            case Operation.RepairNamespace o -> "ndctl clear-errors " + o.disk() + (o.scrub() ? ", scrub first" : "");
            case Operation.DisableNamespace o -> (o.force() ? "unbind the driver of " : "disable namespace ")
                    + o.disk();
            case Operation.EnableNamespace o -> "enable namespace " + o.disk();
            case Operation.ConfigureNamespace o -> "set namespace " + o.disk() + " up in mode " + o.mode().label();
            case Operation.MakeFileSystem o when o.type().equals(FileSystemSpec.SHARE) ->
                "virtiofsd, tag " + o.disk() + "," + spaced(o.arguments());
            case Operation.MakeFileSystem o -> "mkfs." + o.type() + " " + o.disk() + spaced(o.arguments());
            case Operation.Mount o -> "mount " + o.disk() + (o.options().isEmpty() ? "" : ", options " + o.options());
            case Operation.Unmount o -> "unmount" + (o.disk().isEmpty() ? "" : " " + o.disk());
            case Operation.PlaceFile o -> "place " + o.name() + ": " + Phrases.count(o.size(), "byte") + " in "
                    + Phrases.count(o.extents().size(), "extent");
            case Operation.SpaceOf o -> "free space" + (o.on().isEmpty() ? "" : " of " + o.on());
            case Operation.Fsck o -> "fsck " + o.disk() + spaced(o.arguments());
            case Operation.Age o -> "age the file system of " + o.disk() + ": " + Phrases.count(o.rounds(), "round")
                    + " about " + o.fill() + " % full, seed " + o.seed();
            case Operation.Sync o -> "sync";
            case Operation.CreatePartition o -> "partition " + o.number() + " of " + o.disk() + " from sector "
                    + o.start() + (o.sectors() == 0 ? " to the end" : ", " + Phrases.count(o.sectors(), "sector"));
            case Operation.RemovePartition o -> "remove the partition " + o.disk();
            case Operation.CloseDevice o -> "close " + o.disk();
            case Operation.DropCaches o -> "drop caches";
            case Operation.Rebind o -> "unbind and bind the driver of " + o.disk();
            case Operation.PowerCut o -> "cut the power, stores under way " + (switch (o.fate()) {
                case LOST -> "lost";
                case KEPT -> "kept";
                case TORN -> "torn, seed " + o.seed();
            });
            case Operation.Reboot o -> "boot" + (o.scrubs() ? "" : " with no_init_ars");
            case Operation.CreateDm o -> "dmsetup create " + o.name() + ": " + lines(o.table());
            case Operation.LoadDm o -> "dmsetup load " + o.name() + ": " + lines(o.table());
            case Operation.SuspendDm o -> "dmsetup suspend " + o.name();
            case Operation.ResumeDm o -> "dmsetup resume " + o.name();
            case Operation.RemoveDm o -> "dmsetup remove " + o.name();
            default -> memory(operation);
        };
    }

    private static String memory(Operation operation) {
        return switch (operation) {
            case Operation.MachineCheck o -> "machine check on a load at " + o.offset() + ", " + lost(o.lsb())
                    + map(o.process(), o.map());
            case Operation.PatrolScrub o -> "patrol scrub finds an error at " + physical(o.physical()) + ", "
                    + lost(o.lsb());
            case Operation.DecodeError o -> "the decoders are told of an error at " + physical(o.physical()) + ", "
                    + lost(o.lsb());
            case Operation.HardOffline o -> "hard offline the page at " + physical(o.physicalAddress());
            case Operation.HoldDecoder o -> o.held() ? "machine checks wait for the decoders"
                    : "the decoders handle what waits";
            case Operation.KillPolicy o -> "prctl PR_MCE_KILL: " + o.policy().name().toLowerCase(Locale.ROOT)
                    + " for process " + o.process() + (o.thread().isEmpty() ? "" : ", thread " + o.thread());
            case Operation.EarlyKillDefault o -> "sysctl vm.memory_failure_early_kill=" + (o.early() ? 1 : 0);
            default -> asking(operation);
        };
    }

    private static String asking(Operation operation) {
        return switch (operation) {
            case Operation.TableDm o -> "dmsetup table " + o.name();
            case Operation.StatusDm o -> "dmsetup status " + o.name();
            case Operation.InfoDm o -> "dmsetup info " + o.name();
            case Operation.MessageDm o -> "dmsetup message " + o.name() + " " + o.sector() + " " + o.text();
            case Operation.ReplayLog o -> "replay the log on " + o.log() + " to " + o.onto()
                    + (o.entries() < 0 ? "" : ", at most " + Phrases.count(o.entries(), "step"))
                    + (o.mark().isEmpty() ? "" : ", up to mark " + o.mark());
            case Operation.PassTime o -> Phrases.count(o.seconds(), "second") + " pass";
            default -> plain(operation);
        };
    }

    private static String physical(long address) {
        return "physical 0x" + Long.toHexString(address);
    }

    private static String lost(int lsb) {
        return lsb < 31 && lsb >= 0 ? Phrases.count(1L << lsb, "byte") + " lost" : "LSB " + lsb;
    }

    /** Any operation, by its record: "Name: argument value, ...". */
    private static String plain(Operation operation) {
        OperationText text = OperationText.of(operation);
        String arguments = text.arguments().entrySet().stream().filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getKey() + " " + entry.getValue()).collect(Collectors.joining(", "));
        String name = text.name().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return arguments.isEmpty() ? name : name + ": " + arguments;
    }

    private static String fallocate(Operation.Fallocate.Mode mode) {
        return switch (mode) {
            case PREALLOCATE -> "preallocate ";
            case PUNCH_HOLE -> "punch a hole in ";
            case ZERO_RANGE -> "zero a range of ";
            case COLLAPSE_RANGE -> "collapse a range of ";
            case INSERT_RANGE -> "insert a range into ";
        };
    }

    private static String bytes(long length, long offset) {
        return Phrases.count(length, "byte") + " at " + offset;
    }

    private static String readable(Operation.Write write) {
        return write.readable() >= write.length() ? ""
                : ", only " + Phrases.count(write.readable(), "byte") + " of the buffer readable";
    }

    private static String mode(OpenMode mode) {
        return (mode.direct() ? ", O_DIRECT" : "") + (mode.sync() ? ", O_SYNC" : "")
                + (mode.bufferOffset() == 0 ? "" : ", buffer " + mode.bufferOffset() + " past a page");
    }

    private static String pattern(Pattern pattern) {
        return switch (pattern) {
            case Pattern.Constant constant -> hex(constant.value());
            case Pattern.PageNumbers pages -> "page numbers";
            case Pattern.SectorNumbers sectors -> "sector numbers";
            case Pattern.Content content -> Phrases.count(content.length(), "byte") + " of one's own";
        };
    }

    private static String hex(byte value) {
        return "0x%02x".formatted(value);
    }

    private static String flags(Set<Operation.MapFlag> flags) {
        return flags.stream().sorted().map(flag -> ", " + flag.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private static String map(String process, String map) {
        return " (map " + map + ", process " + process + ")";
    }

    private static String lines(String table) {
        return table.strip().replace("\n", "; ");
    }

    private static String spaced(String text) {
        return text.isBlank() ? "" : " " + text.strip();
    }
}
