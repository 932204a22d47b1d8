package org.daxscope.ui.widgets;

/**
 * A column of a {@link Grid}.
 *
 * @param title its header
 * @param tooltip what it holds, with unit and base
 * @param weight share of the width that is left; 0 for a column of fixed width
 * @param width smallest width in pixels, or the fixed one
 * @param right whether its texts are numbers, aligned right
 */
public record Column(String title, String tooltip, int weight, int width, boolean right) {
    /** A column of texts. */
    public static Column text(String title, String tooltip, int weight, int width) {
        return new Column(title, tooltip, weight, width, false);
    }

    /** A column of numbers. */
    public static Column number(String title, String tooltip, int weight, int width) {
        return new Column(title, tooltip, weight, width, true);
    }
}
