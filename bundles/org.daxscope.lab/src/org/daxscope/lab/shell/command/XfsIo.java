package org.daxscope.lab.shell.command;

import java.util.List;
import java.util.Map;

import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.Fallocate.Mode;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.Outcome.Extents.Piece;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.lab.shell.IoError;

/** xfs_io -c COMMAND... FILE. */
final class XfsIo implements Command {
    private static final int SECTOR = 512;
    private static final byte USUAL_BYTE = (byte) 0xcd;
    private static final Map<String, Mode> MODES = Map.of("falloc", Mode.PREALLOCATE, "fpunch", Mode.PUNCH_HOLE,
            "fzero", Mode.ZERO_RANGE, "fcollapse", Mode.COLLAPSE_RANGE, "finsert", Mode.INSERT_RANGE);

    @Override
    public String name() {
        return "xfs_io";
    }

    @Override
    public String usage() {
        return "xfs_io [-f] [-d] [-s] [-t] [-x] -c \"COMMAND\" FILE (pwrite [-q] [-S BYTE] [-b BYTES] OFFSET LENGTH, pread,"
                + " falloc, fpunch, fzero, fcollapse, finsert OFFSET LENGTH, truncate SIZE, fsync, bmap, fiemap,"
                + " reflink SOURCE)";
    }

    /** The file that the commands work on. */
    private record Target(Invocation call, String path, String operand, OpenMode mode) {
        Outcome perform(Operation operation) {
            return call.session().perform(operation);
        }
    }

    @Override
    public int run(Invocation call) throws IoError {
        Options options = Options.of(call, "fdstxrc:");
        if (options.operands().size() != 1 || options.has("-r"))
            throw call.unknown("this use");
        String path = options.operands().getFirst();
        if (options.has("-f") || options.has("-t"))
            call.session().files().create(path, options.has("-t"));
        Target target = new Target(call, path, call.session().files().operand(path),
                new OpenMode(options.has("-d"), options.has("-s"), 0));
        int status = 0;
        for (String command : options.all("-c"))
            status |= perform(target, command);
        return status;
    }

    private static int perform(Target target, String command) throws IoError {
        List<String> words = List.of(command.strip().split("\\s+"));
        Invocation call = new Invocation("xfs_io " + words.getFirst(), words.subList(1, words.size()),
                target.call.streams(), target.call.session(), target.call.launcher(), target.call.interpreter());
        Target own = new Target(call, target.path, target.operand, target.mode);
        String what = words.getFirst();
        if (MODES.containsKey(what))
            return fallocate(own, MODES.getOrDefault(what, Mode.PREALLOCATE));
        return switch (what) {
            case "pwrite" -> write(own);
            case "pread" -> read(own);
            case "truncate" -> simple(own, "ftruncate",
                    new Operation.Truncate(target.operand, Sizes.of(call, operand(call, 0))));
            case "fsync", "fdatasync" -> simple(own, what, new Operation.Fsync(target.operand));
            case "reflink" -> reflink(own);
            case "fiemap", "bmap" -> extents(own);
            case "chattr" -> attribute(own);
            default -> throw call.unknown("this command");
        };
    }

    private static String operand(Invocation call, int index) {
        List<String> operands = Options.of(call, "qkS:b:v").operands();
        if (index >= operands.size())
            throw call.unknown("a call without its operands");
        return operands.get(index);
    }

    private static int simple(Target target, String what, Operation operation) throws IoError {
        if (!(target.perform(operation) instanceof Outcome.Failed failed))
            return 0;
        target.call.streams().err().line(what + ": " + failed.errno().text());
        return 1;
    }

    private static int fallocate(Target target, Mode mode) throws IoError {
        if (mode == Mode.PREALLOCATE && target.call.arguments().contains("-k"))
            throw target.call.unknown("-k");
        return simple(target, "fallocate", new Operation.Fallocate(mode,
                target.operand, Sizes.of(target.call, operand(target.call, 0)),
                Sizes.of(target.call, operand(target.call, 1))));
    }

