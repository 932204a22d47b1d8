package org.daxscope.lab.recording;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a scenario starts from: devices, dm tables, the file system, files and watched ranges. */
final class SceneReader {
    private static final int MOST_DEVICES = 64;
    private static final int MOST_LINES = 4096;
    private static final int MOST_FILES = 10_000;
    private static final Whole SECTORS = new Whole("sectors", 1, Limits.DEVICE_SECTORS);

    private final Fields fields;
    private final Set<String> deviceNames = new HashSet<>();

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
        return new Device(name, device.whole("sectors", SECTORS), kernelName == null ? name : kernelName);
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
        return new FsSpec(type, fs.name("on"), fs.text("mount"), mkfs, fs.flag("huge"));
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
            return new Watch(triple.get(0).name(), new ByteRange(off, triple.get(2).whole(Whole.TRANSFER)));
        });
    }

    private static String spelled(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
