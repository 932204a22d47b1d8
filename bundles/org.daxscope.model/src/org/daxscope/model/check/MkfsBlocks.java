package org.daxscope.model.check;

import java.util.OptionalInt;

import org.daxscope.kernel.address.Units;
import org.daxscope.model.FileSystemElement;

/** Block sizes in the arguments of mkfs, as the machine reads them. */
final class MkfsBlocks {
    private MkfsBlocks() {
    }

    /** Where the number of bytes begins in the arguments; -1 when none is asked for. */
    private static int at(FileSystemElement fs) {
        String key = fs.getType().equals("xfs") ? "size=" : "-b ";
        int at = fs.getMkfs().indexOf(key);
        return at < 0 ? -1 : at + key.length();
    }

    private static String digits(FileSystemElement fs, int at) {
        return fs.getMkfs().substring(at).replaceAll("\\D(?s:.*)", "");
    }

    /** Empty when what is asked for is no number. */
    static OptionalInt bytes(FileSystemElement fs) {
        int at = at(fs);
        if (at < 0)
            return OptionalInt.of(Units.PAGE);
        try {
            return OptionalInt.of(Integer.parseInt(digits(fs, at)));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** The arguments with 4096-byte blocks instead. */
    static String withPages(FileSystemElement fs) {
        int at = at(fs);
        return fs.getMkfs().substring(0, at) + Units.PAGE + fs.getMkfs().substring(at + digits(fs, at).length());
    }
}
