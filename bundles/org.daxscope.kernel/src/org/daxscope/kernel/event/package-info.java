/** The vocabulary of the journal: what a layer calls, what it changes, what it refuses. */
@NullMarked
package org.daxscope.kernel.event;

import org.jspecify.annotations.NullMarked;
