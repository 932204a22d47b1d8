/** Wizards that make sessions and add to the scene of an open one. */
@NullMarked
package org.daxscope.ui.wizards;

import org.jspecify.annotations.NullMarked;
