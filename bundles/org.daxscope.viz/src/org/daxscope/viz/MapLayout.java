package org.daxscope.viz;

import org.daxscope.kernel.address.Units;

/**
 * Where each byte of a space lies on an endless sheet of pixels, the map, whose origin is the top left corner of byte
 * 0. Bytes make cells, cells follow a curve, cells are squares of pixels.
 *
 * @param length bytes of the mapped space, more than 0
 * @param zoom bytes a cell as a power of two: 8 is one 256-byte line
 * @param cellPixels width and height of a cell
 */
public record MapLayout(long length, int zoom, int cellPixels, AddressCurve curve) {
    /** One 256-byte line a cell. */
    public static final int MIN_ZOOM = 8;
    private static final int MAX_CELL_PIXELS = 64;

    public MapLayout {
        if (length < 1)
            throw new IllegalArgumentException("nothing to lay out: length " + length);
        if (zoom < MIN_ZOOM || zoom > maxZoom(length))
            throw new IllegalArgumentException("zoom %d outside %d..%d".formatted(zoom, MIN_ZOOM, maxZoom(length)));
        if (cellPixels < 1 || cellPixels > MAX_CELL_PIXELS)
            throw new IllegalArgumentException("cells of %d pixels, 1..64 expected".formatted(cellPixels));
    }

    /** The zoom at which one cell holds everything. */
    public static int maxZoom(long length) {
        return Math.max(MIN_ZOOM, Long.SIZE - Long.numberOfLeadingZeros(length - 1));
    }

    /**
     * A layout for a view of this width. Linear rows hold a whole number of 2 MiB or divide it evenly, so that
     * boundaries line up in columns, at the price of some unused width. A zoom out of range is brought into it.
     */
    public static MapLayout of(AddressCurve.Kind kind, long length, int zoom, int cellPixels, int viewWidth) {
        int valid = Math.clamp(zoom, MIN_ZOOM, maxZoom(length));
        long cells = Math.ceilDiv(length, 1L << valid);
        return new MapLayout(length, valid, cellPixels, switch (kind) {
            case LINEAR -> new LinearCurve(alignedColumns(Math.max(1, viewWidth / cellPixels), valid));
            case HILBERT -> HilbertCurve.holding(cells);
        });
    }

    /** The closest layout that shows everything in a view of this size without scrolling. */
    public static MapLayout fit(AddressCurve.Kind kind, long length, int cellPixels, int viewWidth, int viewHeight) {
        int zoom = MIN_ZOOM;
        MapLayout layout = of(kind, length, zoom, cellPixels, viewWidth);
        while (zoom < maxZoom(length) && (layout.height() > viewHeight || layout.width() > viewWidth))
            layout = of(kind, length, ++zoom, cellPixels, viewWidth);
        return layout;
    }

    private static long alignedColumns(int columns, int zoom) {
        long hugeCells = Math.max(1, (long) Units.PMD >> zoom);
        return columns >= hugeCells ? columns / hugeCells * hugeCells : Integer.highestOneBit(columns);
    }

    public long bytesPerCell() {
        return 1L << zoom;
    }

    public long cells() {
        return Math.ceilDiv(length, bytesPerCell());
    }

    /** Pixels across. */
    public long width() {
        return curve.columns() * cellPixels;
    }

    /** Pixels down. */
    public long height() {
        return curve.rows(cells()) * cellPixels;
    }

    /** The cell that holds a byte of the space. */
    public long cellOf(long position) {
        return position >> zoom;
    }

    public long firstByte(long cell) {
        return cell << zoom;
    }

    /** One past the last byte of a cell; the last cell may be cut short by the end of the space. */
    public long endByte(long cell) {
        return Math.min(length, cell + 1 << zoom);
    }

    /** The cell at a pixel of the map, or -1 where there is none. */
    public long cellAt(long x, long y) {
        long column = Math.floorDiv(x, cellPixels);
        long row = Math.floorDiv(y, cellPixels);
        if (column < 0 || row < 0 || column >= curve.columns() || row >= curve.rows(cells()))
            return -1;
        long cell = curve.cell(column, row);
        return cell < cells() ? cell : -1;
    }

    /** The first byte of the cell at a pixel of the map, or -1 where there is none. */
    public long byteAt(long x, long y) {
        long cell = cellAt(x, y);
        return cell < 0 ? -1 : firstByte(cell);
    }

    /** The pixels of a cell on the map. */
    public PixelRect rect(long cell) {
        return new PixelRect(curve.column(cell) * cellPixels, curve.row(cell) * cellPixels, cellPixels, cellPixels);
    }
}
