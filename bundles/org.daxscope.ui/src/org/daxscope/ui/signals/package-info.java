/** The Signals view: what processes and callers were told when they met poison. */
@NullMarked
package org.daxscope.ui.signals;

import org.jspecify.annotations.NullMarked;
