package org.daxscope.lab.recording;

import java.util.LinkedHashSet;
import java.util.List;
import org.daxscope.lab.recording.FileStep.OpenMode;
import org.jspecify.annotations.Nullable;

/** Reads the inputs of {@link FileStep}s. */
final class FileSteps {
    private static final byte WRITE_PATTERN = 'W';
    private static final int MOST_SEGMENTS = 1024;
    private static final Whole BUFFER_OFFSET = new Whole("bytes", 0, 65_535);

    private final Fields in;

    private FileSteps(Fields in) {
        this.in = in;
    }

    static @Nullable StepInput read(String op, Fields in) throws RecordingException {
        FileSteps steps = new FileSteps(in);
        StepInput input = steps.dataStep(op);
        return input == null ? steps.spaceStep(op) : input;
    }

    private @Nullable StepInput dataStep(String op) throws RecordingException {
        return switch (op) {
            case "read" -> new FileStep.Read(on(), off(), transfer(), mode());
            case "write" -> new FileStep.Write(on(), off(), transfer(), pattern(), mode());
            case "writev" -> new FileStep.Writev(on(), off(), segments(), pattern(), mode());
            case "write_fault" -> new FileStep.WriteFault(on(), off(), transfer(), good(), pattern(), mode());
            case "readall" -> new FileStep.ReadAll(on(), off(), transfer(), blockSize(), mode());
            case "writeall_file" -> new FileStep.WriteAll(on(), off(), transfer(), blockSize(), pattern(), mode());
            case "sum" -> new FileStep.Sum(on(), off(), transfer());
            case "reflink" -> new FileStep.Reflink(on(), off(), in.name("src"), sourceOff(), copyLength(Whole.SPACE));
            case "copyrange" ->
                new FileStep.CopyRange(on(), off(), in.name("src"), sourceOff(), copyLength(Whole.TRANSFER));
            case "sendfile" -> new FileStep.SendFile(on(), off(), transfer());
            case "probe_sectors" -> probe();
            default -> null;
        };
    }

    private @Nullable StepInput spaceStep(String op) throws RecordingException {
        return switch (op) {
            case "punch" -> new FileStep.Punch(on(), off(), space());
            case "zero" -> new FileStep.Zero(on(), off(), space());
            case "collapse" -> new FileStep.Collapse(on(), off(), space());
            case "insert" -> new FileStep.Insert(on(), off(), space());
            case "prealloc" -> new FileStep.Prealloc(on(), off(), space());
            case "truncate" -> new FileStep.Truncate(on(), in.whole("size", Whole.SPACE));
            case "fsync" -> new FileStep.Fsync(on());
            case "extents" -> new FileStep.Extents(on());
            case "stat" -> new FileStep.Stat(on());
            case "seek" -> new FileStep.Seek(on(), off(), isHole());
            case "unlink" -> new FileStep.Unlink(on());
            case "create" -> new FileStep.Create(SceneReader.file(in.get("file").fields()));
            case "blkdiscard" -> new FileStep.BlkDiscard(on(), off(), space());
            case "blkzeroout" -> new FileStep.BlkZeroout(on(), off(), space());
            default -> null;
        };
    }

    private String on() throws RecordingException {
        return in.name("on");
    }

    private long off() throws RecordingException {
        return in.whole("off", Whole.OFFSET);
    }

    private long transfer() throws RecordingException {
        return in.whole("len", Whole.TRANSFER.atMost(Limits.OFFSET - off()));
    }

    private long space() throws RecordingException {
        return in.whole("len", Whole.SPACE.atMost(Limits.OFFSET - off()));
    }

    private long sourceOff() throws RecordingException {
        return in.whole("soff", Whole.OFFSET, 0);
    }

    private long copyLength(Whole range) throws RecordingException {
        return in.whole("len", range.atMost(Limits.OFFSET - Math.max(off(), sourceOff())));
    }

    private long blockSize() throws RecordingException {
        return in.whole("bs", Whole.stride("bytes", transfer(), Limits.TRANSFER));
    }

    private long good() throws RecordingException {
        return in.whole("good", Whole.TRANSFER.atMost(transfer()));
    }

    private Fill pattern() throws RecordingException {
        return in.fill("pat", WRITE_PATTERN);
    }

    private OpenMode mode() throws RecordingException {
        int bufoff = (int) in.whole("bufoff", BUFFER_OFFSET, 0);
        return new OpenMode(in.flag("direct"), new LinkedHashSet<>(in.words("oflags")), bufoff);
    }

    private List<Long> segments() throws RecordingException {
        List<Value> values = in.get("lens").list(MOST_SEGMENTS);
        if (values.isEmpty()) {
            throw in.get("lens").not("at least one segment");
        }
        long[] left = {Whole.TRANSFER.atMost(Limits.OFFSET - off()).most()};
        return in.list("lens", MOST_SEGMENTS, value -> {
            long len = value.whole(Whole.TRANSFER.atMost(left[0]));
            left[0] -= len;
            return len;
        });
    }

    private boolean isHole() throws RecordingException {
        return in.get("what").choice(List.of(true, false), hole -> hole ? "hole" : "data");
    }

    private FileStep.ProbeSectors probe() throws RecordingException {
        long start = in.whole("start", Whole.SECTOR);
        long end = in.whole("end", Whole.SECTOR.atLeast(start));
        return new FileStep.ProbeSectors(on(), start, end,
                in.whole("stride", Whole.stride("sectors", end - start, Limits.SECTOR)));
    }
}
