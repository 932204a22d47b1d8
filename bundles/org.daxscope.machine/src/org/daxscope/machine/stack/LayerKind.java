package org.daxscope.machine.stack;

import org.daxscope.machine.place.Space;

/** What a range passes on its way down, from the application to the media. */
public enum LayerKind {
    /** A process that maps the file. */
    MAPPING(Space.VIRTUAL),
    FILE(Space.FILE),
    /** Ranges of 2 MiB in which a guest sees its host's files. */
    WINDOW(Space.WINDOW),
    /** What files without DAX go through. */
    PAGE_CACHE(Space.FILE),
    /** Extents, in blocks of the file system. */
    BLOCKS(Space.FS_BLOCK), DM(Space.DM),
    /** A stretch of a disk with a name and sectors of its own. */
    PARTITION(Space.DISK), DISK(Space.DISK), REGION(Space.REGION), PHYSICAL(Space.PHYSICAL),
    /** The 256-byte lines that are lost or not. */
    LINES(Space.PHYSICAL);

    private final Space space;

    LayerKind(Space space) {
        this.space = space;
    }

    /** The addresses it counts in. */
    public Space space() {
        return space;
    }
}
