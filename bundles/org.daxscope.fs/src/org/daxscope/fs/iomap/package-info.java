/** DAX input and output over a file system's mappings: read, write with recovery, zero, page faults. Kernel: fs/dax.c. */
@NullMarked
package org.daxscope.fs.iomap;

import org.jspecify.annotations.NullMarked;
