package org.daxscope.lab.conformance;

import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.Fallocate.Mode;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.lab.recording.Census;
import org.daxscope.lab.recording.FileStep;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** Steps on files and block devices. */
final class FileSteps {
    private static final int SECTOR = 512;

    /** The recorder lists no more calls of one step than this. */
    private static final int LISTED_CALLS = 40;

    private final StepPlayer.Door door;

    FileSteps(StepPlayer.Door door) {
        this.door = door;
    }

    JsonObject play(FileStep step) {
        return switch (step) {
            case FileStep.Read read -> Observations.read(
                    door.perform(new Operation.Read(read.on(), read.off(), read.len(), mode(read.mode()))), read.off());
            case FileStep.Write write -> Observations.call(door.perform(new Operation.Write(write.on(),
                    offset(write, write.off(), write.mode()), write.len(), write.len(), Patterns.of(write.pat()),
                    mode(write.mode()))));
            case FileStep.Writev write -> Observations.call(door.perform(new Operation.Write(write.on(),
                    offset(write, write.off(), write.mode()), write.len(), write.len(), Patterns.of(write.pat()),
                    mode(write.mode()))));
            case FileStep.WriteFault write -> Observations.call(door.perform(new Operation.Write(write.on(),
                    offset(write, write.off(), write.mode()), write.len(), write.good(), Patterns.of(write.pat()),
                    mode(write.mode()))));
            case FileStep.ReadAll read -> readAll(read);
            case FileStep.WriteAll write -> writeAll(write);
            case FileStep.Sum sum -> sum(sum);
            case FileStep.Create create -> SceneBuilder.createFile(door, create.file());
            case FileStep.ProbeSectors probe -> probe(probe);
            case FileStep.Stat stat -> stat(stat);
            case FileStep.Extents extents -> extents(extents);
            default -> Observations.call(door.perform(simple(step)));
        };
    }

    private static Operation simple(FileStep step) {
        return switch (step) {
            case FileStep.Punch s -> new Operation.Fallocate(Mode.PUNCH_HOLE, s.on(), s.off(), s.len());
            case FileStep.Zero s -> new Operation.Fallocate(Mode.ZERO_RANGE, s.on(), s.off(), s.len());
            case FileStep.Collapse s -> new Operation.Fallocate(Mode.COLLAPSE_RANGE, s.on(), s.off(), s.len());
            case FileStep.Insert s -> new Operation.Fallocate(Mode.INSERT_RANGE, s.on(), s.off(), s.len());
            case FileStep.Prealloc s -> new Operation.Fallocate(Mode.PREALLOCATE, s.on(), s.off(), s.len());
            case FileStep.Truncate s -> new Operation.Truncate(s.on(), s.size());
            case FileStep.Fsync s -> new Operation.Fsync(s.on());
            case FileStep.Seek s -> new Operation.Seek(s.on(), s.off(), s.hole());
            case FileStep.Unlink s -> new Operation.Unlink(s.on());
            case FileStep.Reflink s -> new Operation.Reflink(s.src(), s.soff(), s.len(), s.on(), s.off());
            case FileStep.CopyRange s -> new Operation.CopyRange(s.src(), s.soff(), s.len(), s.on(), s.off());
            case FileStep.SendFile s -> new Operation.SendFile(s.on(), s.off(), s.len());
            case FileStep.BlkDiscard s -> new Operation.Discard(s.on(), s.off(), s.len());
            case FileStep.BlkZeroout s -> new Operation.ZeroOut(s.on(), s.off(), s.len());
            default -> throw new UnsupportedOperationException("operation " + step.getClass().getSimpleName());
        };
    }

    private static OpenMode mode(FileStep.OpenMode mode) {
        boolean sync = mode.flags().contains("sync") || mode.flags().contains("dsync");
        return new OpenMode(mode.direct(), sync, mode.bufoff());
    }

    /** On Linux, pwrite to a file opened with O_APPEND goes to its end, whatever offset is given. */
    private long offset(FileStep step, long off, FileStep.OpenMode mode) {
        return mode.flags().contains("append")
                && door.perform(new Operation.Status(step.on())) instanceof Outcome.FileStatus status ? status.size()
                        : off;
    }

