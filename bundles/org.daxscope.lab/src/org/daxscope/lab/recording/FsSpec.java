package org.daxscope.lab.recording;

import org.jspecify.annotations.Nullable;

/**
 * The file system mounted at /mnt.
 *
 * @param on    device or dm name
 * @param mount options, comma separated: dax=always, dax=never ...
 * @param mkfs  arguments of mkfs; null for the defaults (xfs {@code -m reflink=0}, ext4 {@code -b 4096})
 * @param huge  whether files are laid out for 2 MiB mappings
 */
public record FsSpec(Type type, String on, String mount, @Nullable String mkfs, boolean huge) {
    public enum Type {
        XFS, EXT4
    }
}
