/** What can be asked of a machine and what it answers. */
@NullMarked
package org.daxscope.kernel.operation;

import org.jspecify.annotations.NullMarked;
