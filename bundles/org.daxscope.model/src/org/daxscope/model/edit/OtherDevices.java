package org.daxscope.model.edit;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.daxscope.model.FileSystemElement;
import org.jspecify.annotations.Nullable;

/**
 * The devices that a file system has besides its own: XFS a realtime device and a log, ext4 a journal. Arguments of mkfs name
 * them, and mount options of XFS once more; nothing else in the document does.
 */
public final class OtherDevices {
    private static final Pattern REALTIME = Pattern.compile("(?<![\\w-])rtdev=([^\\s,]*)");
    private static final Pattern LOG = Pattern.compile("(?<![\\w-])logdev=([^\\s,]*)");
    private static final Pattern JOURNAL = Pattern.compile("(?<![\\w-])device=([^\\s,]*)");
    /** All of them, wherever they stand. */
    private static final Pattern ANY =
            Pattern.compile("(?<![\\w-])((?:rtdev|logdev|device)=(?:/dev/(?:mapper/)?)?)([^\\s,]*)");

    private OtherDevices() {
    }

    /** Name of the realtime device; empty for none. */
    public static String realtime(FileSystemElement fs) {
        return isXfs(fs) ? named(REALTIME, fs.getMkfs()) : "";
    }

    /** Name of the device that holds the log, or ext4's journal; empty for none of its own. */
    public static String log(FileSystemElement fs) {
        return named(isXfs(fs) ? LOG : JOURNAL, fs.getMkfs());
    }

    /** Those there are, by name. */
    public static List<String> of(FileSystemElement fs) {
        return Stream.of(realtime(fs), log(fs)).filter(name -> !name.isEmpty()).toList();
    }

    /** The mount options that name what mkfs named, all others as they are. */
    public static String options(FileSystemElement fs) {
        if (!isXfs(fs))
            return text(fs.getOptions());
        String options = option(text(fs.getOptions()), REALTIME, "rtdev=", realtime(fs));
        return option(options, LOG, "logdev=", log(fs));
    }

    /** @param device empty for none; new files of the file system's root are realtime files when there was none before */
    public static void setRealtime(FileSystemElement fs, String device) {
        fs.setMkfs(argument(text(fs.getMkfs()), REALTIME, "-r rtdev=", "-d rtinherit=1 ", device));
        fs.setOptions(options(fs));
    }

    /** @param device empty for a log among its blocks */
    public static void setLog(FileSystemElement fs, String device) {
        boolean xfs = isXfs(fs);
        fs.setMkfs(argument(text(fs.getMkfs()), xfs ? LOG : JOURNAL, xfs ? "-l logdev=" : "-J device=", "", device));
        fs.setOptions(options(fs));
    }

    /** Arguments or options with another name for a device. */
    static String renamed(String text, String old, String newName) {
        return ANY.matcher(text).replaceAll(match -> Matcher.quoteReplacement(
                match.group(1) + (match.group(2).equals(old) ? newName : match.group(2))));
    }

    private static boolean isXfs(FileSystemElement fs) {
        return "xfs".equals(fs.getType());
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static String named(Pattern device, @Nullable String arguments) {
        Matcher found = device.matcher(text(arguments));
        return found.find() ? found.group(1).replaceFirst("^/dev/(mapper/)?", "") : "";
    }

    private static String argument(String arguments, Pattern device, String option, String with, String name) {
        Matcher found = device.matcher(arguments);
        if (!found.find())
            return name.isEmpty() ? arguments : (arguments + " " + with + option + name).strip();
        if (!name.isEmpty())
            return arguments.substring(0, found.start(1)) + name + arguments.substring(found.end(1));
        String before = arguments.substring(0, found.start());
        String flag = option.substring(0, option.indexOf(' ') + 1);
        before = before.endsWith(flag) ? before.substring(0, before.length() - flag.length()) : before;
        return (before.replace(with, "") + arguments.substring(found.end()).strip()).strip();
    }

    private static String option(String options, Pattern device, String key, String name) {
        List<String> others = Stream.of(options.split(",")).filter(option -> !option.isEmpty()
                && !device.matcher(option).matches()).toList();
        return String.join(",",
                name.isEmpty() ? others : Stream.concat(others.stream(), Stream.of(key + name)).toList());
    }
}
