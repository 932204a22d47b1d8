/** Immutable pictures of a machine's state at one moment: what views draw and tables list. Safe to hand to any thread. */
@NullMarked
package org.daxscope.machine.image;

import org.jspecify.annotations.NullMarked;
