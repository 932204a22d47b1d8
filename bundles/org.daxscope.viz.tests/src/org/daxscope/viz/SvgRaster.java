package org.daxscope.viz;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws the little of SVG that the writer uses: rectangles, paths of rectangles, patterns of
 * both, polygons, upright and level lines, and drawings in drawings. */
public final class SvgRaster {
    private static final int CLEAR = -1;
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z]+[12]?)=\"([^\"]*)\"");
    private static final Pattern PATH = Pattern.compile("M(-?\\d+) (-?\\d+)h(\\d+)v(\\d+)h(-\\d+)z ?");

    private final Map<String, SvgRaster> patterns;
    private final int width;
    private final int height;
    private final int originX;
    private final int originY;
    private final int[] pixels;

    private SvgRaster(Map<String, String> size, Map<String, SvgRaster> patterns) {
        this.patterns = patterns;
        width = Integer.parseInt(size.get("width"));
        height = Integer.parseInt(size.get("height"));
        originX = Integer.parseInt(size.getOrDefault("x", "0"));
        originY = Integer.parseInt(size.getOrDefault("y", "0"));
        pixels = new int[width * height];
        Arrays.fill(pixels, CLEAR);
    }

    public SvgRaster(String svg) {
        this(attributes(svg.lines().findFirst().orElseThrow()), new HashMap<>());
        var targets = new ArrayDeque<SvgRaster>();
        targets.push(this);
        for (String line : svg.lines().skip(1).toList())
            draw(line, targets);
    }

    private void draw(String line, Deque<SvgRaster> targets) {
        Map<String, String> attributes = attributes(line);
        SvgRaster target = targets.peek();
        switch (line.split("[ >]", 2)[0]) {
            case "<pattern" -> {
                targets.push(new SvgRaster(attributes, patterns));
                if (patterns.put(attributes.get("id"), targets.peek()) != null)
                    throw new AssertionError("two patterns " + attributes.get("id"));
            }
            case "</pattern" -> targets.pop();
            case "<svg" -> targets.push(new SvgRaster(attributes, patterns));
            case "</svg" -> {
                targets.pop();
                if (!targets.isEmpty())
                    targets.peek().place(target);
            }
            case "<rect" -> target.rect(attributes, attributes.get("fill"));
            case "<path" -> target.path(attributes.get("d"), attributes.get("fill"));
            case "<polygon" -> target.polygon(attributes.get("points"), attributes.get("fill"));
            case "<line" -> target.line(attributes, attributes.get("stroke"));
            default -> {
                // Nothing to draw.
            }
        }
    }

    private void place(SvgRaster part) {
        for (int i = 0; i < part.pixels.length; i++)
            if (part.pixels[i] != CLEAR)
                pixels[(part.originY + i / part.width) * width + part.originX + i % part.width] = part.pixels[i];
    }

    /** A pixel belongs to a polygon when a ray from its middle crosses an odd number of edges. */
    private void polygon(String points, String fill) {
        double[] at = Pattern.compile("[ ,]").splitAsStream(points).mapToDouble(Double::parseDouble).toArray();
        for (int i = 0; i < pixels.length; i++) {
            double x = i % width + 0.5;
            double y = i / width + 0.5;
            boolean inside = false;
            for (int from = 0; from < at.length; from += 2) {
                int to = (from + 2) % at.length;
                if (at[from + 1] > y != at[to + 1] > y
                        && x < (at[to] - at[from]) * (y - at[from + 1]) / (at[to + 1] - at[from + 1]) + at[from])
                    inside = !inside;
            }
            if (inside)
                paint(i % width, i / width, 1, 1, fill);
        }
    }

    /** Upright and level lines only: what lies half a pixel around them. */
    private void line(Map<String, String> at, String stroke) {
        int left = (int) Double.parseDouble(at.get("x1"));
        int top = (int) Double.parseDouble(at.get("y1"));
        int right = (int) Double.parseDouble(at.get("x2"));
        int bottom = (int) Double.parseDouble(at.get("y2"));
        if (left != right && top != bottom)
            throw new AssertionError("a slanted line");
        paint(left, top, right - left + 1, bottom - top + 1, stroke);
    }

    public int[] pixels() {
        return pixels;
    }

    private void rect(Map<String, String> at, String fill) {
        paint(Integer.parseInt(at.getOrDefault("x", "0")), Integer.parseInt(at.getOrDefault("y", "0")),
                Integer.parseInt(at.get("width")), Integer.parseInt(at.get("height")), fill);
    }

    private void path(String path, String fill) {
        Matcher rects = PATH.matcher(path);
        int end = 0;
        while (rects.find() && rects.start() == end) {
            end = rects.end();
            if (-Integer.parseInt(rects.group(5)) != Integer.parseInt(rects.group(3)))
                throw new AssertionError("not a rectangle: " + rects.group());
            paint(Integer.parseInt(rects.group(1)), Integer.parseInt(rects.group(2)),
                    Integer.parseInt(rects.group(3)), Integer.parseInt(rects.group(4)), fill);
        }
        if (end != path.length())
            throw new AssertionError("not rectangles: " + path.substring(end));
    }

    private void paint(int left, int top, int w, int h, String fill) {
        for (int y = Math.max(0, top); y < Math.min(height, top + h); y++)
            for (int x = Math.max(0, left); x < Math.min(width, left + w); x++) {
                int colour = fill.startsWith("#") ? Integer.parseInt(fill.substring(1), 16)
                        : patterns.get(fill.substring("url(#".length(), fill.length() - 1)).tiled(x, y);
                if (colour != CLEAR)
                    pixels[y * width + x] = colour;
            }
    }

    private int tiled(int x, int y) {
        return pixels[Math.floorMod(y - originY, height) * width + Math.floorMod(x - originX, width)];
    }

    private static Map<String, String> attributes(String line) {
        var attributes = new HashMap<String, String>();
        Matcher matcher = ATTRIBUTE.matcher(line);
        while (matcher.find())
            attributes.put(matcher.group(1), matcher.group(2));
        return attributes;
    }
}
