/**
 * The pmem disk: DAX access, block I/O and recovery over one namespace. Kernel: drivers/nvdimm/pmem.c. Semantics 4 to
 * 8.
 */
@NullMarked
package org.daxscope.pmem.disk;

import org.jspecify.annotations.NullMarked;
