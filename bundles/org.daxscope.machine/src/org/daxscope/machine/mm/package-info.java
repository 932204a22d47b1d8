/** Processes, their mappings and page tables, page faults and SIGBUS. Kernel: mm/memory.c, mm/memory-failure.c. */
@NullMarked
package org.daxscope.machine.mm;

import org.jspecify.annotations.NullMarked;
