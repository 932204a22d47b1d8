/** The workbench. */
package org.daxscope.ui;
