package org.daxscope.lab.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.daxscope.kernel.Stateful;

/** What a shell knows that the machine does not: files in memory, mount points, the kernel's log, settings. */
public final class ShellState implements Stateful<ShellState.Saved> {
    private static final List<String> DIRECTORIES = List.of("/", "/mnt", "/tmp", "/run", "/root", "/media");

    private final TreeMap<String, byte[]> files = new TreeMap<>();
    private final TreeMap<String, Boolean> directories = new TreeMap<>();
    private final Map<String, String> points = new LinkedHashMap<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<String> log = new ArrayList<>();

    /** Everything here at one moment; arrays are never changed once they are in it. */
    public record Saved(Map<String, byte[]> files, List<String> directories, Map<String, String> points,
            Map<String, String> settings, List<String> log) {
    }

    public ShellState() {
        DIRECTORIES.forEach(directory -> directories.put(directory, true));
        settings.put("/proc/sys/vm/memory_failure_early_kill", "0");
        settings.put("/proc/sys/vm/memory_failure_recovery", "1");
    }

    @Override
    public Saved save() {
        return new Saved(new LinkedHashMap<>(files), List.copyOf(directories.keySet()), new LinkedHashMap<>(points),
                new LinkedHashMap<>(settings), List.copyOf(log));
    }

    @Override
    public void restore(Saved state) {
        files.clear();
        files.putAll(state.files);
        directories.clear();
        state.directories.forEach(directory -> directories.put(directory, true));
        points.clear();
        points.putAll(state.points);
        settings.clear();
        settings.putAll(state.settings);
        log.clear();
        log.addAll(state.log);
    }

    /** Files in memory, by path; replace an array, never change one. */
    TreeMap<String, byte[]> files() {
        return files;
    }

    TreeMap<String, Boolean> directories() {
        return directories;
    }

    /** Mount points by device, of what was mounted from here. */
    public Map<String, String> points() {
        return points;
    }

    /** Values below /proc/sys, by path. */
    Map<String, String> settings() {
        return settings;
    }

    /** Lines of the kernel's log since it was cleared. */
    public List<String> log() {
        return log;
    }
}
