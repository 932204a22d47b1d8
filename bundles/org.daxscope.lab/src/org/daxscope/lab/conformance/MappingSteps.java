package org.daxscope.lab.conformance;

import java.util.EnumSet;
import java.util.Set;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.Madvise.Advice;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.lab.recording.MappingStep;
import org.jspecify.annotations.Nullable;

import com.google.gson.JsonObject;

/** Steps through mappings. A step without one works on a fresh mapping of the whole file, as the recorder did. */
final class MappingSteps {
    /** The recorder's name for its own fresh mapping. */
    private static final String FRESH = "_t";

    private final StepPlayer.Door door;

    MappingSteps(StepPlayer.Door door) {
        this.door = door;
    }

    JsonObject play(String proc, MappingStep step) {
        return switch (step) {
            case MappingStep.Load s -> with(proc, s.map(), s.on(),
                    map -> Observations.access(door.perform(new Operation.Load(proc, map, s.off()))));
            case MappingStep.Store s -> with(proc, s.map(), s.on(), map -> Observations
                    .access(door.perform(new Operation.Store(proc, map, s.off(), s.pat().at(s.off())))));
            case MappingStep.Scan s -> with(proc, s.map(), s.on(), map -> scan(proc, map, s));
            case MappingStep.Memset s -> with(proc, s.map(), s.on(), map -> memset(proc, map, s));
            case MappingStep.Mmap s -> mmap(proc, s);
            case MappingStep.Munmap s -> Observations.call(door.perform(new Operation.Munmap(proc, s.map())));
            case MappingStep.Msync s -> Observations
                    .call(door.perform(new Operation.Msync(proc, s.map(), s.off(), s.len())));
            case MappingStep.Madvise s -> madvise(proc, s);
            case MappingStep.WriteFromMap s -> Observations.call(door.perform(
                    new Operation.WriteFromMap(proc, s.map(), s.moff(), s.on(), s.off(), s.len())));
            case MappingStep.ReadIntoMap s -> Observations.call(door.perform(
                    new Operation.ReadIntoMap(proc, s.map(), s.moff(), s.on(), s.off(), s.len())));
            case MappingStep.Pagemap s -> pagemap(proc, s);
        };
    }

    private interface OnMapping {
        JsonObject play(String map);
    }

    private JsonObject with(String proc, @Nullable String map, @Nullable String on, OnMapping action) {
        if (map != null)
            return action.play(map);
        if (on == null)
            throw new UnsupportedOperationException("neither a mapping nor a file is named");
        Outcome opened = door.perform(new Operation.Status(on));
        if (opened instanceof Outcome.Failed failed)
            return refused("open", failed);
        long size = opened instanceof Outcome.FileStatus status ? status.size() : 0;
        Outcome mapped = door.perform(new Operation.Mmap(proc, FRESH, on, 0, size, Set.of()));
        if (mapped instanceof Outcome.Failed failed)
            return refused("mmap", failed);
        try {
            return action.play(FRESH);
        } finally {
            door.perform(new Operation.Munmap(proc, FRESH));
        }
    }

    private static JsonObject refused(String call, Outcome.Failed failed) {
        JsonObject error = new JsonObject();
        error.addProperty("errno", failed.errno().name());
        JsonObject json = new JsonObject();
        json.add(call, error);
        return json;
    }

    private JsonObject scan(String proc, String map, MappingStep.Scan step) {
        ScanResult scan = new ScanResult();
        for (long done = 0; done < step.len(); done += step.stride()) {
            long at = step.off() + done;
            Outcome outcome = door.perform(new Operation.Load(proc, map, at));
            String found = switch (outcome) {
                case Outcome.Killed killed -> killed.signal().code().name();
                case Outcome.Failed failed -> failed.errno().name();
                default -> "ok";
            };
            scan.add(at, at + step.stride() - 1, found);
        }
        JsonObject json = new JsonObject();
        json.add("scan", scan.firstAndLength());
        return json;
    }

    private JsonObject memset(String proc, String map, MappingStep.Memset step) {
        Outcome outcome = door.perform(
                new Operation.Memset(proc, map, step.off(), step.len(), step.pat().at(step.off())));
        JsonObject json = Observations.access(outcome);
        json.addProperty("stored",
                outcome instanceof Outcome.Killed killed ? killed.mapOffset() - step.off() : step.len());
        return json;
    }

    private JsonObject mmap(String proc, MappingStep.Mmap step) {
        Set<Operation.MapFlag> flags = EnumSet.noneOf(Operation.MapFlag.class);
        for (MappingStep.MapFlag flag : step.flags())
            switch (flag) {
            case PRIVATE -> flags.add(Operation.MapFlag.PRIVATE);
            case SYNC -> flags.add(Operation.MapFlag.SYNC);
            case POPULATE -> flags.add(Operation.MapFlag.POPULATE);
            case RO -> flags.add(Operation.MapFlag.READ_ONLY);
            case SHARED -> flags.remove(Operation.MapFlag.PRIVATE);
            }
        return Observations
                .call(door.perform(new Operation.Mmap(proc, step.map(), step.on(), step.off(), step.len(), flags)));
    }

    private JsonObject pagemap(String proc, MappingStep.Pagemap step) {
        Outcome outcome = door.perform(new Operation.Pagemap(proc, step.map(), step.off()));
        if (!(outcome instanceof Outcome.PageEntry entry))
            return Observations.call(outcome);
        JsonObject json = new JsonObject();
        json.addProperty("present", entry.present());
        json.addProperty("swap", false);
        json.addProperty("pfn", "0x" + Long.toHexString(entry.frame()));
        return json;
    }

    private JsonObject madvise(String proc, MappingStep.Madvise step) {
        Advice advice = switch (step.advice()) {
            case "popr" -> Advice.POPULATE_READ;
            case "popw" -> Advice.POPULATE_WRITE;
            case "dontneed" -> Advice.DONTNEED;
            case "hwpoison" -> Advice.HWPOISON;
            case "soft_offline", "softoffline", "soft" -> Advice.SOFT_OFFLINE;
            default -> throw new UnsupportedOperationException("madvise " + step.advice());
        };
        return Observations.call(door.perform(new Operation.Madvise(proc, step.map(), step.off(), step.len(), advice)));
    }
}
