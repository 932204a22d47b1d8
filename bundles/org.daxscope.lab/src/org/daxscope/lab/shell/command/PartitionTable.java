package org.daxscope.lab.shell.command;

import java.util.List;
import java.util.Optional;

import org.daxscope.dax.Partition;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.lab.shell.IoError;
import org.daxscope.lab.shell.Session;

/** fdisk, driven by the letters that are typed into it: n (p, number, first sector, last sector), d, o and w. */
final class PartitionTable implements Command {
    @Override
    public String name() {
        return "fdisk";
    }

    @Override
    public String usage() {
        return "fdisk DISK < COMMANDS (n p NUMBER FIRST LAST, d NUMBER, w, one a line), fdisk -l DISK";
    }

    @Override
    public int run(Invocation call) throws IoError {
        Options options = Options.of(call, "lu");
        if (options.operands().size() != 1)
            throw call.unknown("anything but one disk");
        String path = options.operands().getFirst();
        Session session = call.session();
        String disk = session.names().device(path).orElseThrow(() -> call.unknown("the disk " + path));
        if (options.has("-l")) {
            for (Partition part : session.machine().partitions())
                if (part.disk().name().equals(disk))
                    call.out().line("%s %d %d %d".formatted(session.names().path(part.name()), part.start(),
                            part.end() - 1, part.sectors()));
            return 0;
        }
        return edit(call, disk);
    }

    private static int edit(Invocation call, String disk) throws IoError {
        List<String> lines = Lines.of(call, List.of("-"));
        int at = 0;
        while (at < lines.size()) {
            String letter = lines.get(at++).strip();
            switch (letter) {
                case "n" -> {
                    if (at + 4 > lines.size() || !lines.get(at).strip().equals("p"))
                        throw call.unknown("a partition that is not primary, or an answer that is missing");
                    add(call, disk, lines.subList(at + 1, at + 4));
                    at += 4;
                }
                case "d" -> {
                    String number = at < lines.size()
                            && lines.get(at).strip().matches("[1-" + Operation.CreatePartition.MOST + "]")
                                    ? lines.get(at++)
                                    : "1";
                    remove(call, disk, number.strip());
                }
                case "w" -> {
                    call.out().line("The partition table has been altered.");
                    return 0;
                }
                case "q" -> {
                    return 0;
                }
                case "o", "p", "" -> {
                    // A table of that kind is there already, and nobody looks at what is shown.
                }
                default -> throw call.unknown("the command " + letter);
            }
        }
        return 0;
    }

    /** @param answers number, first sector, last sector or +size; empty ones mean the usual */
    private static void add(Invocation call, String disk, List<String> answers) throws IoError {
        String last = answers.get(2).strip();
        long first = answers.get(1).isBlank() ? 2048 : Sizes.of(call, answers.get(1).strip());
        long sectors = last.isEmpty() ? 0
                : last.startsWith("+") ? last.matches("\\+[0-9]+") ? Sizes.of(call, last.substring(1)) + 1
                        : Sizes.of(call, last.substring(1)) / 512 : Sizes.of(call, last) - first + 1;
        int number = answers.getFirst().isBlank() ? 1 : (int) Sizes.of(call, answers.getFirst().strip());
        call.session().call(new Operation.CreatePartition(disk, number, first, sectors), "partition " + number);
    }

    private static void remove(Invocation call, String disk, String number) throws IoError {
        Optional<Partition> part = call.session().machine().partitions().stream()
                .filter(one -> one.disk().name().equals(disk) && one.name().endsWith(number)).findFirst();
        if (part.isEmpty())
            throw call.unknown("partition " + number + ", which is not there, to be removed");
        call.session().call(new Operation.RemovePartition(part.get().name()), "partition " + number);
    }
}
