package org.daxscope.lab.shell.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.daxscope.kernel.address.Units;
import org.daxscope.lab.shell.IoError;

/** xfs_db: fields of the superblock, and addresses from one unit to another. Of file systems with blocks of 4096 bytes. */
final class XfsDb implements Command {
    private static final String HEADERS = "superblock and headers of group ";
    private static final int INODE_BYTES = 512;

    @Override
    public String name() {
        return "xfs_db";
    }

    @Override
    public String usage() {
        return "xfs_db [-r] -c \"sb 0\" -c \"p FIELD...\" -c \"convert {fsblock | daddr | ino | agno N agbno} N UNIT\" DEVICE";
    }

    @Override
    public int run(Invocation call) throws IoError {
        Options options = Options.of(call, "rfxc:");
        if (options.operands().size() != 1)
            throw call.unknown("anything but one device");
        Map<String, Long> fields = fields(call, options.operands().getFirst());
        for (String command : options.all("-c")) {
            List<String> words = List.of(command.strip().split("\\s+"));
            switch (words.getFirst()) {
                case "sb" -> {
                    if (words.size() > 1 && !words.get(1).equals("0"))
                        throw call.unknown("another superblock than the first");
                }
                case "p", "print" -> print(call, fields, words.subList(1, words.size()));
                case "convert" -> convert(call, fields, words.subList(1, words.size()));
                default -> throw call.unknown("the command \"" + words.getFirst() + "\"");
            }
        }
        return 0;
    }

    private static Map<String, Long> fields(Invocation call, String path) throws IoError {
        Layout layout = Layout.of(call, path);
        long blocks = call.session().files().open(path).size() / Units.PAGE;
        int groups = layout.groups(HEADERS);
        if (groups == 0)
            throw call.unknown("a device without XFS");
        long groupBlocks = groups > 1 ? layout.block(call, HEADERS + "1") : blocks;
        long log = 64 - Long.numberOfLeadingZeros(groupBlocks - 1);
        Map<String, Long> fields = new LinkedHashMap<>();
        fields.put("blocksize", (long) Units.PAGE);
        fields.put("dblocks", blocks);
        fields.put("agblocks", groupBlocks);
        fields.put("agcount", (long) groups);
        fields.put("agblklog", log);
        fields.put("inodesize", (long) INODE_BYTES);
        fields.put("sectsize", (long) Units.SECTOR);
        long first = layout.block(call, "log");
        fields.put("logstart", first / groupBlocks << log | first % groupBlocks);
        fields.put("logblocks", layout.area(call, "log").blocks());
        fields.put("rootino", layout.block(call, "root inodes") * (Units.PAGE / INODE_BYTES));
        return fields;
    }

    private static void print(Invocation call, Map<String, Long> fields, List<String> names) throws IoError {
        if (names.isEmpty())
            throw call.unknown("printing everything");
        for (String name : names) {
            Long value = fields.get(name);
            if (value == null)
                throw call.unknown("the field " + name);
            call.out().line(name + " = " + value);
        }
    }

    private static void convert(Invocation call, Map<String, Long> fields, List<String> words) throws IoError {
        List<String> given = new ArrayList<>();
        Map<String, Long> from = new LinkedHashMap<>();
        for (int i = 0; i + 2 < words.size(); i += 2) {
            given.add(unit(words.get(i)));
            from.put(unit(words.get(i)), Sizes.of(call, words.get(i + 1)));
        }
        // A group is completed by a block in it and by nothing else.
        if (given.size() > 1 && !given.equals(List.of("agno", "agbno"))) {
            call.out().line("conflicting conversion type " + words.get(2));
            return;
        }
        long block = block(call, fields, from);
        long agblocks = fields.getOrDefault("agblocks", 0L);
        long shift = fields.getOrDefault("agblklog", 0L);
        long value = switch (unit(words.getLast())) {
            case "daddr" -> block * Units.PAGE_SECTORS;
            case "fsblock" -> block / agblocks << shift | block % agblocks;
            case "agno" -> block / agblocks;
            case "agbno" -> block % agblocks;
            default -> throw call.unknown("the unit " + words.getLast());
        };
        call.out().line("0x%x (%d)".formatted(value, value));
    }

    private static String unit(String word) {
        return switch (word) {
            case "fsb" -> "fsblock";
            case "d" -> "daddr";
            case "i", "inode" -> "ino";
            case "ag" -> "agno";
            case "agblock", "agb" -> "agbno";
            default -> word;
        };
    }

    /** Block of the device, from what was given. */
    private static long block(Invocation call, Map<String, Long> fields, Map<String, Long> from) {
        long agblocks = fields.getOrDefault("agblocks", 0L);
        long shift = fields.getOrDefault("agblklog", 0L);
        Map.Entry<String, Long> first = from.entrySet().iterator().next();
        long value = first.getValue();
        return switch (first.getKey()) {
            case "fsblock" -> (value >> shift) * agblocks + (value & (1L << shift) - 1);
            case "daddr" -> value / Units.PAGE_SECTORS;
            case "ino" -> {
                long fsblock = value / (Units.PAGE / INODE_BYTES);
                yield (fsblock >> shift) * agblocks + (fsblock & (1L << shift) - 1);
            }
            case "agno" -> value * agblocks + from.getOrDefault("agbno", 0L);
            default -> throw call.unknown("the unit " + first.getKey());
        };
    }
}
