package org.daxscope.ui.actions;

import java.util.List;
import java.util.stream.Stream;

import org.daxscope.kernel.ShareArguments;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.machine.image.MountImage;
import org.daxscope.machine.image.PartitionImage;
import org.daxscope.machine.scene.Ageing;
import org.daxscope.machine.scene.FileSystemSpec;
import org.daxscope.machine.scene.Step;
import org.daxscope.machine.place.Span;
import org.daxscope.ui.nls.ActionsText;
import org.daxscope.ui.scene.ByteSize;

/** What is done to a file system as a whole, to the names in it, and to the disk below it. */
enum FileSystemAction implements UserAction {
    RENAME("rename", ActionsText.TitleRename, List.of(Field.TARGET, Field.NAME)),
    REFLINK("reflink", ActionsText.TitleReflink, List.of(Field.TARGET, Field.NAME)),
    SYNC("sync", ActionsText.TitleSync, List.of()),
    MKFS("mkfs", ActionsText.TitleMkfs, List.of(Field.TARGET, Field.TYPE, Field.ARGUMENTS)),
    SHARE("share", ActionsText.TitleShare, List.of(Field.TARGET, Field.TAG, Field.WINDOW, Field.OPTIONS)),
    FSCK("fsck", ActionsText.TitleFsck, List.of(Field.TARGET, Field.ARGUMENTS)),
    AGE("age", ActionsText.TitleAge,
            List.of(Field.TARGET, Field.SEED, Field.ROUNDS, Field.SMALLEST, Field.LARGEST, Field.FILL)),
    PARTITION("partition", ActionsText.TitlePartition,
            List.of(Field.TARGET, Field.NUMBER, Field.SECTOR, Field.SECTORS));

    private static final int ROUNDS = 500;
    private static final int FIRST_SECTOR = 2048;
    private static final long MOST_ROUNDS = 1_000_000;

    private final Form form;

    FileSystemAction(String id, String title, List<Field> fields) {
        form = new Form(id, title, fields);
    }

    @Override
    public Form form() {
        return form;
    }

    private boolean isOnFile() {
        return this == RENAME || this == REFLINK;
    }

    private static List<String> mounted(Scope scope) {
        return scope.image().mounts().stream().map(MountImage::disk).toList();
    }

    /** What is mounted, but for what a guest has mounted. */
    private static List<String> hosts(Scope scope) {
        return scope.image().mounts().stream().filter(mount -> !mount.type().equals(FileSystemSpec.SHARE))
                .map(MountImage::disk).toList();
    }

    /** Disks and their partitions. */
    private static List<String> devices(Scope scope) {
        return Stream.concat(scope.disks().stream(), scope.image().partitions().stream().map(PartitionImage::name))
                .toList();
    }

    private List<String> targets(Scope scope) {
        return switch (this) {
            case RENAME, REFLINK -> scope.files();
            case SYNC -> List.of();
            case MKFS, FSCK -> devices(scope).stream().filter(device -> !mounted(scope).contains(device)).toList();
            case AGE, SHARE -> hosts(scope);
            case PARTITION -> scope.disks();
        };
    }

    @Override
    public Proposal propose(Scope scope, Values given) {
        String focus = (isOnFile() ? scope.inFile("") : scope.onDisk("")).map(Span::name).orElse("");
        List<String> targets = targets(scope);
        String target = given.has(Field.TARGET) ? given.text(Field.TARGET)
                : targets.contains(focus) ? focus : targets.stream().findFirst().orElse("");
        Values values = Values.NONE.with(Field.TARGET, target);
        return Proposal.of(switch (this) {
            case RENAME, REFLINK -> values.with(Field.NAME, unused(scope, target));
            case SYNC -> Values.NONE;
            case MKFS -> mkfs(values, given.has(Field.TYPE) ? given.text(Field.TYPE) : "xfs");
            case SHARE ->
                values.with(Field.TAG, tag(scope)).with(Field.WINDOW, ByteSize.text(ShareArguments.USUAL_WINDOW))
                        .with(Field.OPTIONS, "dax");
            case FSCK -> values;
            case AGE -> values.with(Field.SEED, 1).with(Field.ROUNDS, ROUNDS)
                    .with(Field.SMALLEST, Ageing.NONE.smallest()).with(Field.LARGEST, Ageing.NONE.largest())
                    .with(Field.FILL, Ageing.NONE.fill());
            case PARTITION -> values.with(Field.NUMBER, 1).with(Field.SECTOR, FIRST_SECTOR).with(Field.SECTORS, 0);
        });
    }

