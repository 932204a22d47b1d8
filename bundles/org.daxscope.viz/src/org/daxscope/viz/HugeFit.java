package org.daxscope.viz;

/** Whether 2 MiB of a file can be mapped by one entry, and if not, the first reason in the kernel's order (semantics 10.1). */
public enum HugeFit {
    POSSIBLE("One extent, aligned",
            "One written extent covers all of it at a physical address that is a multiple of 2 MiB."),
    BEYOND_END("File ends here", "The file ends before the 2 MiB do."),
    SPLIT("More than one extent", "An extent begins or ends inside, so no single extent covers all of it."),
    HOLE("Hole", "Nothing is stored here: a load maps the huge page of zeros, no media."),
    UNWRITTEN("Unwritten", "Reserved only: a load maps the huge page of zeros, no media, until something is written."),
    MISALIGNED("Not aligned", "The physical address is not a multiple of 2 MiB where the file offset is one."),
    RECORDED("Bad block recorded", "The disk's table records a bad block inside, so direct_access refuses the 2 MiB.");

    private final String displayName;
    private final String explanation;

    HugeFit(String displayName, String explanation) {
        this.displayName = displayName;
        this.explanation = explanation;
    }

    /** A name for legends and tables. */
    public String displayName() {
        return displayName;
    }

    /** One sentence for tooltips. */
    public String explanation() {
        return explanation;
    }
}
