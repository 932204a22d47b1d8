package org.daxscope.lab.shell.command;

import java.util.List;

import org.daxscope.fs.MetadataArea;

/** Where a file system keeps its own blocks, as xfs_db and debugfs tell of it. */
record Layout(List<MetadataArea> areas) {
    /** Of the device that a path names. */
    static Layout of(Invocation call, String path) {
        String device = call.session().names().device(path).orElseThrow(() -> call.unknown("the device " + path));
        return new Layout(call.session().machine().metadataAreas(device));
    }

    /** First block of what has that name. */
    long block(Invocation call, String name) {
        return area(call, name).block();
    }

    MetadataArea area(Invocation call, String name) {
        return areas.stream().filter(area -> area.name().equals(name)).findFirst()
                .orElseThrow(() -> call.unknown("where the " + name + " is"));
    }

    /** How many groups it has. */
    int groups(String ofEach) {
        return (int) areas.stream().filter(area -> area.name().startsWith(ofEach)).count();
    }
}
