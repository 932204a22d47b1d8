/** The product around the plug-ins: application, window, menus and the perspective. */
@NullMarked
package org.daxscope.ui.application;

import org.jspecify.annotations.NullMarked;
