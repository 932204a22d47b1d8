/** The table of known-bad sectors. Kernel: block/badblocks.c, three generations of it. Semantics 2. */
@NullMarked
package org.daxscope.pmem.badblocks;

import org.jspecify.annotations.NullMarked;
