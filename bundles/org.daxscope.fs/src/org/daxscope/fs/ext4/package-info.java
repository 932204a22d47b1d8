/** ext4: geometry, the multi-block allocator, extent conversion, and the operations that change extents. Kernel: fs/ext4. */
@NullMarked
package org.daxscope.fs.ext4;

import org.jspecify.annotations.NullMarked;
