package org.daxscope.ui.selection;

import java.util.List;

import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.Span;

/** A range that is selected, and where it lies. */
public record SelectedSpan(Span span, List<DiskSpan> places) implements HasSpan {
    public SelectedSpan {
        places = List.copyOf(places);
    }

    /** @param image the machine that translates the range */
    public static SelectedSpan of(Span span, MachineImage image) {
        return new SelectedSpan(span, new Places(image).down(span).stream()
                .map(disk -> new DiskSpan(disk.name(), disk.start(), disk.end())).toList());
    }
}
