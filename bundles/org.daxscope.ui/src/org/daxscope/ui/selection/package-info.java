/** What views select for one another: places on the disks. */
@NullMarked
package org.daxscope.ui.selection;

import org.jspecify.annotations.NullMarked;
