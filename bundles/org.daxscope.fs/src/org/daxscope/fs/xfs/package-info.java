/** XFS: geometry, free space with busy extents, allocation, and the operations that change extents. Kernel: fs/xfs. */
@NullMarked
package org.daxscope.fs.xfs;

import org.jspecify.annotations.NullMarked;
