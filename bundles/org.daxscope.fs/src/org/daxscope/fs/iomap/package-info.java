@NullMarked
package org.daxscope.fs.iomap;

import org.jspecify.annotations.NullMarked;
