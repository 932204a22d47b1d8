/** Measurements of what must stay fluid, as an application of its own: no workbench, but a display. */
@NullMarked
package org.daxscope.ui.bench;

import org.jspecify.annotations.NullMarked;
