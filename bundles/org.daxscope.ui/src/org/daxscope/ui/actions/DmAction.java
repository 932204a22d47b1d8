package org.daxscope.ui.actions;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;

import org.daxscope.dm.PlannedDevices;
import org.daxscope.dm.TableException;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DmImage;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.Step;
import org.daxscope.ui.nls.ActionsText;

/** What dmsetup does to devices of the device mapper, and what belongs to it. */
enum DmAction implements UserAction {
    CREATE(ActionsText.TitleDmCreate, List.of(Field.NAME, Field.TABLE)),
    LOAD(ActionsText.TitleDmLoad, List.of(Field.TARGET, Field.TABLE)),
    SUSPEND(ActionsText.TitleDmSuspend, List.of(Field.TARGET)),
    RESUME(ActionsText.TitleDmResume, List.of(Field.TARGET)),
    REMOVE(ActionsText.TitleDmRemove, List.of(Field.TARGET)),
    MESSAGE(ActionsText.TitleDmMessage, List.of(Field.TARGET, Field.SECTOR, Field.MESSAGE)),
    STATUS(ActionsText.TitleDmStatus, List.of(Field.TARGET)),
    /** replay-log of the log-writes tools. */
    REPLAY(ActionsText.TitleDmReplay, List.of(Field.LOG, Field.ONTO, Field.MARK)),
    /** Time that passes, for those who wait for it. */
    PASS(ActionsText.TitlePassTime, List.of(Field.SECONDS));

    private static final List<String> MESSAGES = List.of("mark here", "flush", "flush_on_suspend", "cleaner",
            "addbadblock 0", "removebadblock 0", "queryblock 0", "enable", "disable", "listbadblocks");
    /** Of a line of a table, "0 8 log-writes pm0 pm1". */
    private static final int TYPE_WORD = 2;
    private static final int LOG_WORD = 4;
    private static final long MOST_SECONDS = 1L << 31;

    private final Form form;

    DmAction(String title, List<Field> fields) {
        String id = name().equals("PASS") ? "passtime" : "dm" + name().toLowerCase(Locale.ROOT);
        form = new Form(id, title, fields);
    }

    @Override
    public Form form() {
        return form;
    }

    @Override
    public Proposal propose(Scope scope, Values given) {
        String target = given.has(Field.TARGET) ? given.text(Field.TARGET)
                : looked(scope, targets(scope));
        Values values = Values.NONE.with(Field.TARGET, target).with(Field.SECONDS, 1).with(Field.SECTOR, 0)
                .with(Field.MESSAGE, MESSAGES.getFirst()).with(Field.NAME, freeName(scope))
                .with(Field.TABLE, table(scope, target));
        return Proposal.of(this == REPLAY ? replay(scope, values) : values);
    }

    /** The log of a log-writes device there is, else the last device; back to another one. */
    private static Values replay(Scope scope, Values values) {
        List<String> devices = scope.storageDevices();
        String log = scope.image().dmDevices().stream().flatMap(dm -> dm.table().lines())
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length > LOG_WORD && words[TYPE_WORD].equals("log-writes"))
                .map(words -> words[LOG_WORD].replaceFirst("^/dev/(mapper/)?", "")).filter(devices::contains)
                .findFirst().orElse(devices.isEmpty() ? "" : devices.getLast());
        return values.with(Field.LOG, log).with(Field.ONTO,
                devices.stream().filter(device -> !device.equals(log)).findFirst().orElse(log));
    }

    /** The device that the user looks at, else the first. */
    private static String looked(Scope scope, List<String> targets) {
        return scope.inSpace(Space.DM).stream().map(Span::name).filter(targets::contains).findFirst()
                .orElse(targets.isEmpty() ? "" : targets.getFirst());
    }

    private static String freeName(Scope scope) {
        List<String> taken = scope.storageDevices();
        int number = 0;
        while (taken.contains("d" + number))
            number++;
        return "d" + number;
    }

    /** For a new device, all of the last disk; for an old one, what it has. */
    private String table(Scope scope, String target) {
        if (this == LOAD)
            return scope.dm(target).map(DmImage::table).orElse("");
        List<DeviceImage> disks = scope.image().devices();
        return disks.isEmpty() ? ""
                : "0 " + disks.getLast().sectors() + " linear " + disks.getLast().name() + " 0";
    }

    @Override
    public List<String> choices(Field field, Scope scope) {
        return switch (field) {
            case TARGET -> targets(scope);
            case LOG, ONTO -> scope.storageDevices();
            case MESSAGE -> MESSAGES;
            default -> List.of();
        };
    }

    private static List<String> targets(Scope scope) {
        return scope.image().dmDevices().stream().map(DmImage::name).toList();
    }

    @Override
    public Step step(Values values, Scope scope) {
        return Step.of(switch (this) {
            case CREATE -> new Operation.CreateDm(values.needed(Field.NAME), checked(values, scope));
            case LOAD -> new Operation.LoadDm(target(values, scope), checked(values, scope));
            case SUSPEND -> new Operation.SuspendDm(target(values, scope));
            case RESUME -> new Operation.ResumeDm(target(values, scope));
            case REMOVE -> new Operation.RemoveDm(target(values, scope));
            case MESSAGE -> new Operation.MessageDm(target(values, scope), values.has(Field.SECTOR)
                    ? values.number(Field.SECTOR, 0, Long.MAX_VALUE / 512)
                    : 0, values.needed(Field.MESSAGE));
            case STATUS -> new Operation.StatusDm(target(values, scope));
            case REPLAY -> new Operation.ReplayLog(values.needed(Field.LOG), values.needed(Field.ONTO), -1,
                    values.text(Field.MARK));
            case PASS -> new Operation.PassTime(values.number(Field.SECONDS, 0, MOST_SECONDS));
        });
    }

    private static String target(Values values, Scope scope) {
        List<String> known = targets(scope);
        if (known.isEmpty())
            throw new IllegalArgumentException(ActionsText.NoDmDevice);
        String target = values.needed(Field.TARGET);
        if (!known.contains(target))
            throw new IllegalArgumentException(NLS.bind(ActionsText.NoSuchDm, target, String.join(", ", known)));
        return target;
    }

    /** The table, read over the machine's devices as they are: what is wrong is said by line and column. */
    private static String checked(Values values, Scope scope) {
        String table = values.needed(Field.TABLE);
        Scene scene = scope.state().scene();
        if (scene == null)
            return table;
        PlannedDevices devices = new PlannedDevices(scene.kernel().model());
        Stream.of(scope.image().devices().stream().map(disk -> new Known(disk.name(), disk.sectors())),
                scope.image().partitions().stream().map(part -> new Known(part.name(), part.sectors())),
                scope.image().dmDevices().stream().map(dm -> new Known(dm.name(), dm.sectors())))
                .flatMap(known -> known).forEach(device -> devices.add(device.name, device.sectors));
        try {
            devices.read(table);
        } catch (TableException wrong) {
            throw new IllegalArgumentException(NLS.bind(ActionsText.TableWrong, wrong.getMessage()), wrong);
        }
        return table;
    }

    /** A device and its 512-byte sectors. */
    private record Known(String name, long sectors) {
    }

    @Override
    public List<String> remarks(Values values, Scope scope) {
        return switch (this) {
            case LOAD -> List.of(ActionsText.RemarkDmLoad);
            case SUSPEND -> List.of(ActionsText.RemarkDmSuspend);
            case REPLAY -> List.of(ActionsText.RemarkDmReplay);
            case PASS -> List.of(ActionsText.RemarkPassTime);
            default -> List.of();
        };
    }
}
