package org.daxscope.pmem.bus;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.event.Subject;
import org.daxscope.pmem.badblocks.Badblocks;
import org.daxscope.pmem.media.Media;
import org.daxscope.pmem.media.MediaPolicy;

/** A contiguous piece of persistent memory (struct nd_region): physical place, media and its own badblocks table. */
public final class Region {
    private final String name;
    private final PhysicalRange range;
    private final Media media;
    private final Subject subject;
    private final RecordKeeper records;

    Region(String name, PhysicalRange range, MediaPolicy policy, KernelModel kernel, EventSink events) {
        this.name = name;
        this.range = range;
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
