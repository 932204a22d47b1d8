/**
 * The nvdimm bus: firmware, the list of bad ranges, regions and their tables. Kernel: drivers/nvdimm,
 * drivers/acpi/nfit.
 */
@NullMarked
package org.daxscope.pmem.bus;

import org.jspecify.annotations.NullMarked;
