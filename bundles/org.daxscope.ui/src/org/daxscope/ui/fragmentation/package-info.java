/** The Fragmentation view: the extents of a file before and after, measured, and along the steps. */
@NullMarked
package org.daxscope.ui.fragmentation;

import org.jspecify.annotations.NullMarked;
