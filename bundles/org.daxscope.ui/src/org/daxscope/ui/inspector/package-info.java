/** The Page Inspector: one 4 KiB page, its bytes and everything anybody believes of it. */
@NullMarked
package org.daxscope.ui.inspector;

import org.jspecify.annotations.NullMarked;
