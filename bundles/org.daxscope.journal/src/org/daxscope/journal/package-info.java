@NullMarked
package org.daxscope.journal;

import org.jspecify.annotations.NullMarked;
