/** A shell with the commands operators use, over a machine. What it does not know it says in a sentence, and guesses nothing. */
@NullMarked
package org.daxscope.lab.shell;

import org.jspecify.annotations.NullMarked;
