/**
 * The numbered cases of kernel-scenarios.md, one method each, named by its number; {@link org.daxscope.machine.cases.Fixture}
 * is what they start from.
 */
package org.daxscope.machine.cases;