    private static int write(Target target) throws IoError {
        Options options = Options.of(target.call, "qS:b:");
        long offset = Sizes.of(target.call, operand(target.call, 0));
        long length = Sizes.of(target.call, operand(target.call, 1));
        long block = Sizes.of(target.call, options.value("-b", "4096"));
        Pattern pattern = new Pattern.Constant((byte) Sizes.of(target.call, options.value("-S",
                String.valueOf(USUAL_BYTE & 0xff))));
        long done = 0;
        long calls = 0;
        while (done < length) {
            long wanted = Math.min(block, length - done);
            Outcome outcome = target.perform(new Operation.Write(target.operand, offset + done, wanted, wanted, pattern,
                    target.mode));
            if (outcome instanceof Outcome.Failed failed) {
                target.call.streams().err().line("pwrite: " + failed.errno().text());
                return 1;
            }
            calls++;
            long written = outcome instanceof Outcome.Done count ? count.value() : 0;
            done += written;
            if (written < wanted)
                break;
        }
        return tell(target, options, "wrote", done, length, offset, calls);
    }

    private static int read(Target target) throws IoError {
        Options options = Options.of(target.call, "qvb:");
        if (options.has("-v"))
            throw target.call.unknown("-v");
        long offset = Sizes.of(target.call, operand(target.call, 0));
        long length = Sizes.of(target.call, operand(target.call, 1));
        long block = Sizes.of(target.call, options.value("-b", "4096"));
        long done = 0;
        long calls = 0;
        while (done < length) {
            long wanted = Math.min(block, length - done);
            switch (target.perform(new Operation.Read(target.operand, offset + done, wanted, target.mode))) {
                case Outcome.Failed failed -> {
                    target.call.streams().err().line("pread: " + failed.errno().text());
                    return 1;
                }
                case Outcome.Data data when data.bytes().length == wanted -> done += wanted;
                case Outcome.Data data -> {
                    return tell(target, options, "read", done + data.bytes().length, length, offset, calls + 1);
                }
                default -> throw target.call.unknown("what the read gave");
            }
            calls++;
        }
        return tell(target, options, "read", done, length, offset, calls);
    }

    private static int tell(Target target, Options options, String what, long done, long length, long offset,
            long calls)
            throws IoError {
        if (!options.has("-q")) {
            target.call.out().line("%s %d/%d bytes at offset %d".formatted(what, done, length, offset));
            target.call.out().line(calls + " ops");
        }
        return 0;
    }

    private static int reflink(Target target) throws IoError {
        Options options = Options.of(target.call, "q");
        List<String> operands = options.operands();
        String source = target.call.session().files().operand(operand(target.call, 0));
        long from = operands.size() > 1 ? Sizes.of(target.call, operands.get(1)) : 0;
        long to = operands.size() > 2 ? Sizes.of(target.call, operands.get(2)) : 0;
        long length = operands.size() > 3 ? Sizes.of(target.call, operands.get(3)) : 0;
        return simple(target, "XFS_IOC_CLONE_RANGE", new Operation.Reflink(source, from, length, target.operand, to));
    }

    /** As bmap -v and fiemap list them, in 512-byte units. */
    private static int extents(Target target) throws IoError {
        if (!(target.perform(new Operation.ListExtents(target.operand)) instanceof Outcome.Extents extents))
            throw target.call.unknown("the extents of " + target.path);
        target.call.out().line(target.path + ":");
        int number = 0;
        long expected = 0;
        for (Piece piece : extents.pieces()) {
            if (piece.logical() > expected)
                target.call.out().line("\t%d: [%d..%d]: hole".formatted(number++, expected / SECTOR,
                        piece.logical() / SECTOR - 1));
            target.call.out().line("\t%d: [%d..%d]: %d..%d".formatted(number++, piece.logical() / SECTOR,
                    (piece.logical() + piece.length()) / SECTOR - 1, piece.physical() / SECTOR,
                    (piece.physical() + piece.length()) / SECTOR - 1));
            expected = piece.logical() + piece.length();
        }
        return 0;
    }

    /** The DAX flag of an inode means nothing where the mount decides for all files. */
    private static int attribute(Target target) {
        boolean decided = target.call.session().machine().image().mounts().stream()
                .filter(mount -> target.call.session().files().onDisk(target.path)
                        .filter(on -> on.device().equals(mount.disk())).isPresent())
                .anyMatch(mount -> mount.options().contains("dax=always") || mount.options().contains("dax=never"));
        if (!decided || !List.of("+x", "-x").contains(operandOrEmpty(target.call)))
            throw target.call.unknown("changing attributes of a file whose mount leaves DAX to them");
        return 0;
    }

    private static String operandOrEmpty(Invocation call) {
        return call.arguments().isEmpty() ? "" : call.arguments().getFirst();
    }
}
