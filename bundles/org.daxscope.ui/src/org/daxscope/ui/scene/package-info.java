/** Parts of a scene: finding, naming and measuring them, for the views and wizards that edit it. */
@NullMarked
package org.daxscope.ui.scene;

import org.jspecify.annotations.NullMarked;
