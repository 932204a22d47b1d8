package org.daxscope.lab.conformance;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.daxscope.lab.recording.EnvironmentStep;
import org.daxscope.lab.recording.FileSpec;
import org.daxscope.lab.recording.FileStep;
import org.daxscope.lab.recording.MappingStep;
import org.daxscope.lab.recording.PoisonStep;
import org.daxscope.lab.recording.Step;
import org.daxscope.lab.recording.StepInput;
import org.daxscope.machine.run.Phrases;
import org.jspecify.annotations.Nullable;

/** What a step does, in words: "pwrite f: 4096 bytes at 16384, pattern 57". */
final class OperationWords {
    private static final int SHOWN_SEGMENTS = 4;
    private static final int PAGE = 4096;

    private OperationWords() {
    }

    static String of(Step step) {
        return switch (step.input()) {
            case FileStep file -> file(file);
            case MappingStep mapping -> mapping(mapping, step.proc());
            case PoisonStep poison -> poison(poison, step.proc());
            case EnvironmentStep environment -> environment(environment);
            case StepInput.Unknown unknown -> Words.cut(unknown.op());
        };
    }

    private static String file(FileStep step) {
        String on = Words.cut(step.on());
        return switch (step) {
            case FileStep.Read s -> "pread " + on + ": " + bytes(s.len(), s.off()) + mode(s.mode());
            case FileStep.Write s -> "pwrite " + on + ": " + bytes(s.len(), s.off()) + ", pattern " + s.pat().text()
                    + mode(s.mode());
            case FileStep.Writev s -> "pwritev " + on + ": " + segments(s) + " at " + s.off() + ", pattern "
                    + s.pat().text() + mode(s.mode());
            case FileStep.WriteFault s -> "pwrite " + on + ": " + bytes(s.len(), s.off()) + ", pattern "
                    + s.pat().text() + ", only " + Phrases.count(s.good(), "byte") + " of the buffer readable"
                    + mode(s.mode());
            case FileStep.ReadAll s -> "read " + on + ": " + bytes(s.len(), s.off()) + ", " + s.bs() + " a call"
                    + mode(s.mode());
            case FileStep.WriteAll s -> "write " + on + ": " + bytes(s.len(), s.off()) + ", " + s.bs()
                    + " a call, pattern " + s.pat().text() + mode(s.mode());
            case FileStep.Sum s -> "census of " + on + ": " + bytes(s.len(), s.off());
            case FileStep.ProbeSectors s -> "probe " + on + ": sectors " + s.start() + " to " + s.end()
                    + ", one in " + s.stride();
            case FileStep.SendFile s -> "sendfile " + on + ": " + bytes(s.len(), s.off());
            default -> space(step, on);
        };
    }

    private static String space(FileStep step, String on) {
        return switch (step) {
            case FileStep.Punch s -> "punch a hole in " + on + ": " + bytes(s.len(), s.off());
            case FileStep.Zero s -> "zero a range of " + on + ": " + bytes(s.len(), s.off());
            case FileStep.Collapse s -> "collapse a range of " + on + ": " + bytes(s.len(), s.off());
            case FileStep.Insert s -> "insert a range into " + on + ": " + bytes(s.len(), s.off());
            case FileStep.Prealloc s -> "preallocate " + on + ": " + bytes(s.len(), s.off());
            case FileStep.Truncate s -> "truncate " + on + " to " + Phrases.count(s.size(), "byte");
            case FileStep.Fsync s -> "fsync " + on;
            case FileStep.Extents s -> "list the extents of " + on;
            case FileStep.Stat s -> "stat " + on;
            case FileStep.Seek s -> "seek " + on + ": next " + (s.hole() ? "hole" : "data") + " from " + s.off();
            case FileStep.Unlink s -> "unlink " + on;
            case FileStep.Create s -> "create " + on + ": " + created(s.file());
            case FileStep.Reflink s -> "reflink " + on + ": " + bytes(s.len(), s.off()) + " from "
                    + Words.cut(s.src()) + " at " + s.soff();
            case FileStep.CopyRange s -> "copy_file_range " + on + ": " + bytes(s.len(), s.off()) + " from "
                    + Words.cut(s.src()) + " at " + s.soff();
            case FileStep.BlkDiscard s -> "discard " + on + ": " + bytes(s.len(), s.off());
            case FileStep.BlkZeroout s -> "zero out " + on + ": " + bytes(s.len(), s.off());
            default -> step.getClass().getSimpleName().toLowerCase(Locale.ROOT) + " " + on;
        };
    }

    private static String bytes(long length, long offset) {
        return Phrases.count(length, "byte") + " at " + offset;
    }

    private static String segments(FileStep.Writev step) {
        List<Long> lengths = step.lens();
        if (lengths.size() > SHOWN_SEGMENTS)
            return Phrases.count(step.len(), "byte") + " in " + lengths.size() + " segments";
        return lengths.stream().map(String::valueOf).collect(Collectors.joining(" + ")) + " bytes";
    }

    private static String mode(FileStep.OpenMode mode) {
        StringBuilder text = new StringBuilder();
        if (mode.direct())
            text.append(", O_DIRECT");
        for (String flag : mode.flags())
            text.append(", O_").append(Words.cut(flag).toUpperCase(Locale.ROOT));
        if (mode.bufoff() != 0)
            text.append(", buffer ").append(mode.bufoff()).append(" past a page");
        return text.toString();
    }

