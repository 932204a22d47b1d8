/** The language of the shell: from text to commands, nothing is performed here. */
@NullMarked
package org.daxscope.lab.shell.syntax;

import org.jspecify.annotations.NullMarked;
