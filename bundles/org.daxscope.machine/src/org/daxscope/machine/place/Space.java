package org.daxscope.machine.place;

/** The address spaces of the stack, from the application down to the media. */
public enum Space {
    /** Virtual addresses of a process, in bytes. */
    VIRTUAL,
    /** Bytes from the start of a file. */
    FILE,
    /** Bytes of the window of a virtio_fs device, where a guest has parts of its files: the name is the tag of the share. */
    WINDOW,
    /** Blocks of a file system, counted from the start of its disk or dm device, in bytes of that. */
    FS_BLOCK,
    /** Bytes of a dm device, from its start. */
    DM,
    /** Bytes of a pmem disk, from the start of its usable area. */
    DISK,
    /** Bytes of an nvdimm region, from its start. */
    REGION,
    /** System physical addresses, in bytes. */
    PHYSICAL
}
