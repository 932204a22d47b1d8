/** The way of a range through the stack as a picture: layers under one another, what they cut, and who acts or refuses. */
@NullMarked
package org.daxscope.viz.stack;

import org.jspecify.annotations.NullMarked;
