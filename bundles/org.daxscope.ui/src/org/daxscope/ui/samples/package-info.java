/** The recordings that ship with the product, and the dialog that offers them. */
@NullMarked
package org.daxscope.ui.samples;

import org.jspecify.annotations.NullMarked;
