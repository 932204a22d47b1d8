@NullMarked
package org.daxscope.machine;

import org.jspecify.annotations.NullMarked;
