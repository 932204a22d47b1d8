/**
 * What holds whatever is asked: random walks over random stacks, with every kind of operation, and what is checked after each
 * of their steps.
 */
package org.daxscope.machine.walk;
