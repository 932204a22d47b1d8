/**
 * Drawings without a toolkit: shapes in the named colours of a palette, which a canvas paints and which are written as SVG
 * and as pixels.
 */
@NullMarked
package org.daxscope.viz.drawing;

import org.jspecify.annotations.NullMarked;
