/** Preference defaults and pages. */
@NullMarked
package org.daxscope.ui.preferences;

import org.jspecify.annotations.NullMarked;
