package org.daxscope.ui.actions;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.KillPolicy.Kill;
import org.daxscope.kernel.operation.Operation.Madvise.Advice;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.Step;
import org.daxscope.ui.nls.ActionsText;
import org.eclipse.osgi.util.NLS;
import org.jspecify.annotations.Nullable;

/** Errors that the processor or an administrator reports, whether or not memory is poisoned, and who wants to hear of them. */
enum MemoryFailureAction implements UserAction {
    /** A process runs into it. */
    MACHINE_CHECK("machinecheck", ActionsText.TitleMachineCheck, List.of(Field.TARGET, Field.OFFSET, Field.LSB)),
    /** madvise(MADV_HWPOISON). */
    HWPOISON("hwpoison", ActionsText.TitleHwpoison, List.of(Field.TARGET, Field.OFFSET, Field.LENGTH)),
    /** The memory controller finds it. */
    PATROL("patrol", ActionsText.TitlePatrol, List.of(Field.TARGET, Field.OFFSET, Field.LSB)),
    OFFLINE("offline", ActionsText.TitleOffline, List.of(Field.TARGET, Field.OFFSET)),
    KILL_POLICY("killpolicy", ActionsText.TitleKillPolicy, List.of(Field.PROCESS, Field.THREAD, Field.POLICY)),
    /** Whether machine checks wait for the decoders. */
    DECODER("decoder", ActionsText.TitleDecoder, List.of(Field.DECODER));

    /** As the process of a kill policy: the sysctl. */
    private static final String EVERYBODY = "*";
    private static final String WAIT = "wait";
    private static final String HANDLE = "handle";
    private static final int MOST_LSB = 30;

    private final Form form;

    MemoryFailureAction(String id, String title, List<Field> fields) {
        form = new Form(id, title, fields);
    }

    @Override
    public Form form() {
        return form;
    }

    @Override
    public List<Field> advanced() {
        return this == KILL_POLICY ? List.of(Field.THREAD) : List.of();
    }

    @Override
    public Proposal propose(Scope scope, Values given) {
        Values values = Values.NONE.with(Field.LSB, Units.PAGE_SHIFT);
        return switch (this) {
            case MACHINE_CHECK, HWPOISON -> mapped(scope, given, values);
            case PATROL, OFFLINE -> onDisk(scope, given, values);
            case KILL_POLICY -> Proposal.of(values.with(Field.POLICY, name(Kill.EARLY)).with(Field.PROCESS,
                    scope.processes().stream().findFirst().orElse(EVERYBODY)));
            case DECODER -> Proposal.of(values.with(Field.DECODER, WAIT));
        };
    }

    private static Proposal mapped(Scope scope, Values given, Values values) {
        Span focus = scope.inMapping(given.text(Field.TARGET)).orElse(null);
        return new Proposal(page(focus).into(values.with(Field.TARGET, MappedPlace.target(scope, given, focus))),
                focus == null && scope.focus() != null ? ActionsText.FocusNotMapped : "");
    }

    private static Proposal onDisk(Scope scope, Values given, Values values) {
        Span focus = scope.onDisk(given.text(Field.TARGET)).orElse(null);
        String target = given.has(Field.TARGET) ? given.text(Field.TARGET)
                : focus == null ? scope.disks().stream().findFirst().orElse("") : focus.name();
        return new Proposal(page(focus).into(values.with(Field.TARGET, target)),
                focus == null && scope.focus() != null ? ActionsText.FocusOnNoDisk : "");
    }

    /** The first page of what is looked at. */
    private static ByteWindow page(@Nullable Span focus) {
        return new ByteWindow(focus == null ? 0 : Units.pageFloor(focus.start()), Units.PAGE);
    }

    @Override
    public List<String> choices(Field field, Scope scope) {
        return switch (field) {
            case TARGET -> this == PATROL || this == OFFLINE ? scope.disks() : scope.mappings();
            case LSB -> List.of("12", "6");
            case PROCESS -> Stream.concat(scope.processes().stream(), Stream.of(EVERYBODY)).toList();
            case POLICY -> Stream.of(Kill.values()).map(MemoryFailureAction::name).toList();
            case DECODER -> List.of(WAIT, HANDLE);
            default -> List.of();
        };
    }

    private static String name(Kill policy) {
        return policy.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Step step(Values values, Scope scope) {
        return Step.of(switch (this) {
            case MACHINE_CHECK -> {
                MappedPlace place = MappedPlace.of(values, scope);
                yield new Operation.MachineCheck(place.process(), place.map(), place.offset(), lsb(values));
            }
            case HWPOISON -> {
                MappedPlace place = MappedPlace.of(values, scope);
                ByteWindow range = ByteWindow.of(values).out(Units.PAGE);
                yield new Operation.Madvise(place.process(), place.map(), range.start(), range.length(),
                        Advice.HWPOISON);
            }
            case PATROL -> new Operation.PatrolScrub(physical(values, scope), lsb(values));
            case OFFLINE -> new Operation.HardOffline(physical(values, scope));
            case KILL_POLICY -> policy(values);
            case DECODER -> new Operation.HoldDecoder(held(values.needed(Field.DECODER)));
        });
    }

    private static int lsb(Values values) {
        return values.has(Field.LSB) ? (int) values.number(Field.LSB, 0, MOST_LSB) : Units.PAGE_SHIFT;
    }

    private static Operation policy(Values values) {
        String text = values.needed(Field.POLICY);
        Kill policy = Stream.of(Kill.values()).filter(each -> name(each).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(NLS.bind(ActionsText.UnknownPolicy, text)));
        String process = values.needed(Field.PROCESS);
        return process.equals(EVERYBODY) ? new Operation.EarlyKillDefault(policy == Kill.EARLY)
                : new Operation.KillPolicy(process, values.text(Field.THREAD), policy);
    }

    private static boolean held(String text) {
        return switch (text) {
            case WAIT -> true;
            case HANDLE -> false;
            default -> throw new IllegalArgumentException(NLS.bind(ActionsText.UnknownDecoder, text));
        };
    }

    /** Physical address of a byte of a disk. */
    private static long physical(Values values, Scope scope) {
        String target = values.needed(Field.TARGET);
        DeviceImage disk = scope.disk(target).orElseThrow(() -> new IllegalArgumentException(
                NLS.bind(ActionsText.NoSuchDisk, target, String.join(", ", scope.disks()))));
        long offset = values.bytes(Field.OFFSET);
        if (offset >= disk.sectors() * Units.SECTOR)
            throw new IllegalArgumentException(NLS.bind(ActionsText.RemarkBeyondDisk, target,
                    Amounts.words(disk.sectors() * Units.SECTOR)));
        return disk.physicalBase() + offset;
    }

    @Override
    public List<String> remarks(Values values, Scope scope) {
        return switch (this) {
            case MACHINE_CHECK -> List.of(ActionsText.RemarkMachineCheck);
            case PATROL -> List.of(ActionsText.RemarkPatrol);
            case OFFLINE -> List.of(ActionsText.RemarkOffline);
            case HWPOISON -> List.of(ActionsText.RemarkHwpoison);
            case KILL_POLICY -> List.of(ActionsText.RemarkKillPolicy);
            case DECODER -> List.of(ActionsText.RemarkDecoder);
        };
    }
}
