package org.daxscope.dax;

/**
 * What a bio that writes can carry besides its data.
 *
 * @param fua REQ_FUA: durable when it completes
 * @param metadata REQ_META: a file system's own
 */
public record BioFlags(boolean fua, boolean metadata) {
    public static final BioFlags NONE = new BioFlags(false, false);
    public static final BioFlags FUA = new BioFlags(true, false);
}
