package org.daxscope.lab.shell.command;

import java.util.List;

import org.daxscope.lab.shell.FileTree;
import org.daxscope.lab.shell.IoError;

/** ls: names, one a line; with -i inode numbers of files on persistent memory. */
final class Listing implements Command {
    /** ext4's lost+found. */
    private static final long LOST_FOUND = 11;

    @Override
    public String name() {
        return "ls";
    }

    @Override
    public String usage() {
        return "ls [-1] [-a] [-i] [PATH]...";
    }

    @Override
    public int run(Invocation call) throws IoError {
        Options options = Options.of(call, "1ai");
        List<String> paths = options.operands().isEmpty() ? List.of("/") : options.operands();
        int status = 0;
        for (String path : paths)
            switch (call.session().files().kind(path)) {
            case NONE -> status = call.complain(path + ": No such file or directory");
            case DIRECTORY -> list(call, options, path, paths.size() > 1);
            default -> call.out().line(number(call, options, path) + path);
            }
        return status;
    }

    private static void list(Invocation call, Options options, String path, boolean titled) throws IoError {
        if (titled)
            call.out().line(path + ":");
        for (String name : call.session().files().list(path))
            call.out().line(number(call, options, path + "/" + name) + name);
    }

    private static String number(Invocation call, Options options, String path) {
        if (!options.has("-i"))
            return "";
        FileTree.OnDisk file = call.session().files().onDisk(path)
                .orElseThrow(() -> call.unknown("-i of what does not lie in persistent memory"));
        long inode = file.inFileSystem().equals("lost+found") ? LOST_FOUND
                : call.session().machine().fileSystem(file.device()).flatMap(fs -> fs.find(file.inFileSystem()))
                        .orElseThrow(() -> call.unknown("the inode number of " + path)).number();
        return "%7d ".formatted(inode);
    }
}
