/** The device mapper: tables, targets, routing of bios and of DAX calls. Kernel: drivers/md/dm*.c. Semantics 6.4, 6.5, 12. */
@NullMarked
package org.daxscope.dm;

import org.jspecify.annotations.NullMarked;
