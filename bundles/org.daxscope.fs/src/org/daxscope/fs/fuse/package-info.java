/**
 * virtiofs in a guest: a FUSE file system whose files lie on a host, and the window through which their pages are mapped. Kernel:
 * fs/fuse/dax.c, fs/fuse/virtio_fs.c; semantics 13.
 */
@NullMarked
package org.daxscope.fs.fuse;

import org.jspecify.annotations.NullMarked;
