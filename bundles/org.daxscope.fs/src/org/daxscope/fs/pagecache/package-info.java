@NullMarked
package org.daxscope.fs.pagecache;

import org.jspecify.annotations.NullMarked;
