package org.daxscope.journal;

/**
 * The state of a machine between two steps.
 *
 * @param at the moment it was saved
 * @param state opaque; nobody changes it any more
 */
public record Snapshot<S>(Cursor at, S state) {
}
