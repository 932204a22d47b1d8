package org.daxscope.dm;

/**
 * A stretch of a dm device and where it lies on a disk, all in 512-byte sectors.
 *
 * @param sector first sector of the dm device
 * @param start first sector of the disk
 */
public record Piece(long sector, String disk, long start, long sectors) {
}
