package org.daxscope.viz;

import java.util.List;

/**
 * What one 256-byte media line is, ordered from calm to worst. Where several things are true of a line, and where many
 * lines share one cell of a picture, the worst is shown, so that a single bad line is never averaged away.
 *
 * <p>The order, and why:
 * <ul>
 * <li>Uses of healthy space come first, in the order of what would be lost if it went bad now: nothing (outside, free),
 * nothing yet (busy), and then what somebody allocated. Unwritten space stands above data because it is rarer and
 * decides how the next write behaves.
 * <li>Just recovered is good news, but news: it must show among the data around it.
 * <li>Then come beliefs that hinder although the byte itself is good: a stale record makes reads fail with EIO, a page
 * missing from the kernel's map makes the kernel's own accesses fault, and a HWPoison flag tells of a memory failure
 * that cost some process its mapping and likely its life.
 * <li>Lost bytes are worse than any belief. Known poison fails in an orderly way; latent poison is the worst of all,
 * because every table says the line is good and nothing stops a load from consuming it.
 * </ul>
 */
public enum PageState {
    OUTSIDE("Unused", "Nothing is stored here: a hole of the file, or space that belongs to nobody."),
    FREE("Free", "No file system uses this space."),
    BUSY("Busy", "Freed, but not to be reused before the journal commits."),
    METADATA("Metadata", "File-system metadata or log."),
    DATA("Data", "File data on healthy media."),
    UNWRITTEN("Unwritten", "Reserved for a file; reads as zeros until it is written."),
    RECOVERED("Just recovered", "Cleared and rewritten by the latest step."),
    STALE("Stale", "A table records this as bad, but the media is healthy here."),
    NOT_PRESENT("Not mapped by the kernel", "Missing from the kernel's 1:1 map: the kernel's own accesses fault."),
    HWPOISON("HWPoison", "A memory failure was handled here: the page is flagged."),
    KNOWN("Known poison", "The media faults, and at least one table records it."),
    LATENT("Latent poison", "The media faults, and no table knows: the first load consumes the poison.");

    /** All states, calm first; the index of a state is its ordinal. */
    public static final List<PageState> ALL = List.of(values());

    private final String displayName;
    private final String explanation;

    PageState(String displayName, String explanation) {
        this.displayName = displayName;
        this.explanation = explanation;
    }

    /** A name for legends, in words. */
    public String displayName() {
        return displayName;
    }

    /** One sentence for tooltips. */
    public String explanation() {
        return explanation;
    }

    /** Whether the media itself faults. */
    public boolean isPoison() {
        return this == KNOWN || this == LATENT;
    }

    /** Whether something is wrong, in truth or in belief: what a search for trouble stops at. */
    public boolean isTrouble() {
        return compareTo(STALE) >= 0;
    }
}
