/** Repairing a range: which bytes must be written, by which of two ways, and what each way would give, really played. */
@NullMarked
package org.daxscope.ui.recover;

import org.jspecify.annotations.NullMarked;
