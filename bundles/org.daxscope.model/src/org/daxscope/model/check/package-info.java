/** What is wrong with a session, as data: where, how bad, in a sentence, and what would mend it. */
@NullMarked
package org.daxscope.model.check;

import org.jspecify.annotations.NullMarked;
