package org.daxscope.ui.steps;

/** A heading and the text under it. */
record Section(String heading, String body) {
}
