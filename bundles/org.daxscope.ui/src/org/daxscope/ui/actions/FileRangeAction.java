package org.daxscope.ui.actions;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.Map;

import org.eclipse.osgi.util.NLS;

import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.Fallocate;
import org.daxscope.kernel.operation.OperationText;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.Step;
import org.daxscope.ui.nls.ActionsText;

/** Calls on a range of a file or a disk. */
enum FileRangeAction implements UserAction {
    READ("read", ActionsText.TitleRead, 16 << 20, Field.MODE),
    WRITE("pwrite", ActionsText.TitleWrite, 256 << 20, Field.PATTERN, Field.READABLE, Field.MODE),
    PUNCH("punch", ActionsText.TitlePunch, Long.MAX_VALUE), ZERO("zero", ActionsText.TitleZero, Long.MAX_VALUE),
    PREALLOCATE("preallocate", ActionsText.TitlePreallocate, Long.MAX_VALUE);

    private final Form form;
    /** Most bytes of one call: what is read is kept, what is written takes time. */
    private final long most;

    /** @param more what it asks for besides the range */
    FileRangeAction(String id, String title, long most, Field... more) {
        form = new Form(id, title, Stream.concat(Stream.of(Field.TARGET, Field.OFFSET, Field.LENGTH),
                Stream.of(more)).toList());
        this.most = most;
    }

    @Override
    public Form form() {
        return form;
    }

    @Override
    public List<Field> advanced() {
        return List.of(Field.READABLE, Field.MODE);
    }

    @Override
    public Proposal propose(Scope scope, Values given) {
        Values fixed = Values.NONE.with(Field.PATTERN, "0x57").with(Field.MODE, "plain");
        Span focus = scope.inFile(given.text(Field.TARGET)).orElse(null);
        if (focus != null && (this == READ || this == WRITE || scope.file(focus.name()).isPresent()))
            return Proposal.of(new ByteWindow(focus.start(), focus.length()).out(Units.PAGE).cut(most)
                    .into(fixed.with(Field.TARGET, focus.name())));
        String target = targets(scope).stream().findFirst().orElse("");
        return new Proposal(new ByteWindow(0, Units.PAGE).into(fixed.with(Field.TARGET, target)),
                scope.focus() == null ? "" : ActionsText.FocusInNoFile);
    }

    private List<String> targets(Scope scope) {
        return this == READ || this == WRITE ? scope.storage() : scope.files();
    }

    @Override
    public List<String> choices(Field field, Scope scope) {
        return switch (field) {
            case TARGET -> targets(scope);
            case PATTERN -> List.of("0x57", "0x00", "pages", "sectors", "file:");
            case MODE -> List.of("plain", "direct", "sync", "direct sync");
            default -> List.of();
        };
    }

    @Override
    public Step step(Values values, Scope scope) {
        String on = values.needed(Field.TARGET);
        ByteWindow range = ByteWindow.of(values).atMost(most);
        return Step.of(switch (this) {
            case READ -> new Operation.Read(on, range.start(), range.length(), write(values, on, range).mode());
            case WRITE -> write(values, on, range);
            case PUNCH -> new Fallocate(Fallocate.Mode.PUNCH_HOLE, on, range.start(), range.length());
            case ZERO -> new Fallocate(Fallocate.Mode.ZERO_RANGE, on, range.start(), range.length());
            case PREALLOCATE -> new Fallocate(Fallocate.Mode.PREALLOCATE, on, range.start(), range.length());
        });
    }

    private static Operation.Write write(Values values, String on, ByteWindow range) {
        long readable = values.has(Field.READABLE) ? values.bytes(Field.READABLE) : range.length();
        if (readable > range.length())
            throw new IllegalArgumentException(ActionsText.ReadableTooLong);
        return (Operation.Write) new OperationText("Write",
                Map.of("on", on, "offset", Long.toString(range.start()), "length", Long.toString(range.length()),
                        "readable", Long.toString(readable), "pattern",
                        values.has(Field.PATTERN)
                                ? DataFile.fromStart(values.text(Field.PATTERN), range.start(), range.length()).text()
                                : "0x57",
                        "mode",
                        values.has(Field.MODE) ? values.text(Field.MODE) : "plain"))
                .operation();
    }

    @Override
    public List<String> remarks(Values values, Scope scope) {
        String on = values.text(Field.TARGET);
        ByteWindow range = ByteWindow.of(values);
        List<String> remarks = new ArrayList<>();
        if (this == WRITE && !range.isPageAligned())
            remarks.add(ActionsText.RemarkNotPageAligned);
        if ((this == PUNCH || this == ZERO) && !range.isPageAligned())
            remarks.add(ActionsText.RemarkPartialPages);
        long end = range.start() + range.length();
        if (scope.file(on).isPresent() && end > scope.size(on))
            remarks.add(NLS.bind(grows() ? ActionsText.RemarkGrows : ActionsText.RemarkBeyondEnd,
                    Amounts.words(scope.size(on)), Amounts.words(end)));
        if (scope.disk(on).isPresent() && !scope.files().isEmpty() && this == WRITE)
            remarks.add(NLS.bind(ActionsText.RemarkRawWrite, on));
        return remarks;
    }

    private boolean grows() {
        return this == WRITE || this == ZERO || this == PREALLOCATE;
    }
}
