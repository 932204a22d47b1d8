package org.daxscope.lab.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.daxscope.kernel.KernelModel;
import org.daxscope.lab.recording.Recording;
import org.daxscope.lab.recording.RecordingException;
import org.daxscope.lab.recording.RecordingFiles;
import org.daxscope.lab.recording.RecordingReader;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** The recordings of the checkout the tests run in, whole and bare. */
final class Recorded {
    private static final String FOLDER = "bundles/org.daxscope.recordings/recordings";
    private static final List<String> KERNELS = List.of("5.10", "6.1", "6.12");
    private static final Set<String> OF_A_LAYOUT = Set.of("op", "name", "fiemap", "device_map");

    private static final Map<String, List<Recording>> READ = new ConcurrentHashMap<>();

    private Recorded() {
    }

    static List<Recording> all() {
        return KERNELS.stream().flatMap(kernel -> on(kernel).stream()).toList();
    }

    static List<Recording> on(String kernel) {
        return READ.computeIfAbsent(kernel, Recorded::readFolder);
    }

    private static List<Recording> readFolder(String kernel) {
        try {
            return RecordingFiles.find(List.of(folder().resolve(kernel))).stream().map(Recorded::read).toList();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** The kernel it was made on; the reference where a damaged file names another. */
    static KernelModel kernel(Recording recording) {
        return KernelModel.named(KERNELS.contains(recording.kver()) ? recording.kver() : "6.1");
    }

    static String title(Recording recording) {
        return recording.kver() + " " + recording.id();
    }

    /** What is promised to be equal: all but the exceptions that are told. */
    static List<Recording> promised() {
        return all().stream().filter(recording -> !isException(recording)).toList();
    }

    static boolean isException(Recording recording) {
        return KnownExceptions.read().reason(recording.kver(), recording.id()).isPresent();
    }

    static Recording recording(String kernel, String id) {
        return read(file(kernel, id));
    }

    static Path file(String kernel, String id) {
        return folder().resolve(kernel).resolve(id + ".json");
    }

    /** The same scenario without anything a kernel answered, as scenarios kept back are handed over. */
    static Recording bare(Recording recording) {
        return parse(recording.source(), bareTree(recording));
    }

    /** The same as a tree, to be changed at will. */
    static JsonObject bareTree(Recording recording) {
        JsonObject tree = tree(recording);
        tree.remove("final_state");
        tree.remove("setup_failed");
        for (JsonElement step : tree.getAsJsonArray("steps"))
            step.getAsJsonObject().remove("observed");
        JsonElement setup = tree.get("setup");
        if (setup != null)
            for (var entries = setup.getAsJsonArray().iterator(); entries.hasNext();)
                if (!keepLayout(entries.next().getAsJsonObject()))
                    entries.remove();
        return tree;
    }

    private static boolean keepLayout(JsonObject entry) {
        entry.keySet().retainAll(OF_A_LAYOUT);
        return entry.has("fiemap");
    }

    /** The recording's file as a tree, to be changed at will. */
    static JsonObject tree(Recording recording) {
        try {
            return JsonParser.parseString(Files.readString(Path.of(recording.source()))).getAsJsonObject();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    static Recording parse(String name, JsonObject tree) {
        try {
            return RecordingReader.read(name, tree.toString().getBytes(StandardCharsets.UTF_8));
        } catch (RecordingException error) {
            throw new AssertionError(error);
        }
    }

    private static Recording read(Path file) {
        try {
            return RecordingReader.read(file);
        } catch (IOException | RecordingException error) {
            throw new AssertionError(file.toString(), error);
        }
    }

    private static Path folder() {
        String told = System.getProperty("daxscope.recordings");
        if (told != null)
            return Path.of(told);
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent())
            if (Files.isDirectory(up.resolve(FOLDER)))
                return up.resolve(FOLDER);
        throw new IllegalStateException("no " + FOLDER + " here or in any folder above");
    }
}
