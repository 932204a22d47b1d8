/** The machine as a tree: what the scene says, what steps made of it, and the poison on each part. */
@NullMarked
package org.daxscope.ui.topology;

import org.jspecify.annotations.NullMarked;
