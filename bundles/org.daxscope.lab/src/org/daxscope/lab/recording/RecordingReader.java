package org.daxscope.lab.recording;

import com.google.gson.JsonArray;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads recordings and bare scenarios. Strict: what is read is well formed, has every field it needs, and asks for
 * nothing beyond the {@link Limits}. Fields that nobody knows are kept as written.
 */
public final class RecordingReader {
    private static final Set<String> NOT_SCENARIO = Set.of("setup", "setup_failed", "steps", "final_state", "wall_s",
            "boot_s", "vm_died", "console_tail");
    private static final int MOST_TAGS = 1000;

    private RecordingReader() {
    }

    /** Reads a file; messages name it as {@code file} does. */
    public static Recording read(Path file) throws IOException, RecordingException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.toString(), in.readNBytes(Limits.FILE_BYTES + 1));
        }
    }

    /**
     * @param name    how messages call the file
     * @param content its bytes
     */
    public static Recording read(String name, byte[] content) throws RecordingException {
        Source source = Source.of(name, content);
        Fields top = new Value(source, JsonParser.parse(source), "").fields();
        top.get("format").choice(List.of(Recording.FORMAT), format -> format);
        SceneReader scene = new SceneReader(top);
        List<FileSpec> files = scene.files();
        Value setup = top.find("setup");
        Value finalState = top.find("final_state");
        return new Recording(name, Recording.FORMAT, top.get("id").safeName(), top.text("title"),
                top.list("tags", MOST_TAGS, Value::text), top.text("note"), top.text("kernel"), top.text("kver"),
                top.get("profile").choice(List.of(Profile.values()), Profile::text), top.flag("reboot"),
                scene.devices(), scene.dm(), scene.fs(), files, scene.watch(),
                new SetupReader(files, scene.room()).layouts(setup),
                setup == null ? new JsonArray() : setup.json().toGson().getAsJsonArray(), steps(top),
                top.flag("setup_failed"), finalState == null ? null : finalState.fields().without(Set.of()),
                isTold(top, "vm_died"), top.without(NOT_SCENARIO));
    }

    /** Some fields are true or a text that says more. */
    private static boolean isTold(Fields top, String name) {
        Value value = top.find(name);
        return value != null && !(value.json() instanceof Json.Bool bool && !bool.value());
    }

    private static List<Step> steps(Fields top) throws RecordingException {
        List<Step> steps = new ArrayList<>();
        StepReader reader = new StepReader(top.source());
        for (Value value : top.get("steps").list(Limits.STEPS)) {
            steps.add(reader.read(steps.size(), value));
        }
        return steps;
    }
}
