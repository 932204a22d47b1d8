package org.daxscope.machine.scene;

import java.util.Optional;

import org.daxscope.fs.fuse.Virtiofs;
import org.daxscope.kernel.ShareArguments;

/**
 * A file system, made and mounted; or what a host shares with its guest, mounted there.
 *
 * @param disk the disk or dm device it is on; of a share the tag
 * @param type "ext4" or "xfs"; "virtiofs" for a share
 * @param mkfs arguments of mkfs, "-m reflink=0"; of a share what it is of, "source=pm0 cache-size=1G"
 * @param options mount options, comma separated, "dax=always"
 * @param ageing what happened to it before
 */
public record FileSystemSpec(String disk, String type, String mkfs, String options, Ageing ageing) {
    /** The type of a share. */
    public static final String SHARE = Virtiofs.TYPE;

    /** A new one. */
    public FileSystemSpec(String disk, String type, String mkfs, String options) {
        this(disk, type, mkfs, options, Ageing.NONE);
    }

    /** What a host shares, under the tag, with a window of so many bytes. */
    public static FileSystemSpec share(String tag, ShareArguments share, String options) {
        return new FileSystemSpec(tag, SHARE, share.text(), options);
    }

    /** Whether it is a guest's mount of what its host shares. */
    public boolean isShare() {
        return type.equals(SHARE);
    }

    /** What is shared and how; empty where the text is none, and for what is no share. */
    public Optional<ShareArguments> share() {
        return isShare() ? ShareArguments.parse(mkfs) : Optional.empty();
    }
}
