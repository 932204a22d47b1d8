/** Handlers of the commands that menus, keys, tool bars and Quick Access run. */
@NullMarked
package org.daxscope.ui.commands;

import org.jspecify.annotations.NullMarked;
