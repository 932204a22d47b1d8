package org.daxscope.ui.actions;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.machine.image.MountImage;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.FileSystemSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.Step;
import org.daxscope.ui.nls.ActionsText;

/** What an administrator does to a disk, its file system or the bus. */
enum MachineAction implements UserAction {
    SCRUB("scrub", ActionsText.TitleScrub, List.of()),
    CLEAR("clear", ActionsText.TitleClear, List.of(Field.TARGET, Field.OFFSET, Field.LENGTH)),
    MOUNT("mount", ActionsText.TitleMount, List.of(Field.TARGET, Field.OPTIONS)),
    UNMOUNT("unmount", ActionsText.TitleUnmount, List.of(Field.TARGET));

    private final Form form;

    MachineAction(String id, String title, List<Field> fields) {
        form = new Form(id, title, fields);
    }

    @Override
    public Form form() {
        return form;
    }

    @Override
    public Proposal propose(Scope scope, Values given) {
        Span focus = scope.onDisk(given.text(Field.TARGET)).orElse(null);
        String target = given.has(Field.TARGET) ? given.text(Field.TARGET) : target(scope, focus);
        Values values = Values.NONE.with(Field.TARGET, target).with(Field.OPTIONS, options(scope, target));
        if (this != CLEAR)
            return Proposal.of(values);
        ByteWindow range = focus == null
                ? new ByteWindow(0, scope.size(target))
                : new ByteWindow(focus.start(), focus.length()).out(Units.SECTOR);
        return new Proposal(range.into(values),
                focus == null && scope.focus() != null ? ActionsText.FocusOnNoDisk : "");
    }

    /** What is looked at, whatever layer it is looked at on, when it can be mounted or unmounted; else the first that can. */
    private String target(Scope scope, @Nullable Span focus) {
        List<String> targets = targets(scope);
        if (this == CLEAR || this == SCRUB)
            return focus == null ? targets.stream().findFirst().orElse("") : focus.name();
        List<String> mounted = mounted(scope);
        List<String> sensible = targets.stream().filter(device -> mounted.contains(device) == (this == UNMOUNT))
                .toList();
        return Stream.concat(scope.inSpace(Space.DM).stream(), scope.inSpace(Space.DISK).stream()).map(Span::name)
                .filter(sensible::contains).findFirst().or(() -> sensible.stream().findFirst())
                .or(() -> targets.stream().findFirst()).orElse("");
    }

    private static List<String> mounted(Scope scope) {
        return scope.image().mounts().stream().map(MountImage::disk).toList();
    }

    private List<String> targets(Scope scope) {
        return switch (this) {
            case MOUNT, UNMOUNT -> scope.mountable();
            case CLEAR, SCRUB -> scope.disks();
        };
    }

    /** The options it was mounted with when the session began. */
    private static String options(Scope scope, String disk) {
        Scene scene = scope.state().scene();
        return scene == null ? ""
                : scene.fileSystems().stream().filter(fs -> fs.disk().equals(disk)).map(FileSystemSpec::options)
                        .findFirst().orElse("");
    }

    @Override
    public List<String> choices(Field field, Scope scope) {
        return switch (field) {
            case TARGET -> targets(scope);
            case OPTIONS -> List.of("dax=always", "dax=never", "dax=inode", "dax");
            default -> List.of();
        };
    }

    @Override
    public Step step(Values values, Scope scope) {
        return Step.of(switch (this) {
            case SCRUB -> new Operation.Scrub();
            case CLEAR -> {
                ByteWindow range = ByteWindow.of(values).out(Units.SECTOR);
                yield new Operation.ClearErrors(values.needed(Field.TARGET), range.start() / Units.SECTOR,
                        range.length() / Units.SECTOR);
            }
            case MOUNT -> new Operation.Mount(values.needed(Field.TARGET), values.text(Field.OPTIONS));
            case UNMOUNT -> new Operation.Unmount(values.needed(Field.TARGET));
        });
    }

    @Override
    public List<String> remarks(Values values, Scope scope) {
        return this == CLEAR ? List.of(ActionsText.RemarkClear) : List.of();
    }
}
