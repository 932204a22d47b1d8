package org.daxscope.fs;

/** Who knows the page tables that map a file: a file system tells them when mappings must go. Kernel: mm/memory.c. */
public interface UserMappings {
    /** unmap_mapping_range: file pages [from, to) leave all page tables. */
    void unmap(Inode inode, long from, long to);

    /** page_mkclean: the next store to file pages [from, to) faults again. */
    void writeProtect(Inode inode, long from, long to);

    /** Whether any process maps a file. */
    default boolean isMapped(Inode inode) {
        return false;
    }

    /** For a file system nobody maps. */
    static UserMappings none() {
        return new UserMappings() {
            @Override
            public void unmap(Inode inode, long from, long to) {
            }

            @Override
            public void writeProtect(Inode inode, long from, long to) {
            }
        };
    }
}
