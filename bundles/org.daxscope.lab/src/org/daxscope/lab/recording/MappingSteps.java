package org.daxscope.lab.recording;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.daxscope.lab.recording.MappingStep.MapFlag;
import org.jspecify.annotations.Nullable;

/** Reads the inputs of {@link MappingStep}s. */
final class MappingSteps {
    private static final byte STORE_PATTERN = 'S';
    private static final byte MEMSET_PATTERN = 'M';
    private static final long SCAN_STRIDE = 4096;

    private final Fields in;

    private MappingSteps(Fields in) {
        this.in = in;
    }

    static @Nullable StepInput read(String op, Fields in) throws RecordingException {
        MappingSteps steps = new MappingSteps(in);
        StepInput input = steps.access(op);
        return input == null ? steps.management(op) : input;
    }

    private @Nullable StepInput access(String op) throws RecordingException {
        return switch (op) {
            case "load" -> new MappingStep.Load(mapOrOn(), in.nameOrNull("on"), off());
            case "store" -> new MappingStep.Store(mapOrOn(), in.nameOrNull("on"), off(), in.fill("pat", STORE_PATTERN));
            case "scan" -> new MappingStep.Scan(mapOrOn(), in.nameOrNull("on"), off(), transfer(), stride());
            case "memset" -> new MappingStep.Memset(mapOrOn(), in.nameOrNull("on"), off(), transfer(),
                    in.fill("pat", MEMSET_PATTERN));
            case "write_from_map" -> new MappingStep.WriteFromMap(map(), mapOff(), in.name("on"), off(), transfer());
            case "read_into_map" -> new MappingStep.ReadIntoMap(map(), mapOff(), in.name("on"), off(), transfer());
            default -> null;
        };
    }

    private @Nullable StepInput management(String op) throws RecordingException {
        return switch (op) {
            case "mmap" -> new MappingStep.Mmap(map(), in.name("on"), off(), space(), flags());
            case "munmap" -> new MappingStep.Munmap(map());
            case "msync" -> new MappingStep.Msync(map(), off(), space());
            case "madvise" -> new MappingStep.Madvise(map(), off(), space(), in.name("advice"));
            case "pagemap" -> new MappingStep.Pagemap(map(), off());
            default -> null;
        };
    }

    private String map() throws RecordingException {
        return in.name("map");
    }

    private @Nullable String mapOrOn() throws RecordingException {
        if (!in.has("map") && !in.has("on")) {
            throw in.missing("the field \"map\" or \"on\"");
        }
        return in.nameOrNull("map");
    }

    private long off() throws RecordingException {
        return in.whole("off", Whole.OFFSET);
    }

    private long mapOff() throws RecordingException {
        return in.whole("moff", Whole.OFFSET);
    }

    private long transfer() throws RecordingException {
        long from = Math.max(off(), in.whole("moff", Whole.OFFSET, 0));
        return in.whole("len", Whole.TRANSFER.atMost(Limits.OFFSET - from));
    }

    private long space() throws RecordingException {
        return in.whole("len", Whole.SPACE.atMost(Limits.OFFSET - off()));
    }

    private long stride() throws RecordingException {
        return in.whole("stride", Whole.stride("bytes", transfer(), Limits.TRANSFER), SCAN_STRIDE);
    }

    private Set<MapFlag> flags() throws RecordingException {
        Set<MapFlag> flags = new LinkedHashSet<>();
        for (String word : in.words("mflags")) {
            flags.add(flag(word));
        }
        return flags;
    }

    private MapFlag flag(String word) throws RecordingException {
        for (MapFlag flag : MapFlag.values()) {
            if (flag.name().toLowerCase(Locale.ROOT).equals(word)) {
                return flag;
            }
        }
        throw in.get("mflags").not("words out of " + List.of(MapFlag.values()).toString().toLowerCase(Locale.ROOT));
    }
}
