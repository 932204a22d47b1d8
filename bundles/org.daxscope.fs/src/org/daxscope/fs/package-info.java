/** Files, their extents, and what every file system here can do with them. */
@NullMarked
package org.daxscope.fs;

import org.jspecify.annotations.NullMarked;
