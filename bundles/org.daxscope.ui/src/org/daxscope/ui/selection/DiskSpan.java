package org.daxscope.ui.selection;

/**
 * Bytes of one disk, [start, end), counted from the start of its usable area: what one view selects for the others.
 *
 * @param device "pm0"
 */
public record DiskSpan(String device, long start, long end) {
}
