/** What exists before the first step, as plain data, and how a machine is made from it. No behaviour of the machine lives here. */
@NullMarked
package org.daxscope.machine.scene;

import org.jspecify.annotations.NullMarked;
