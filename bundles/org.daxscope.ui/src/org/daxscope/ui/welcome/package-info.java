/** The Welcome view: what Daxscope is, stories to begin with, and the ways to something of one's own. */
@NullMarked
package org.daxscope.ui.welcome;

import org.jspecify.annotations.NullMarked;
