/** Choosing the kernel that a session runs on, the quirks it has, and the kernels it is compared with. */
@NullMarked
package org.daxscope.ui.kernels;

import org.jspecify.annotations.NullMarked;
