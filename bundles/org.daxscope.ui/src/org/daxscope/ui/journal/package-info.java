/** The Journal view: what a step called, changed and was refused, as a tree. */
@NullMarked
package org.daxscope.ui.journal;

import org.jspecify.annotations.NullMarked;
