package org.daxscope.machine.stack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.daxscope.journal.JournalReader;
import org.daxscope.journal.Touches;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventKind.Shape;
import org.daxscope.machine.image.DmImage;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.PartitionImage;
import org.daxscope.machine.image.WindowImage;
import org.daxscope.machine.stack.Act.Phase;
import org.daxscope.machine.stack.Moments.Moment;
import org.jspecify.annotations.Nullable;

/** Reads from a step's events what each layer does at a moment of it. */
public final class Acts {
    private final JournalReader events;
    private final Moments moments;
    private final Set<String> files;
    private final Set<String> mapped;
    private final Set<String> windows;
    private final Set<String> partitions;

    /** @param image tells files and dm devices from disks by their names */
    public Acts(JournalReader events, Moments moments, MachineImage image) {
        this.events = events;
        this.moments = moments;
        this.files = Set.copyOf(image.files().stream().map(FileImage::name).distinct().toList());
        this.mapped = Set.copyOf(image.dmDevices().stream().map(DmImage::name).toList());
        this.partitions = Set.copyOf(image.partitions().stream().map(PartitionImage::name).toList());
        this.windows = Set.copyOf(image.windows().stream().map(WindowImage::name).toList());
    }

    /** Whose acts are told apart. */
    private record Actor(LayerKind kind, String subject) {
    }

    /** What each layer did last up to a moment, that moment included; the layers in the order in which they acted first. */
    public List<Act> at(int moment) {
        Map<Actor, Act> acts = new LinkedHashMap<>();
        for (int i = 0; i <= moment; i++)
            add(acts, moments.get(i));
        return new ArrayList<>(acts.values());
    }

    /** The layer that acts at a moment, as one of {@link #at} names it. */
    public LayerKind kind(int moment) {
        return layer(moments.get(moment).event());
    }

    private void add(Map<Actor, Act> acts, Moment moment) {
        int event = moment.event();
        Actor actor = new Actor(layer(event), actor(event));
        Act before = acts.get(actor);
        Shape shape = events.kind(event).shape();
        if (shape == Shape.CALL)
            acts.put(actor, moment.returns() ? returned(event, actor, before) : called(event, actor));
        else
            acts.put(actor, told(event, actor, before));
    }

    private Act called(int event, Actor actor) {
        return new Act(actor.kind, actor.subject, event, CallWords.of(events, event), Phase.CALLED, "", "", false,
                Touches.of(events, event), -1);
    }

    private Act returned(int event, Actor actor, @Nullable Act before) {
        // The refusal or change inside is what explains the result.
        boolean same = before != null && before.event() >= event;
        return new Act(actor.kind, actor.subject, event, CallWords.of(events, event), Phase.RETURNED,
                CallWords.result(events, event),
                same && before != null ? before.told() : "", same && before != null && before.refused(),
                Touches.of(events, event), given(event));
    }

    private Act told(int event, Actor actor, @Nullable Act before) {
        String told = events.kind(event).shape().hasReason() ? events.details(event) : CallWords.of(events, event);
        boolean refused = events.kind(event) == EventKind.REFUSED;
        return before == null
                ? new Act(actor.kind, actor.subject, event, "", Phase.NONE, "", told, refused,
                        Touches.of(events, event),
                        -1)
                : new Act(actor.kind, actor.subject, event, before.call(), before.phase(), before.result(), told,
                        refused,
                        before.asked(), before.given());
    }

    /** Bytes that a call gave. */
    private long given(int event) {
        long result = events.result(event);
        return switch (events.kind(event)) {
            case DIRECT_ACCESS -> Math.max(0, result) * Units.PAGE;
            case ZERO_PAGE_RANGE, BLOCK_ZEROOUT -> result < 0 ? 0 : Long.MAX_VALUE;
            default -> Math.max(0, result);
        };
    }

    /** A refusal and a remark are the business of the call they stand in. */
    private LayerKind layer(int event) {
        EventKind kind = events.kind(event);
        String subject = events.subject(event).name();
        return switch (kind) {
            case SYSCALL_READ, SYSCALL_WRITE, SYSCALL_FALLOCATE, SYSCALL_TRUNCATE, SYSCALL_FSYNC, SIZE_CHANGED ->
                files.contains(subject) ? LayerKind.FILE : device(subject);
            case USER_LOAD, USER_STORE, PAGE_FAULT, PMD_FAULT, PTE_FAULT, PTE_SET, PTE_CLEARED, SIGNAL_SENT ->
                LayerKind.MAPPING;
            case IOMAP_BEGIN, JOURNAL_COMMIT, EXTENT_MAPPED, EXTENT_UNMAPPED, EXTENT_CONVERTED, SPACE_FREED, SPACE_BUSY,
                    MOUNTED ->
                LayerKind.BLOCKS;
            case FUSE_READ, FUSE_WRITE, FUSE_FALLOCATE, FUSE_SETATTR, FUSE_FSYNC -> LayerKind.FILE;
            case FUSE_SETUP_MAPPING, FUSE_REMOVE_MAPPING, WINDOW_RANGE -> LayerKind.WINDOW;
            case DM_TABLE, DM_SUSPENDED -> LayerKind.DM;
            case CLEAR_POISON, FIRMWARE_ARS_CAP, REGION_RECORD_SET, REGION_RECORD_CLEARED, REGION_RECORD_REFUSED,
                    BUS_RANGE_ADDED, BUS_RANGE_FORGOTTEN, FIRMWARE_LIST ->
                LayerKind.REGION;
            case CPU_CACHE_INVALIDATED -> LayerKind.PHYSICAL;
            case FIRMWARE_CLEAR_ERROR, MEDIA_POISONED, MEDIA_CLEARED -> LayerKind.LINES;
            case MACHINE_CHECK -> windows.contains(subject) ? LayerKind.WINDOW : LayerKind.LINES;
            case OPERATION -> LayerKind.FILE;
            case REFUSED, REMARK ->
                events.parent(event) == JournalReader.NONE ? LayerKind.FILE : layer(events.parent(event));
            default -> device(subject);
        };
    }

    /** The window, also where a file is what an event is about. */
    private String window(String subject) {
        int colon = subject.indexOf(':');
        return windows.contains(subject) || windows.isEmpty() ? subject
                : colon >= 0 ? subject.substring(0, colon) : subject;
    }

    private LayerKind device(String subject) {
        return mapped.contains(subject) ? LayerKind.DM
                : partitions.contains(subject) ? LayerKind.PARTITION
                        : windows.contains(subject) ? LayerKind.WINDOW : LayerKind.DISK;
    }

    private String actor(int event) {
        boolean reason = events.kind(event).shape().hasReason() && events.parent(event) != JournalReader.NONE;
        LayerKind layer = layer(event);
        if (reason)
            return actor(events.parent(event));
        return switch (layer) {
            // One file system, whichever of its files is asked for; one medium, whichever region it is in.
            case BLOCKS, LINES, PHYSICAL -> "";
            case WINDOW -> window(events.subject(event).name());
            default -> events.subject(event).name();
        };
    }
}
