/** Parts of a scene as property sheets: what the document says, to be edited, and what the machine holds, to be read. */
@NullMarked
package org.daxscope.ui.properties;

import org.jspecify.annotations.NullMarked;
