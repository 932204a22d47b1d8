package org.daxscope.ui.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.lab.conformance.StepReport;
import org.daxscope.lab.conformance.StepReport.Difference;
import org.daxscope.lab.recording.Device;
import org.daxscope.lab.recording.DmSpec;
import org.daxscope.lab.recording.FsSpec;
import org.daxscope.lab.recording.Recording;
import org.daxscope.lab.recording.Step;
import org.daxscope.machine.run.OperationWords;
import org.daxscope.machine.run.OutcomeWords;
import org.daxscope.machine.run.TakenStep.Call;
import org.daxscope.ui.kernels.QuirkSections;
import org.daxscope.ui.nls.StepsText;
import org.daxscope.ui.nls.StoryText;
import org.daxscope.ui.session.Comparison;
import org.daxscope.ui.session.SessionState;
import org.daxscope.ui.widgets.Section;
import org.daxscope.ui.stories.StoryGuide;

/** Everything there is to say about a step, or about the scenario as a whole, as sections of text. */
final class StepDetails {
    private final List<Section> sections = new ArrayList<>();

    private StepDetails() {
    }

    static List<Section> ofStep(SessionState state, int index) {
        StepDetails details = new StepDetails();
        details.step(state, state.reports().get(index));
        return details.sections;
    }

    static List<Section> ofScenario(Recording recording) {
        StepDetails details = new StepDetails();
        details.scenario(recording);
        return details.sections;
    }

    /** What is told before a story's first step; nothing when no story runs. */
    static List<Section> ofStory(SessionState state) {
        StepDetails details = new StepDetails();
        StoryGuide.of(state).ifPresent(guide -> details.add(guide.story().title(), guide.opening()));
        return details.sections;
    }

    private void step(SessionState state, StepReport report) {
        add(NLS.bind(StepsText.DetailStep, report.index() + 1), report.operation());
        // What is told at the cursor stands above the steps already.
        if (report.index() != state.position() - 1)
            StoryGuide.of(state).ifPresent(guide -> add(StoryText.WhatToSee, guide.narration(report.index())));
        Recording recording = state.recording();
        if (recording != null)
            add(StepsText.DetailInputs, inputs(recording.steps().get(report.index())));
        if (recording == null)
            add(NLS.bind(StepsText.DetailOutcome, state.kernel()), answer(report));
        else {
            add(NLS.bind(StepsText.DetailKernel, state.kernel()),
                    report.kernel().isEmpty() ? StepsText.DetailBare : report.kernel());
            add(StepsText.DetailDaxscope, answer(report));
            add(StepsText.DetailVerdict, VerdictLook.of(report.verdict()).word());
        }
        calls(report, state.calls().get(report.index()));
        if (!report.differences().isEmpty())
            difference(report.differences());
        add(StepsText.DetailRule, report.note());
        add(StepsText.DetailRemarks, report.remarks());
        sections.addAll(QuirkSections.of(state.calls().get(report.index())));
        for (Comparison comparison : state.comparisons())
            if (report.index() < comparison.reports().size())
                compared(comparison.kernel(), comparison.reports().get(report.index()));
    }

    private static String answer(StepReport report) {
        return report.daxscope().isEmpty() ? StepsText.DetailNotPerformed : report.daxscope();
    }

    /** Each call of a step that has several, or a title of its own, with what it gave. */
    private void calls(StepReport report, List<Call> calls) {
        if (calls.size() > 1
                || calls.size() == 1 && !OperationWords.of(calls.getFirst().operation()).equals(report.operation()))
            add(StepsText.DetailCalls, calls.stream().map(
                    call -> NLS.bind(StepsText.DetailCall, OperationWords.of(call.operation()), OutcomeWords.of(call)))
                    .collect(Collectors.joining("\n")));
    }

    private void compared(String kernel, StepReport report) {
        String text = NLS.bind(StepsText.ComparedDiffers, VerdictLook.of(report.verdict()).word(), answer(report));
        add(NLS.bind(StepsText.DetailCompared, kernel), report.note().isEmpty() ? text : text + "\n" + report.note());
    }

    private void difference(List<Difference> differences) {
        Difference first = differences.getFirst();
        String heading = differences.size() == 1
                ? StepsText.DetailDifference
                : NLS.bind(StepsText.DetailFirstOf, differences.size());
        add(heading, NLS.bind(StepsText.DetailFields,
                new Object[] {first.field(), first.kernel(), first.daxscope()}));
    }

    private static String inputs(Step step) {
        return step.inputs().entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(",  "));
    }

    private void scenario(Recording recording) {
        add(StepsText.DetailScenario, recording.title());
        add(StepsText.DetailNote, recording.note());
        add(StepsText.DetailDevices, recording.devices().stream().map(StepDetails::device)
                .collect(Collectors.joining("\n")));
        add(StepsText.DetailDm, recording.dm().stream().map(StepDetails::dm).collect(Collectors.joining("\n")));
        FsSpec fs = recording.fs();
        if (fs != null)
            add(StepsText.DetailFs, NLS.bind(StepsText.DetailFsOn,
                    new Object[] {fs.type().name().toLowerCase(Locale.ROOT), fs.on(), fs.mount()}));
        add(StepsText.DetailFiles, recording.files().stream()
                .map(file -> NLS.bind(StepsText.DetailFile, file.name(), file.size()))
                .collect(Collectors.joining("\n")));
        add(StepsText.DetailNext, StepsText.DetailNextHint);
    }

    private static String device(Device device) {
        return NLS.bind(StepsText.DetailDevice, new Object[] {device.name(), Long.toString(device.sectors()),
            Long.toString(device.sectors() * DiskSectors.BYTES >> 20)});
    }

    private static String dm(DmSpec dm) {
        return dm.name() + ": " + String.join("; ", dm.table());
    }

    private void add(String heading, String body) {
        if (!body.isEmpty())
            sections.add(new Section(heading, body));
    }
}
