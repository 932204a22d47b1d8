package org.daxscope.machine.check;

/** Why truth and belief can part without any kernel doing wrong. */
public enum Circumstance {
    UNDISCOVERED("nobody has found it yet"),
    TABLE_FULL("the table had no room for it"),
    NO_FIRMWARE("without firmware a clear changes tables and no media"),
    BLAST_RADIUS("a machine check reports more than was lost, and part of it was cleared"),
    FALSE_ALARM("a machine check was reported of memory that is good"),
    ONLY_TOLD("somebody wrote it into the attribute"),
    HEALED("the poison went behind the kernel's back: taken back, stored over, or cleared by a command"),
    RAW_CLEAR("a clear command changes bus and region, not the disk"),
    FLAGGED_BY_HAND("madvise flagged a healthy page"),
    LATENT("the line it was written to is poisoned, and nobody knew"),
    MAPPED_AGAIN("the page was mapped again after it had failed, before a record stood in the way"),
    NOBODY_TO_SIGNAL("the page failed while nobody who mapped it was to be signalled, so its mappings stay");

    private final String words;

    Circumstance(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
