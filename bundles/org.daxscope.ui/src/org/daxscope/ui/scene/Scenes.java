package org.daxscope.ui.scene;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.daxscope.machine.scene.DmSpec;
import org.daxscope.machine.scene.FileSpec;
import org.daxscope.machine.scene.FileSystemSpec;
import org.daxscope.machine.scene.PartitionSpec;
import org.daxscope.machine.scene.Scene;

/** Scenes with one of their lists exchanged, and names that are free in them. */
public final class Scenes {
    private Scenes() {
    }

    /** With one more file system. */
    public static Scene withFileSystem(Scene scene, FileSystemSpec added) {
        return scene.withFileSystems(plus(scene.fileSystems(), added));
    }

    /** All of one list and one more. */
    public static <T> List<T> plus(List<T> list, T added) {
        return Stream.concat(list.stream(), Stream.of(added)).toList();
    }

    /** Devices that hold a file system made here: a guest sees what its host makes. */
    public static List<String> onHost(Scene scene) {
        return scene.fileSystems().stream().filter(fs -> !fs.isShare()).map(FileSystemSpec::disk).toList();
    }

    /** Names that no other device can have, nor a share as its tag. */
    public static List<String> deviceNames(Scene scene) {
        return Stream.of(scene.regions().stream().map(region -> region.namespace().disk()),
                scene.partitions().stream().map(PartitionSpec::name), scene.dmDevices().stream().map(DmSpec::name),
                scene.fileSystems().stream().filter(FileSystemSpec::isShare).map(FileSystemSpec::disk))
                .flatMap(names -> names).toList();
    }

    /** Files of hosts by the names under which guests see them, newest first. */
    public static Map<String, FileSpec> inShares(Scene scene) {
        Map<String, FileSpec> shown = new LinkedHashMap<>();
        for (FileSystemSpec fs : scene.fileSystems())
            fs.share().ifPresent(share -> {
                for (FileSpec file : scene.files().reversed())
                    if (file.disk().equals(share.source()))
                        shown.put(fs.disk() + ':' + plain(file), file);
            });
        return shown;
    }

    /** Without the name of its disk. */
    private static String plain(FileSpec file) {
        String prefix = file.disk() + ':';
        return file.name().startsWith(prefix) ? file.name().substring(prefix.length()) : file.name();
    }

    /** A name that is not taken: the wanted one, or one with the next number behind it. */
    public static String freeName(String wanted, Collection<String> taken) {
        if (!taken.contains(wanted))
            return wanted;
        String stem = wanted.replaceAll("[0-9]+$", "");
        int number = stem.length() == wanted.length() ? 2 : 0;
        while (taken.contains(stem + number))
            number++;
        return stem + number;
    }
}
