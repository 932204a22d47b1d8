package org.daxscope.ui.topology;

/** What a node stands for, and the name of its icon. */
enum NodeKind {
    MACHINE("machine"), POWER("power"), BELIEF("agree"), INVARIANT("disagree"), VIOLATION("disagree"), BUS("bus"),
    REGION("region"), DIMM("dimm"), DISK("disk"), PARTITION("partition"),
    DM("dm"), TARGET("dmtarget"),
    /** A guest by what its host shares with it. */
    SHARE("machine"),
    FILE_SYSTEM("filesystem"),
    FILE("file"),
    EXTENTS("extent"), EXTENT("extent"), PROCESS("process"), MAPPING("mapping"), POISONS("poison"), POISON("poison");

    private final String icon;

    NodeKind(String icon) {
        this.icon = icon;
    }

    /** File name without ".png". */
    String icon() {
        return icon;
    }
}
