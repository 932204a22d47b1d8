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

    /** The lines of text, lowest first. */
    public List<Shape.Text> texts() {
        return shapes.stream().filter(Shape.Text.class::isInstance).map(Shape.Text.class::cast).toList();
    }

    /** All but the lines of text, for those who have better letters than pixels. */
    public Drawing withoutTexts() {
        return new Drawing(width, height, shapes.stream().filter(shape -> !(shape instanceof Shape.Text)).toList());
    }
}