    private JsonObject readAll(FileStep.ReadAll read) {
        JsonArray calls = new JsonArray();
        long total = 0;
        JsonObject last = new JsonObject();
        while (total < read.len()) {
            long at = read.off() + total;
            Outcome outcome = door.perform(
                    new Operation.Read(read.on(), at, Math.min(read.bs(), read.len() - total), mode(read.mode())));
            last = Observations.call(outcome);
            JsonArray call = new JsonArray();
            call.add(at);
            call.add(last.get("ret"));
            if (last.has("errno"))
                call.add(last.get("errno"));
            if (calls.size() < LISTED_CALLS)
                calls.add(call);
            if (!(outcome instanceof Outcome.Data data) || data.bytes().length == 0)
                break;
            total += data.bytes().length;
        }
        JsonObject json = new JsonObject();
        json.add("calls", calls);
        json.addProperty("total", total);
        last.entrySet().forEach(entry -> json.add(entry.getKey(), entry.getValue()));
        return json;
    }

    private JsonObject writeAll(FileStep.WriteAll write) {
        long total = 0;
        int calls = 0;
        JsonArray shortCalls = new JsonArray();
        JsonObject last = new JsonObject();
        while (total < write.len()) {
            long at = write.off() + total;
            long wanted = Math.min(write.bs(), write.len() - total);
            Outcome outcome = door.perform(new Operation.Write(write.on(), at, wanted, wanted,
                    Patterns.of(write.pat()), mode(write.mode())));
            calls++;
            last = Observations.call(outcome);
            if (!(outcome instanceof Outcome.Done done) || done.value() < wanted) {
                JsonArray call = new JsonArray();
                call.add(at);
                call.add(last.get("ret"));
                shortCalls.add(call);
            }
            if (!(outcome instanceof Outcome.Done done) || done.value() == 0)
                break;
            total += done.value();
        }
        JsonObject json = new JsonObject();
        json.addProperty("ncalls", calls);
        json.add("short_calls", shortCalls);
        json.addProperty("total", total);
        last.entrySet().forEach(entry -> json.add(entry.getKey(), entry.getValue()));
        return json;
    }

    private JsonObject sum(FileStep.Sum sum) {
        JsonObject json = new JsonObject();
        census(door, sum.on(), sum.off(), sum.off() + sum.len()).describe(json);
        json.addProperty("ret", 0);
        return json;
    }

    /** Reads page by page and writes down what each holds. */
    static Census census(StepPlayer.Door door, String on, long from, long to) {
        Census census = new Census(from);
        for (long done = 0; done < to - from; done += Census.PAGE) {
            long at = from + done;
            Outcome outcome = door.perform(
                    new Operation.Read(on, at, Math.min(Census.PAGE, to - at), OpenMode.PLAIN));
            switch (outcome) {
                case Outcome.Data data when data.bytes().length > 0 -> census.page(data.bytes());
                case Outcome.Failed failed -> census.refused(failed.errno().name());
                default -> census.endOfFile();
            }
        }
        return census;
    }

    private JsonObject probe(FileStep.ProbeSectors probe) {
        ScanResult scan = new ScanResult();
        for (long sector = probe.start(); sector < probe.end(); sector += probe.stride()) {
            Outcome outcome = door
                    .perform(new Operation.Read(probe.on(), sector * SECTOR, SECTOR, OpenMode.DIRECT));
            String found = outcome instanceof Outcome.Failed failed ? failed.errno().name() : "ok";
            scan.add(sector, sector, found);
        }
        JsonObject json = new JsonObject();
        json.add("scan", scan.firstAndLast());
        return json;
    }

    private JsonObject stat(FileStep.Stat stat) {
        Outcome outcome = door.perform(new Operation.Status(stat.on()));
        JsonObject json = Observations.call(outcome);
        if (outcome instanceof Outcome.FileStatus status) {
            json.addProperty("size", status.size());
            json.addProperty("blocks", status.blocks());
            json.addProperty("dax", status.dax());
        }
        return json;
    }

    private JsonObject extents(FileStep.Extents step) {
        Outcome outcome = door.perform(new Operation.ListExtents(step.on()));
        JsonObject json = Observations.call(outcome);
        if (outcome instanceof Outcome.Extents extents)
            json.add("extents", Observations.extents(extents));
        return json;
    }
}
