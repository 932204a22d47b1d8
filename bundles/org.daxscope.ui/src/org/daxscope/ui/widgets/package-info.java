/** Small controls that several views use. */
@NullMarked
package org.daxscope.ui.widgets;

import org.jspecify.annotations.NullMarked;
