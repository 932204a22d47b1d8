/** Writes what a view shows to a file: as a picture, or as data. */
@NullMarked
package org.daxscope.ui.export;

import org.jspecify.annotations.NullMarked;