    /** XFS with reflink can not be mounted with DAX by all kernels. */
    private static Values mkfs(Values values, String type) {
        return values.with(Field.TYPE, type).with(Field.ARGUMENTS, type.equals("xfs") ? "-m reflink=0" : "");
    }

    private static String tag(Scope scope) {
        return Stream.iterate(0, number -> number + 1).map(number -> "vfs" + number)
                .filter(free -> !mounted(scope).contains(free) && !scope.storageDevices().contains(free)).findFirst()
                .orElseThrow();
    }

    private static String unused(Scope scope, String name) {
        return Stream.iterate(2, number -> number + 1).map(number -> name + number)
                .filter(free -> !scope.files().contains(free)).findFirst().orElseThrow();
    }

    @Override
    public List<String> choices(Field field, Scope scope) {
        return switch (field) {
            case TARGET -> targets(scope);
            case TYPE -> List.of("xfs", "ext4");
            case OPTIONS -> List.of("dax", "dax=always", "dax=never", "dax=inode");
            default -> List.of();
        };
    }

    @Override
    public Step step(Values values, Scope scope) {
        return switch (this) {
            case RENAME ->
                Step.of(new Operation.Rename(values.needed(Field.TARGET), values.needed(Field.NAME)));
            case REFLINK ->
                Step.of(new Operation.Reflink(values.needed(Field.TARGET), 0, 0, values.needed(Field.NAME), 0));
            case SYNC -> Step.of(new Operation.Sync());
            case MKFS -> Step.of(new Operation.MakeFileSystem(values.needed(Field.TARGET), values.needed(Field.TYPE),
                    values.text(Field.ARGUMENTS)));
            case SHARE -> share(values);
            case FSCK -> Step.of(new Operation.Fsck(values.needed(Field.TARGET), values.text(Field.ARGUMENTS)));
            case AGE -> Step.of(new Operation.Age(values.needed(Field.TARGET),
                    values.number(Field.SEED, Long.MIN_VALUE, Long.MAX_VALUE),
                    (int) values.number(Field.ROUNDS, 0, MOST_ROUNDS), values.bytes(Field.SMALLEST),
                    values.bytes(Field.LARGEST), (int) values.number(Field.FILL, 1, 95)));
            case PARTITION -> Step.of(new Operation.CreatePartition(values.needed(Field.TARGET),
                    (int) values.number(Field.NUMBER, 1, Operation.CreatePartition.MOST),
                    values.number(Field.SECTOR, 1, Long.MAX_VALUE), values.number(Field.SECTORS, 0, Long.MAX_VALUE)));
        };
    }

    /** The host offers it, and the guest mounts it. */
    private static Step share(Values values) {
        String tag = values.needed(Field.TAG);
        ShareArguments share = new ShareArguments(values.needed(Field.TARGET), values.bytes(Field.WINDOW));
        return new Step("", List.of(new Operation.MakeFileSystem(tag, FileSystemSpec.SHARE, share.text()),
                new Operation.Mount(tag, values.text(Field.OPTIONS))));
    }

    @Override
    public List<String> remarks(Values values, Scope scope) {
        return switch (this) {
            case FSCK -> List.of(ActionsText.RemarkFsck);
            case MKFS -> List.of(ActionsText.RemarkMkfs);
            case SHARE -> List.of(ActionsText.RemarkShare);
            default -> List.of();
        };
    }
}
