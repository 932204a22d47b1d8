package org.daxscope.ui.selection;

import java.util.List;

/** A selected thing that lies somewhere on the disks. Views show the places of whatever is selected in another view. */
@FunctionalInterface
public interface HasPlaces {
    /** Where it lies, empty when it lies nowhere. */
    List<DiskSpan> places();
}
