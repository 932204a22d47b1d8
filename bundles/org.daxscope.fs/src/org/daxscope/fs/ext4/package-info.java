@NullMarked
package org.daxscope.fs.ext4;

import org.jspecify.annotations.NullMarked;
