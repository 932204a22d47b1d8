package org.daxscope.machine.scene;

/**
 * A file system, made and mounted.
 *
 * @param disk the disk or dm device it is on
 * @param type "ext4" or "xfs"
 * @param mkfs arguments of mkfs, "-m reflink=0"
 * @param options mount options, comma separated, "dax=always"
 * @param ageing what happened to it before
 */
public record FileSystemSpec(String disk, String type, String mkfs, String options, Ageing ageing) {
    /** A new one. */
    public FileSystemSpec(String disk, String type, String mkfs, String options) {
        this(disk, type, mkfs, options, Ageing.NONE);
    }
}
