/** Stories: short sessions that come with Daxscope and explain one thing each. The engine decides what happens in them. */
@NullMarked
package org.daxscope.lab.story;

import org.jspecify.annotations.NullMarked;
