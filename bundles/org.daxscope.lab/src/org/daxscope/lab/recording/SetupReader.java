package org.daxscope.lab.recording;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.daxscope.lab.recording.FileLayout.ExtentSpec;
import org.daxscope.lab.recording.FileLayout.MapPiece;
import org.daxscope.lab.recording.FileLayout.SectorRun;
import org.jspecify.annotations.Nullable;

/** Reads the files' layouts out of a setup; the rest of it stays as written. */
final class SetupReader {
    private static final int MOST_FLAGS = 64;

    private final List<FileSpec> files;
    private final long room;
    private final List<FileLayout> layouts = new ArrayList<>();

    /** @param room bytes of the device that the files lie on */
    SetupReader(List<FileSpec> files, long room) {
        this.files = files;
        this.room = room;
    }

    List<FileLayout> layouts(@Nullable Value setup) throws RecordingException {
        if (setup != null) {
            for (Value value : setup.list(Limits.VALUES)) {
                Fields entry = value.fields();
                if (entry.has("fiemap") || entry.has("device_map")) {
                    layouts.add(layout(entry));
                }
            }
        }
        return layouts;
    }

    private FileLayout layout(Fields entry) throws RecordingException {
        List<ExtentSpec> extents = entry.list("fiemap", Limits.VALUES, this::extent);
        return new FileLayout(fileName(entry), extents, entry.list("device_map", Limits.VALUES, SetupReader::piece));
    }

    /** A layout without a name belongs to the file at the same place in the list of files. */
    private String fileName(Fields entry) throws RecordingException {
        boolean isNameless = !entry.has("name") && layouts.size() < files.size();
        return isNameless ? files.get(layouts.size()).name() : entry.name("name");
    }

    private ExtentSpec extent(Value value) throws RecordingException {
        Fields extent = value.fields();
        long logical = extent.whole("logical", Whole.OFFSET);
        long physical = extent.whole("physical", Whole.OFFSET.atMost(room));
        Whole length = Whole.OFFSET.atMost(Math.min(Limits.OFFSET - logical, room - physical));
        return new ExtentSpec(logical, physical, extent.whole("length", length),
                new LinkedHashSet<>(extent.list("flags", MOST_FLAGS, Value::name)));
    }

    private static MapPiece piece(Value value) throws RecordingException {
        List<Value> pair = value.tuple("file offset", "list of [device, sector, sectors]");
        List<SectorRun> runs = new ArrayList<>();
        for (Value run : pair.get(1).list(Limits.VALUES)) {
            runs.add(run(run.tuple("device", "sector", "sectors")));
        }
        return new MapPiece(pair.get(0).whole(Whole.OFFSET), runs);
    }

    private static SectorRun run(List<Value> triple) throws RecordingException {
        long sector = triple.get(1).whole(Whole.SECTOR);
        long sectors = triple.get(2).whole(Whole.SECTOR.atMost(Limits.SECTOR - sector));
        return new SectorRun(triple.get(0).name(), sector, sectors);
    }
}
