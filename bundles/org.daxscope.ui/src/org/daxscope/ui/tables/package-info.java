/** The Tables view: what the media holds beside what bus, region and disk believe. */
@NullMarked
package org.daxscope.ui.tables;

import org.jspecify.annotations.NullMarked;
