/** The commands of the shell, a class each, and the registry that knows them by name. */
@NullMarked
package org.daxscope.lab.shell.command;

import org.jspecify.annotations.NullMarked;
