/** The whole machine and its one door. */
@NullMarked
package org.daxscope.machine;

import org.jspecify.annotations.NullMarked;
