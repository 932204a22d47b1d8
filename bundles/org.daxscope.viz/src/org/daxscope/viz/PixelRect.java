package org.daxscope.viz;

/** A rectangle of pixels; which origin is meant, the map's or the viewport's, is said where it is handed out. */
public record PixelRect(long x, long y, long width, long height) {
}
