/** The Steps view: the scenario's operations with the kernel's outcome beside Daxscope's. */
@NullMarked
package org.daxscope.ui.steps;

import org.jspecify.annotations.NullMarked;
