/** Power failures: where one can happen in a step, and what would come of it. */
@NullMarked
package org.daxscope.ui.power;

import org.jspecify.annotations.NullMarked;
