package org.daxscope.ui.selection;

/**
 * An event of the journal that is selected, in the Journal or as the moment of the DAX Stack: each of them goes where the other is.
 *
 * @param step index of its step, from 0
 * @param event number of the event within the step, from 0
 */
public record SelectedEvent(int step, int event) {
}
