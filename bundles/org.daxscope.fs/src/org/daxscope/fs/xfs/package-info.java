@NullMarked
package org.daxscope.fs.xfs;

import org.jspecify.annotations.NullMarked;
