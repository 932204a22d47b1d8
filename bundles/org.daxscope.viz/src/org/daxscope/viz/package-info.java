/**
 * Pictures without a toolkit: what a view shows is computed here as a pure function of an immutable image of the
 * machine, a layout and a palette, and can be read back pixel by pixel.
 *
 * <p>{@link org.daxscope.viz.StateIndex} says what each 256-byte line is, {@link org.daxscope.viz.MapLayout} and
 * {@link org.daxscope.viz.Viewport} say where it lies, {@link org.daxscope.viz.Palette} what it looks like, and
 * {@link org.daxscope.viz.PageMapPicture} puts the three together.
 */
@NullMarked
package org.daxscope.viz;

import org.jspecify.annotations.NullMarked;
