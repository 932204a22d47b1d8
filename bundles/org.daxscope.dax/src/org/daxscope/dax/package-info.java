/** The seam between file systems and the devices below them: DAX access and block access. Kernel: drivers/dax/super.c. */
@NullMarked
package org.daxscope.dax;

import org.jspecify.annotations.NullMarked;
