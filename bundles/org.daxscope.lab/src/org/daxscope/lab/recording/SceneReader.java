package org.daxscope.lab.recording;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a scenario starts from: devices, dm tables, the file system, files and watched ranges. */
final class SceneReader {
    private static final int MOST_DEVICES = 64;
    private static final int MOST_LINES = 4096;
    private static final int MOST_FILES = 10_000;
    private static final int SECTOR_BYTES = 512;
    private static final Whole SECTORS = new Whole("sectors", 1, Limits.DEVICE_SECTORS);

    private final Fields fields;
    private final Set<String> deviceNames = new HashSet<>();
    private final Map<String, Long> deviceBytes = new HashMap<>();
    private long room = Limits.OFFSET;

    /** @param fields of the scenario; its devices and dm tables must be read before what refers to them */
    SceneReader(Fields fields) {
        this.fields = fields;
    }

    List<Device> devices() throws RecordingException {
        if (fields.get("devices").list(MOST_DEVICES).isEmpty()) {
            throw fields.get("devices").not("at least one device");
        }
        return fields.list("devices", MOST_DEVICES, this::device);
    }

    private Device device(Value value) throws RecordingException {
        Fields device = value.fields();
        String name = deviceName(device);
        String kernelName = device.nameOrNull("kernel_name");
        long sectors = device.whole("sectors", SECTORS);
        deviceBytes.put(name, sectors * SECTOR_BYTES);
        return new Device(name, sectors, kernelName == null ? name : kernelName);
    }

    private String deviceName(Fields device) throws RecordingException {
        String name = device.get("name").safeName();
        if (!deviceNames.add(name)) {
            throw device.get("name").not("a name that no other device has");
        }
        return name;
    }

    List<DmSpec> dm() throws RecordingException {
        return fields.list("dm", MOST_DEVICES, value -> {
            Fields dm = value.fields();
            return new DmSpec(deviceName(dm), dmTable(dm));
        });
    }

    static List<String> dmTable(Fields fields) throws RecordingException {
        fields.get("table");
        return fields.list("table", MOST_LINES, Value::text);
    }

    @Nullable
    FsSpec fs() throws RecordingException {
        Value value = fields.find("fs");
        if (value == null) {
            return null;
        }
        Fields fs = value.fields();
        FsSpec.Type type = fs.get("type").choice(List.of(FsSpec.Type.values()), SceneReader::spelled);
        String mkfs = fs.has("mkfs") ? fs.text("mkfs") : null;
        String on = deviceNamed(fs.get("on"));
        room = deviceBytes.getOrDefault(on, Limits.OFFSET);
        return new FsSpec(type, on, fs.text("mount"), mkfs, fs.flag("huge"));
    }

    /** Bytes that files can lie in, once the file system was read; nobody knows for a dm device. */
    long room() {
        return room;
    }

    /** A device or dm device of this scenario. */
    private String deviceNamed(Value value) throws RecordingException {
        String name = value.name();
        if (!deviceNames.contains(name)) {
            throw value.not("the name of a device");
        }
        return name;
    }

    List<FileSpec> files() throws RecordingException {
        Set<String> names = new HashSet<>();
        return fields.list("files", MOST_FILES, value -> {
            FileSpec file = file(value.fields());
            if (!names.add(file.name())) {
                throw value.fields().get("name").not("a name that no other file has");
            }
            return file;
        });
    }

    static FileSpec file(Fields file) throws RecordingException {
        String name = file.get("name").safeName();
        FileSpec.How how = file.has("how")
                ? file.get("how").choice(List.of(FileSpec.How.values()), SceneReader::spelled)
                : FileSpec.How.WRITE;
        boolean isWritten = how == FileSpec.How.WRITE || how == FileSpec.How.PREALLOC_WRITE;
        long size = file.whole("size", isWritten ? Whole.TRANSFER : Whole.SPACE);
        List<ByteRange> ranges = file.list("write_ranges", MOST_LINES, range -> {
            List<Value> pair = range.tuple("offset", "length");
            long off = pair.get(0).whole(Whole.SPACE);
            return new ByteRange(off, pair.get(1).whole(Whole.TRANSFER));
        });
        return new FileSpec(name, size, file.fill("fill", (byte) 0), how, ranges);
    }

    List<Watch> watch() throws RecordingException {
        return fields.list("watch", MOST_FILES, value -> {
            List<Value> triple = value.tuple("device", "offset", "length");
            long off = triple.get(1).whole(Whole.SPACE);
            return new Watch(deviceNamed(triple.get(0)), new ByteRange(off, triple.get(2).whole(Whole.TRANSFER)));
        });
    }

    private static String spelled(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
