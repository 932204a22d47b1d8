package org.daxscope.viz;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws the little of SVG that the writer uses: rectangles, paths of rectangles, and patterns of both. */
final class SvgRaster {
    private static final int CLEAR = -1;
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z]+)=\"([^\"]*)\"");
    private static final Pattern PATH = Pattern.compile("M(-?\\d+) (-?\\d+)h(\\d+)v(\\d+)h(-\\d+)z ?");

    private final Map<String, SvgRaster> patterns = new HashMap<>();
    private final int width;
    private final int height;
    private final int originX;
    private final int originY;
    private final int[] pixels;

    private SvgRaster(Map<String, String> size) {
        width = Integer.parseInt(size.get("width"));
        height = Integer.parseInt(size.get("height"));
        originX = Integer.parseInt(size.getOrDefault("x", "0"));
        originY = Integer.parseInt(size.getOrDefault("y", "0"));
        pixels = new int[width * height];
        Arrays.fill(pixels, CLEAR);
    }

    SvgRaster(String svg) {
        this(attributes(svg.lines().findFirst().orElseThrow()));
        SvgRaster target = this;
        for (String line : svg.lines().toList()) {
            Map<String, String> attributes = attributes(line);
            switch (line.split("[ >]", 2)[0]) {
                case "<pattern" -> {
                    target = new SvgRaster(attributes);
                    patterns.put(attributes.get("id"), target);
                }
                case "</pattern" -> target = this;
                case "<rect" -> target.rect(attributes, attributes.get("fill"));
                case "<path" -> target.path(attributes.get("d"), attributes.get("fill"));
                default -> {
                    // Nothing to draw.
                }
            }
        }
    }

    int[] pixels() {
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
