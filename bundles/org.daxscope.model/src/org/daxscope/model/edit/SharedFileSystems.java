package org.daxscope.model.edit;

import java.util.Optional;

import org.daxscope.kernel.ShareArguments;
import org.daxscope.machine.scene.FileSystemSpec;
import org.daxscope.model.FileSystemElement;

/** File systems of the document that are a guest's mount of what its host shares. */
public final class SharedFileSystems {
    private SharedFileSystems() {
    }

    public static boolean isShare(FileSystemElement fs) {
        return FileSystemSpec.SHARE.equals(fs.getType());
    }

    /** What is shared and how; empty where the text does not say it, and for what is no share. */
    public static Optional<ShareArguments> arguments(FileSystemElement fs) {
        return isShare(fs) ? ShareArguments.parse(String.valueOf(fs.getMkfs())) : Optional.empty();
    }

    /** Whether it shares what is on a disk. */
    public static boolean isOf(FileSystemElement fs, String disk) {
        return arguments(fs).filter(share -> share.source().equals(disk)).isPresent();
    }
}
