/** Stories that lead through a session: which one runs, what it tells at the cursor, and what comes next. */
@NullMarked
package org.daxscope.ui.stories;

import org.jspecify.annotations.NullMarked;
