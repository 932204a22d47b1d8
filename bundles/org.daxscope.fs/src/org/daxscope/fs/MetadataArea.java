package org.daxscope.fs;

/**
 * Where a file system keeps something that is no file's data.
 *
 * @param name for people: "inode table of group 0", "log"
 * @param device name of the device it is on
 * @param block first block there, in file-system blocks
 * @param blocks how many
 */
public record MetadataArea(String name, String device, long block, long blocks) {
    public long end() {
        return block + blocks;
    }
}
