package org.daxscope.viz.drawing;

import java.util.List;

/**
 * A picture made of shapes, lowest first, on the palette's background.
 *
 * @param width pixels
 * @param height pixels
 */
public record Drawing(int width, int height, List<Shape> shapes) {
    public Drawing {
        if (width < 1 || height < 1)
            throw new IllegalArgumentException("a drawing of %d x %d pixels".formatted(width, height));
        shapes = List.copyOf(shapes);
    }
}
