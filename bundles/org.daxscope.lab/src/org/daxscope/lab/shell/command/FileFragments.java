package org.daxscope.lab.shell.command;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.Outcome.Extents.Piece;
import org.daxscope.lab.shell.IoError;

/** filefrag: the extents of files, in blocks of 4096 bytes. */
final class FileFragments implements Command {
    private static final int BLOCK = 4096;
    private static final String HEADINGS =
            " ext:     logical_offset:        physical_offset: length:   expected: flags:";

    @Override
    public String name() {
        return "filefrag";
    }

    @Override
    public String usage() {
        return "filefrag [-v] FILE...";
    }

    @Override
    public int run(Invocation call) throws IoError {
        Options options = Options.of(call, "ves");
        for (String file : options.operands()) {
            String operand = call.session().files().operand(file);
            long size = call.session().files().open(file).size();
            if (!(call.session().perform(new Operation.ListExtents(operand)) instanceof Outcome.Extents extents))
                throw call.unknown("the extents of " + file);
            if (options.has("-v"))
                list(call, file, size, extents.pieces());
            int count = fragments(extents.pieces());
            call.out().line(file + ": " + count + (count == 1 ? " extent found" : " extents found"));
        }
        return 0;
    }

    /** Extents that go on where the one before ends count as one. */
    private static int fragments(List<Piece> pieces) {
        int count = 0;
        long expected = -1;
        for (Piece piece : pieces) {
            count += piece.physical() == expected ? 0 : 1;
            expected = piece.physical() + piece.length();
        }
        return count;
    }

    private static void list(Invocation call, String file, long size, List<Piece> pieces) throws IoError {
        boolean xfs = call.session().files().onDisk(file)
                .flatMap(on -> call.session().machine().fileSystem(on.device())).map(fs -> fs.type().equals("xfs"))
                .orElse(false);
        call.out().line("Filesystem type is: " + (xfs ? "58465342" : "ef53"));
        call.out().line("File size of %s is %d (%d block%s of %d bytes)".formatted(file, size,
                Math.ceilDiv(size, BLOCK), Math.ceilDiv(size, BLOCK) == 1 ? "" : "s", BLOCK));
        call.out().line(HEADINGS);
        long expected = -1;
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            String jump = i > 0 && piece.physical() != expected ? "%10d:".formatted(expected / BLOCK) : " ".repeat(11);
            call.out().line("%4d: %8d..%8d: %10d..%10d: %6d: %s %s".formatted(i, piece.logical() / BLOCK,
                    (piece.logical() + piece.length()) / BLOCK - 1, piece.physical() / BLOCK,
                    (piece.physical() + piece.length()) / BLOCK - 1, piece.length() / BLOCK, jump,
                    flags(piece, i == pieces.size() - 1, size)));
            expected = piece.physical() + piece.length();
        }
    }

    private static String flags(Piece piece, boolean last, long size) {
        List<String> flags = new ArrayList<>();
        if (last)
            flags.add("last");
        if (piece.unwritten())
            flags.add("unwritten");
        if (piece.shared())
            flags.add("shared");
        if (piece.logical() + piece.length() >= size)
            flags.add("eof");
        return String.join(",", flags);
    }
}
