package org.daxscope.machine.image;

/**
 * A mounted file system.
 *
 * @param disk "pm1"
 * @param type "ext4" or "xfs"
 * @param mkfs arguments it was made with
 * @param options as given to mount(2)
 * @param point directory it is mounted at: /mnt, or /media/pm1 beside another
 * @param prefix what stands before its files' names when operations name them: "" or "pm1:"
 * @param dax whether its files are read and written through DAX
 * @param blockBytes bytes of a block
 * @param freeBytes what a file can still take, without what waits for a commit
 */
public record MountImage(String disk, String type, String mkfs, String options, String point, String prefix,
        boolean dax,
        int blockBytes, long freeBytes) {
}
