package org.daxscope.ui.inspector;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.daxscope.journal.JournalReader;
import org.daxscope.journal.Touch;
import org.daxscope.journal.Touches;
import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.MountImage;
import org.daxscope.machine.image.PageImage;
import org.daxscope.machine.image.RegionImage;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.Span;
import org.daxscope.ui.session.MachineView;

/**
 * One page at one moment. Made in a job, immutable.
 *
 * @param image the machine it is of
 * @param history events that spoke of the page, newest first, up to the cursor
 */
record Inspected(PageImage page, MachineImage image, List<Happening> history) {
    /** A person reads no more than this; older events are left out. */
    static final int MOST_EVENTS = 2_000;

    /**
     * An event that spoke of the page.
     *
     * @param step 0-based, -1 for setting up
     */
    record Happening(int step, String text) {
    }

    Span span() {
        return Span.disk(page.disk(), page.start(), page.start() + page.content().length);
    }

    /** @param at any byte of the page */
    static Inspected of(MachineView view, MachineImage image, String disk, long at) {
        PageImage page = view.machine().page(disk, at);
        return new Inspected(page, image, history(view, places(page, image)));
    }

    /** The page by all the names that events may use. */
    private static List<Touch> places(PageImage page, MachineImage image) {
        long end = page.start() + Units.PAGE;
        List<Touch> places = new ArrayList<>();
        places.add(new Touch(Touch.Space.DISK, page.disk(), page.start(), end));
        places.add(new Touch(Touch.Space.FILE, page.disk(), page.start(), end));
        places.add(new Touch(Touch.Space.PHYSICAL, "", page.physical(), page.physical() + Units.PAGE));
        for (RegionImage region : image.regions())
            if (region.disk().equals(page.disk()))
                places.add(new Touch(Touch.Space.REGION, region.name(), page.start() + region.dataOffset(),
                        end + region.dataOffset()));
        for (Span span : new Places(image).everywhere(Span.disk(page.disk(), page.start(), end)))
            switch (span.space()) {
            case FILE -> places.add(new Touch(Touch.Space.FILE, span.name(), span.start(), span.end()));
            case VIRTUAL -> places.add(new Touch(Touch.Space.VIRTUAL, span.name(), span.start(), span.end()));
            default -> {}
            }
        for (MountImage mount : image.mounts())
            if (mount.disk().equals(page.disk()))
                blocks(places, page, image, mount);
        return places;
    }

    private static void blocks(List<Touch> places, PageImage page, MachineImage image, MountImage mount) {
        long first = page.start() / mount.blockBytes();
        long end = Math.ceilDiv(page.start() + Units.PAGE, (long) mount.blockBytes());
        places.add(new Touch(Touch.Space.FS_BLOCKS, mount.disk() + ":fs", first, end));
        for (FileImage file : image.files())
            if (file.disk().equals(mount.disk()))
                places.add(new Touch(Touch.Space.FS_BLOCKS, file.name(), first, end));
    }

    private static List<Happening> history(MachineView view, List<Touch> places) {
        JournalReader journal = view.journal();
        int[] after = view.eventsAfter();
        int until = view.position() < after.length ? after[view.position()] : journal.size();
        int[] found = Touches.history(journal, 0, until, places).toArray();
        List<Happening> history = new ArrayList<>();
        int step = 0;
        for (int i = Math.max(0, found.length - MOST_EVENTS); i < found.length; i++) {
            while (step < after.length && after[step] <= found[i])
                step++;
            history.add(new Happening(step - 1, journal.describe(found[i])));
        }
        Collections.reverse(history);
        return List.copyOf(history);
    }
}
