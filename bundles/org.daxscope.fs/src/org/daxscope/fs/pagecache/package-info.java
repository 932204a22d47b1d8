/** Files and block devices without DAX: the page cache and direct I/O. Kernel: mm/filemap.c, block/fops.c. */
@NullMarked
package org.daxscope.fs.pagecache;

import org.jspecify.annotations.NullMarked;
