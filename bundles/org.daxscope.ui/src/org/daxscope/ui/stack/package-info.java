/** The DAX Stack: the way of a range from the application to the media, and the calls that go along it. */
@NullMarked
package org.daxscope.ui.stack;

import org.jspecify.annotations.NullMarked;
