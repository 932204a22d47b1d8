/** A scene played out: the machine made from it, the steps taken, and a cursor that can go back. */
@NullMarked
package org.daxscope.machine.run;

import org.jspecify.annotations.NullMarked;
