/** The way of a range through the stack, from the application to the media, and the calls that went along it. */
@NullMarked
package org.daxscope.machine.stack;

import org.jspecify.annotations.NullMarked;
