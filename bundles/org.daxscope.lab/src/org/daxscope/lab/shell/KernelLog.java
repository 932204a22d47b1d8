package org.daxscope.lab.shell;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.daxscope.kernel.Rule;

/**
 * What dmesg shows: lines about mounts, tables and memory failure, as far as the model knows them. There is no clock here: the
 * time of a line is its number.
 */
public final class KernelLog {
    private static final int MICROS = 1_000_000;
    private static final int MICROS_A_LINE = 100;

    private static final Pattern DEVICE = Pattern.compile("\\((pm[0-9]+(?:p[0-9]+)?|d[0-9]+)\\)");

    private final ShellState state;
    private final DeviceNames names;

    KernelLog(ShellState state, DeviceNames names) {
        this.state = state;
        this.names = names;
    }

    public void add(String line) {
        int number = state.log().size() + 1;
        long micros = (long) number * MICROS_A_LINE;
        state.log().add(String.format(Locale.ROOT, "[%5d.%06d] %s", micros / MICROS, micros % MICROS, line));
    }

    /** A line with the machine's name of a device in brackets. */
    void addOfMachine(String line) {
        add(DEVICE.matcher(line).replaceAll(match -> "(" + names.kernelName(match.group(1)) + ")"));
    }

    public List<String> lines() {
        return List.copyOf(state.log());
    }

    public void clear() {
        state.log().clear();
    }

    /** Why a mount was refused. */
    public void mountRefused(String type, String device, Rule rule) {
        String about = (type.equals("xfs") ? "XFS (" : "EXT4-fs (") + names.kernelName(device) + "): ";
        switch (rule) {
            case REFLINK_WITHOUT_DAX -> add(about + "DAX and reflink cannot be used together!");
            case REFLINK_ON_PARTITION -> add(about + "DAX and reflink cannot work with multi-partitions!");
            case NO_DAX_ON_DEVICE -> {
                unaligned(device);
                add(about + "DAX unsupported by block device.");
            }
            case NO_DAX_WITH_THIS_BLOCK_SIZE -> add(about + "unsupported blocksize for DAX");
            case METADATA_UNREADABLE -> add(type.equals("xfs") ? about + "SB validate failed with error -5."
                    : about + "unable to read superblock");
            default -> {
                // The model has no line of the log for other reasons.
            }
        }
    }

    /** A partition that begins inside a page. */
    private void unaligned(String device) {
        if (names.isUnaligned(device))
            add(names.kernelName(device) + ": error: unaligned partition for dax");
    }

    /** @param turnedOff whether DAX was asked for in vain */
    public void mounted(String type, String device, boolean turnedOff) {
        String about = (type.equals("xfs") ? "XFS (" : "EXT4-fs (") + names.kernelName(device) + "): ";
        if (turnedOff) {
            unaligned(device);
            add(about + "DAX unsupported by block device. Turning off DAX.");
        }
        if (type.equals("xfs")) {
            add(about + "Mounting V5 Filesystem");
            add(about + "Ending clean mount");
        } else
            add(about + "mounted filesystem with ordered data mode. Quota mode: none.");
    }
}
