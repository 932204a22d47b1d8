@NullMarked
package org.daxscope.machine.mm;

import org.jspecify.annotations.NullMarked;
