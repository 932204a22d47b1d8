/** What happened, event by event, and the way back to any of it: journal, snapshots, timeline, cursor. */
@NullMarked
package org.daxscope.journal;

import org.jspecify.annotations.NullMarked;
