/** Headless commands. */
@NullMarked
package org.daxscope.app;

import org.jspecify.annotations.NullMarked;
