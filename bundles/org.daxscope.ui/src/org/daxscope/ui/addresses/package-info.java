/** Addresses as people type and read them, and the strip that names the focus in every address space at once. */
@NullMarked
package org.daxscope.ui.addresses;

import org.jspecify.annotations.NullMarked;
