/** The Page Map view: a disk or a file as a zoomable map. */
@NullMarked
package org.daxscope.ui.pagemap;

import org.jspecify.annotations.NullMarked;
