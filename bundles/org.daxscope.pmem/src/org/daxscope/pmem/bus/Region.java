package org.daxscope.pmem.bus;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.event.Subject;
import org.daxscope.pmem.badblocks.Badblocks;
import org.daxscope.pmem.media.CutFate;
import org.daxscope.pmem.media.Media;
import org.daxscope.pmem.media.MediaPolicy;

/** A contiguous piece of persistent memory (struct nd_region): physical place, media and its own badblocks table. */
public final class Region {
    private final String name;
    private final PhysicalRange range;
    private final Media media;
    private final Subject subject;
    private final RecordKeeper records;
    private final EventSink events;

    Region(String name, PhysicalRange range, MediaPolicy policy, KernelModel kernel, EventSink events) {
        this.name = name;
        this.range = range;
        this.events = events;
        this.media = new Media(range.length(), policy);
        this.subject = events.subject(name);
        this.records = RecordKeeper.ofRegion(kernel, events, subject);
    }

    public String name() {
        return name;
    }

    public PhysicalRange range() {
        return range;
    }

    /** Its byte 0 is the region's first physical byte. */
    public Media media() {
        return media;
    }

    /** Sectors count from the region's start. */
    public RecordKeeper records() {
        return records;
    }

    /** sfence, or an instruction that is as good: a system call's last unlock, a lock taken, a firmware call. Semantics 15.1. */
    public void fence() {
        tellPersisted(media.atRisk(), media::fence);
    }

    /** nvdimm_flush(): a fence, and the controller's queue is pushed out. */
    public void flush() {
        tellPersisted(media.atRisk(), media::flush);
    }

    private void tellPersisted(long before, Runnable change) {
        if (before == 0)
            return;
        change.run();
        long after = media.atRisk();
        if (after < before)
            events.change(EventKind.STORES_PERSISTED, subject, before - after, before, before, after);
    }

    /** Power fails, and what was not persistent yet is kept or lost. */
    public void powerCut(CutFate fate) {
        long before = media.atRisk();
        long undone = media.powerCut(fate);
        if (before > 0)
            events.change(EventKind.STORES_CUT, subject, undone, before, before, 0);
    }

    Subject subject() {
        return subject;
    }

    boolean contains(long physical) {
        return physical >= range.start() && physical < range.end();
    }

    State save() {
        return new State(media.save(), records.table().save());
    }

    void restore(State state) {
        media.restore(state.media);
        records.table().restore(state.records);
    }

    /** Media and table at one moment. */
    record State(Media.State media, Badblocks.State records) {
    }
}
