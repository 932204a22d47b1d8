package org.daxscope.fs.xfs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.daxscope.fs.MkfsArguments;

/**
 * The devices that arguments of mkfs.xfs, or mount options, name besides the main one.
 *
 * @param realtime name of the realtime device, empty for none
 * @param log name of the external log's device, empty for an internal log
 * @param inheritsRealtime whether new files of the root directory are realtime files
 */
public record XfsDevices(String realtime, String log, boolean inheritsRealtime) {
    private static final Pattern REALTIME = Pattern.compile("rtdev=([^\\s,]*)");
    private static final Pattern LOG = Pattern.compile("logdev=([^\\s,]*)");
    private static final Pattern INHERIT = Pattern.compile("rtinherit(?:=1)?(?=[\\s,]|$)");

    /** @throws org.daxscope.kernel.KernelError EINVAL where mkfs would refuse: realtime files cannot be shared */
    public static XfsDevices made(String arguments) {
        XfsDevices devices = of(arguments);
        if (!devices.realtime.isEmpty() && XfsGeometry.canReflink(arguments))
            throw MkfsArguments.refused();
        return devices;
    }

    /** What mkfs arguments or mount options name. */
    public static XfsDevices of(String text) {
        return new XfsDevices(named(REALTIME, text), named(LOG, text), INHERIT.matcher(text).find());
    }

    private static String named(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(1) : "";
    }
}
