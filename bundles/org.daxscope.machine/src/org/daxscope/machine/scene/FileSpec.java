package org.daxscope.machine.scene;

import java.util.List;

import org.daxscope.kernel.operation.Operation.PlaceFile.Placement;
import org.daxscope.kernel.operation.Pattern;

/**
 * A file.
 *
 * @param name unique in the scene
 * @param disk the disk or dm device whose file system holds it
 * @param size bytes
 * @param how how its space comes about, unless a layout tells
 * @param fill what is written into it
 * @param layout where it lies; empty when the file system is to choose
 * @param written bytes that are written, in order; what of them lies beyond the size makes the file longer
 */
public record FileSpec(String name, String disk, long size, How how, Pattern fill, List<Placement> layout,
        List<Written> written) {

    public FileSpec {
        layout = List.copyOf(layout);
        written = List.copyOf(written);
    }

    /** A file written from end to end, wherever the file system puts it. */
    public static FileSpec written(String name, String disk, long size, Pattern fill) {
        return new FileSpec(name, disk, size, How.WRITE, fill, List.of(), List.of(new Written(0, size)));
    }

    /** How the space of a file comes about before it is written. */
    public enum How {
        /** By being written. */
        WRITE,
        /** fallocate(2) over all of it. */
        PREALLOCATE,
        /** ftruncate(2): a hole of this size. */
        TRUNCATE
    }

    /** A stretch that is written, in bytes of the file. */
    public record Written(long offset, long length) {
    }
}
