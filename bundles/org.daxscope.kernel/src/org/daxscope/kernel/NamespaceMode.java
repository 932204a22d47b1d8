package org.daxscope.kernel;

/** What a namespace is made into, by the words ndctl knows. Semantics 14, 17.1. */
public enum NamespaceMode {
    /** A block device for file systems with DAX: struct pages lie before the data. */
    FSDAX("fsdax"),
    /** A character device that can only be mapped. */
    DEVDAX("devdax"),
    /** A block device of whole blocks, through the block translation table: no DAX. */
    SECTOR("sector"),
    /** A block device over all of it, without a superblock of its own. */
    RAW("raw");

    private final String label;

    NamespaceMode(String label) {
        this.label = label;
    }

    /** As ndctl writes it. */
    public String label() {
        return label;
    }
}
