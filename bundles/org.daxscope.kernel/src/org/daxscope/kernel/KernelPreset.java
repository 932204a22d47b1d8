package org.daxscope.kernel;

/** The kernel generations of semantics 0. A preset is nothing but a name for a set of {@link Switches}. */
public enum KernelPreset {
    G15("up to 5.16", "before the series", Switches.BEFORE),
    GV2("5.15 with the v2 patches", "the patch as posted on 5 November 2021, never merged", G15.switches.v2Patch()),
    GST("5.17 and 5.18 stable, June 2022", "only the backport: clear before write", G15.switches.stableBackport()),
    G19("5.19", "the series as merged", GST.switches.merged()),
    G60("6.0 to 6.4", "holder notification, XFS reverse mapping", G19.switches.withHolders()),
    G65("6.5 to 6.7", "EHWPOISON between layers", G60.switches.withHwpoisonCode()),
    G68("6.8 to about 6.14", "badblocks rewritten",
            G65.switches.withBadblocks(BadblocksEngine.REWRITE_1, true).withDmOf68()),
    G618("6.18", "badblocks rewritten again", G68.switches.withBadblocks(BadblocksEngine.REWRITE_2, false));

    private final String kernels;
    private final String summary;
    private final Switches switches;

    KernelPreset(String kernels, String summary, Switches switches) {
        this.kernels = kernels;
        this.summary = summary;
        this.switches = switches;
    }

    /** The kernel releases it stands for, in words. */
    public String kernels() {
        return kernels;
    }

    public String summary() {
        return summary;
    }

    public Switches switches() {
        return switches;
    }
}
