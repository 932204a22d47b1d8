package org.daxscope.lab.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.daxscope.fs.Extent;
import org.daxscope.fs.Inode;
import org.daxscope.fs.MetadataArea;
import org.daxscope.kernel.address.Units;
import org.daxscope.lab.shell.IoError;

/** debugfs: the places of groups' tables, and the blocks of the journal and of files. */
final class DebugFs implements Command {
    private static final Pattern FILE = Pattern.compile("<(\\d+)>|/?(\\S+)");
    private static final String JOURNAL = "<8>";

    @Override
    public String name() {
        return "debugfs";
    }

    @Override
    public String usage() {
        return "debugfs -R \"{stats | stat FILE | blocks FILE}\" DEVICE (FILE: a name or <INODE>, <8> is the journal)";
    }

    @Override
    public int run(Invocation call) throws IoError {
        Options options = Options.of(call, "R:");
        if (options.operands().size() != 1 || !options.has("-R"))
            throw call.unknown("this use");
        String path = options.operands().getFirst();
        Layout layout = Layout.of(call, path);
        if (layout.groups("block bitmap of group ") == 0)
            throw call.unknown("a device without ext4");
        call.streams().err().line("debugfs 1.47.0 (5-Feb-2023)");
        List<String> words = List.of(options.value("-R", "").strip().split("\\s+"));
        switch (words.getFirst()) {
            case "stats", "show_super_stats" -> stats(call, layout, call.session().files().open(path).size());
            case "stat", "blocks" -> file(call, layout, path, words);
            default -> throw call.unknown("the request \"" + words.getFirst() + "\"");
        }
        return 0;
    }

    private static void stats(Invocation call, Layout layout, long bytes) throws IoError {
        call.out().line("Block count:              " + bytes / Units.PAGE);
        call.out().line("Block size:               " + Units.PAGE);
        for (int group = 0; group < layout.groups("block bitmap of group "); group++)
            call.out().line(" Group %2d: block bitmap at %d, inode bitmap at %d, inode table at %d".formatted(group,
                    layout.block(call, "block bitmap of group " + group),
                    layout.block(call, "inode bitmap of group " + group),
                    layout.block(call, "inode table of group " + group)));
    }

    private static void file(Invocation call, Layout layout, String path, List<String> words) throws IoError {
        if (words.size() != 2)
            throw call.unknown("this request");
        List<Extent> extents = extents(call, layout, path, words.get(1));
        if (words.getFirst().equals("blocks")) {
            StringBuilder blocks = new StringBuilder();
            for (Extent extent : extents)
                for (long block = extent.fsBlock(); block < extent.fsEnd(); block++)
                    blocks.append(block).append(' ');
            call.out().line(blocks.toString());
            return;
        }
        List<String> shown = new ArrayList<>();
        for (Extent extent : extents)
            shown.add(extent.blocks() == 1 ? "(%d):%d".formatted(extent.fileBlock(), extent.fsBlock())
                    : "(%d-%d):%d-%d".formatted(extent.fileBlock(), extent.end() - 1, extent.fsBlock(),
                            extent.fsEnd() - 1));
        call.out().line("EXTENTS:");
        call.out().line(String.join(", ", shown));
    }

    private static List<Extent> extents(Invocation call, Layout layout, String path, String file) {
        if (file.equals(JOURNAL)) {
            MetadataArea journal = layout.area(call, "journal");
            return List.of(new Extent(0, journal.block(), journal.blocks(), false));
        }
        Matcher name = FILE.matcher(file);
        String device = call.session().names().device(path).orElse("");
        if (!name.matches())
            throw call.unknown("the file " + file);
        Inode inode = call.session().machine().fileSystem(device).stream().flatMap(fs -> fs.files().stream())
                .filter(one -> name.group(1) == null ? one.name().equals(name.group(2))
                        : one.number() == Long.parseLong(name.group(1)))
                .findFirst().orElseThrow(() -> call.unknown("the file " + file));
        return inode.extents().all();
    }
}
