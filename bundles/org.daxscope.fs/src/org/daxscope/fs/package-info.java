@NullMarked
package org.daxscope.fs;

import org.jspecify.annotations.NullMarked;
