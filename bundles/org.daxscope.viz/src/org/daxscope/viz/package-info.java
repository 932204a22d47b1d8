@NullMarked
package org.daxscope.viz;

import org.jspecify.annotations.NullMarked;
