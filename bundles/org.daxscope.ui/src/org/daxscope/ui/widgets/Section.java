package org.daxscope.ui.widgets;

/** A heading and the text under it. */
public record Section(String heading, String body) {
}
