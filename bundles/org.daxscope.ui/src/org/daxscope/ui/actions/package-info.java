/** What the user does to the machine: from what is looked at to a step of the session, with a dialog or at once. */
@NullMarked
package org.daxscope.ui.actions;

import org.jspecify.annotations.NullMarked;
