/** One range named in every address space of the stack, translated up and down by a machine's image. */
@NullMarked
package org.daxscope.machine.place;

import org.jspecify.annotations.NullMarked;
