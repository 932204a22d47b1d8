package org.daxscope.ui.signals;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.place.SignalReach;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.run.TakenStep.Call;
import org.daxscope.ui.actions.WhereText;
import org.daxscope.ui.kernels.QuirkSections;
import org.daxscope.ui.nls.SignalsText;
import org.daxscope.ui.widgets.Section;

/** Everything there is to say about a signal or failed call. */
final class SignalDetails {
    private SignalDetails() {
    }

    static List<Section> of(SignalRows rows, int row, MachineImage image) {
        List<Section> sections = new ArrayList<>();
        add(sections, SignalsText.What, rows.text(row, SignalRows.WHAT));
        add(sections, SignalsText.Operation, rows.text(row, SignalRows.OPERATION));
        add(sections, SignalsText.Cause, rows.text(row, SignalRows.CAUSE));
        List<Call> calls = List.of(rows.signal(row).call());
        add(sections, SignalsText.Noted, Call.explanations(calls));
        add(sections, SignalsText.Process, rows.text(row, SignalRows.PROCESS));
        add(sections, SignalsText.Address, rows.text(row, SignalRows.ADDRESS));
        add(sections, SignalsText.Lsb, rows.text(row, SignalRows.LSB));
        add(sections, SignalsText.Offset, rows.text(row, SignalRows.OFFSET));
        add(sections, SignalsText.Sector, rows.text(row, SignalRows.SECTOR));
        Span span = rows.signal(row).span(image);
        if (span != null)
            add(sections, SignalsText.Meant, WhereText.of(span, image));
        SignalReach reach = rows.signal(row).reach(image);
        if (reach != null && reach.isWider())
            add(sections, SignalsText.Bad, WhereText.of(reach.bad(), image));
        sections.addAll(QuirkSections.of(calls));
        return sections;
    }

    private static void add(List<Section> sections, String heading, String body) {
        if (!body.isEmpty())
            sections.add(new Section(heading, body));
    }
}
