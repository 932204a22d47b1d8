/** What is wrong with the open session, and ways to mend it. */
@NullMarked
package org.daxscope.ui.problems;

import org.jspecify.annotations.NullMarked;
