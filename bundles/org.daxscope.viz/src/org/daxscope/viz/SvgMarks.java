package org.daxscope.viz;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Marks as shapes of a drawing, in the order in which they were made. */
final class SvgMarks implements Marks {
    private final long originX;
    private final long originY;
    private final int across;
    private final int down;
    private final String prefix;
    private final int[] colours;
    private final StringBuilder shapes = new StringBuilder();
    private final StringBuilder path = new StringBuilder();
    private final Set<Integer> tints = new TreeSet<>();
    /** What the path will be filled with. */
    private String fill = "";

    /**
     * @param originX pixel of the map at the drawing's left edge
     * @param originY pixel of the map at the drawing's top edge
     */
    SvgMarks(long originX, long originY, int across, int down, Palette palette, String prefix) {
        this.originX = originX;
        this.originY = originY;
        this.across = across;
        this.down = down;
        this.prefix = prefix;
        colours = palette.colours();
    }

    @Override
    public void fill(long x, long y, long width, long height, int index) {
        rect(x, y, width, height, String.format(Locale.ROOT, "#%06x", colours[index]));
    }

    @Override
    public void tint(long x, long y, long width, long height, int index) {
        tints.add(index);
        rect(x, y, width, height, "url(#" + prefix + "tint" + index + ")");
    }

    /** Rectangles of one fill become one path. */
    private void rect(long x, long y, long width, long height, String with) {
        int left = Math.clamp(x - originX, 0, across);
        int right = Math.clamp(x + width - originX, 0, across);
        int top = Math.clamp(y - originY, 0, down);
        int bottom = Math.clamp(y + height - originY, 0, down);
        if (left >= right || top >= bottom)
            return;
        if (!with.equals(fill)) {
            flush();
            fill = with;
        }
        path.append('M').append(left).append(' ').append(top).append('h').append(right - left).append('v')
                .append(bottom - top).append('h').append(left - right).append('z');
    }

    private void flush() {
        if (!path.isEmpty())
            shapes.append("<path fill=\"").append(fill).append("\" d=\"").append(path).append("\"/>\n");
        path.setLength(0);
    }

    /** The definitions of the tints in use. */
    String patterns() {
        var text = new StringBuilder();
        for (int index : tints) {
            text.append(String.format(Locale.ROOT,
                    "<pattern id=\"%stint%d\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" patternUnits=\"userSpaceOnUse\">\n",
                    prefix, index, -(originX & TintPattern.PERIOD - 1), -(originY & TintPattern.PERIOD - 1),
                    TintPattern.PERIOD, TintPattern.PERIOD));
            text.append(String.format(Locale.ROOT, "<path fill=\"#%06x\" d=\"", colours[index]));
            for (int x = 0; x < TintPattern.PERIOD; x++)
                text.append('M').append(x).append(' ').append(-x & TintPattern.PERIOD - 1).append("h1v1h-1z");
            text.append("\"/>\n</pattern>\n");
        }
        return text.toString();
    }

    String shapes() {
        flush();
        return shapes.toString();
    }
}
