/** The open recording and its cursor: jobs that read and play, and immutable states for the views. */
@NullMarked
package org.daxscope.ui.session;

import org.jspecify.annotations.NullMarked;
