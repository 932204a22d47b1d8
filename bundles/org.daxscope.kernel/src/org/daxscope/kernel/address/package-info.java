/** Addresses as types, one per address space, so that a file offset cannot stand where a disk sector is wanted. */
@NullMarked
package org.daxscope.kernel.address;

import org.jspecify.annotations.NullMarked;