    private static String created(FileSpec file) {
        String size = Phrases.count(file.size(), "byte");
        return switch (file.how()) {
            case WRITE -> size + ", pattern " + file.fill().text();
            case PREALLOC -> size + " preallocated";
            case PREALLOC_WRITE -> size + " preallocated, then pattern " + file.fill().text();
            case TRUNCATE -> size + ", sparse";
            case NONE -> "empty";
        };
    }

    private static String mapping(MappingStep step, String process) {
        return switch (step) {
            case MappingStep.Load s -> "load " + place(s.map(), s.on(), process, " at " + s.off());
            case MappingStep.Store s -> "store " + s.pat().text() + " to "
                    + place(s.map(), s.on(), process, " at " + s.off());
            case MappingStep.Scan s -> "scan " + place(s.map(), s.on(), process, ": " + bytes(s.len(), s.off())
                    + (s.stride() == PAGE ? ", one load a page"
                            : ", a load every " + Phrases.count(s.stride(), "byte")));
            case MappingStep.Memset s -> "memset " + place(s.map(), s.on(), process, ": " + bytes(s.len(), s.off())
                    + ", pattern " + s.pat().text());
            case MappingStep.Mmap s -> "mmap " + Words.cut(s.on()) + ": " + bytes(s.len(), s.off()) + flags(s)
                    + named(s.map(), process);
            case MappingStep.Munmap s -> "munmap" + named(s.map(), process);
            case MappingStep.Msync s -> "msync " + bytes(s.len(), s.off()) + named(s.map(), process);
            case MappingStep.Madvise s -> "madvise " + Words.cut(s.advice()) + ": " + bytes(s.len(), s.off())
                    + named(s.map(), process);
            case MappingStep.WriteFromMap s -> "pwrite " + Words.cut(s.on()) + ": " + bytes(s.len(), s.off())
                    + " from memory at " + s.moff() + named(s.map(), process);
            case MappingStep.ReadIntoMap s -> "pread " + Words.cut(s.on()) + ": " + bytes(s.len(), s.off())
                    + " into memory at " + s.moff() + named(s.map(), process);
            case MappingStep.Pagemap s -> "pagemap entry at " + s.off() + named(s.map(), process);
        };
    }

    /** Without a name the recorder made a mapping of its own; most recordings name the file as well. */
    private static String place(@Nullable String map, @Nullable String on, String process, String where) {
        if (map == null)
            return Words.cut(String.valueOf(on)) + where + " (fresh map)";
        if (on == null)
            return "map " + Words.cut(map) + where + " (process " + Words.cut(process) + ")";
        return Words.cut(on) + where + named(map, process);
    }

    private static String named(String map, String process) {
        return " (map " + Words.cut(map) + ", process " + Words.cut(process) + ")";
    }

    private static String flags(MappingStep.Mmap step) {
        return step.flags().stream().map(flag -> ", " + flag.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private static String poison(PoisonStep step, String process) {
        return switch (step) {
            case PoisonStep.Inject s -> "inject a record: " + place(s.place());
            case PoisonStep.InjectRaw s -> "write \"" + Words.cut(s.text()) + "\" to the badblocks of "
                    + Words.cut(s.dev());
            case PoisonStep.InjectMany s -> "inject " + Phrases.count(s.count(), "record") + ": " + Words.cut(s.dev())
                    + " from sector " + s.start() + ", +" + s.len() + " every " + s.stride();
            case PoisonStep.NdctlInject s -> "inject an error: " + place(s.place())
                    + (s.opt().isBlank() ? "" : ", " + Words.cut(s.opt().strip()));
            case PoisonStep.NdctlStatus s -> "list injected errors of " + Words.cut(s.dev());
            case PoisonStep.Hwpoison s -> "madvise hwpoison at " + s.off() + named(s.map(), process);
            case PoisonStep.Mce s -> "machine check at " + s.off() + named(s.map(), process);
            case PoisonStep.MceSw s -> "machine-check decoding at " + s.off() + named(s.map(), process);
        };
    }

    private static String place(PoisonStep.Place place) {
        return switch (place) {
            case PoisonStep.Sectors s -> Words.cut(s.dev()) + " sectors " + s.sector() + " +" + s.len();
            case PoisonStep.Bytes s -> Words.cut(s.on()) + ", " + bytes(s.bytes(), s.off());
        };
    }

    private static String environment(EnvironmentStep step) {
        return switch (step) {
            case EnvironmentStep.DropCache s -> "drop caches";
            case EnvironmentStep.Umount s -> "umount";
            case EnvironmentStep.Mount s -> {
                String options = s.options();
                yield options == null ? "mount" : "mount, options " + Words.cut(options);
            }
            case EnvironmentStep.Fsck s -> "fsck";
            case EnvironmentStep.Rebind s -> "unbind and bind the driver of " + Words.cut(s.dev());
            case EnvironmentStep.DmReload s -> "reload the table of " + Words.cut(s.name());
            case EnvironmentStep.DmStatus s -> "dmsetup status";
            case EnvironmentStep.Badblocks s -> "read all badblocks lists";
            case EnvironmentStep.Ndctl s -> "ndctl list";
            case EnvironmentStep.McEkill s -> "set the machine-check policy";
            case EnvironmentStep.SetFsDevice s -> "take " + Words.cut(s.dev()) + " for the next mount";
            case EnvironmentStep.Sh s -> "shell: " + Words.cut(s.cmd().strip());
        };
    }
}
