package org.daxscope.ui.recover;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;

import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.run.OperationWords;
import org.daxscope.machine.run.OutcomeWords;
import org.daxscope.machine.run.TakenStep.Call;
import org.daxscope.ui.nls.RecoverText;
import org.daxscope.ui.widgets.Column;
import org.daxscope.ui.widgets.Rows;
import org.daxscope.viz.FileMeasures;
import org.jspecify.annotations.Nullable;

/** What each strategy would give beside what is now, an aspect a row; where the strategies differ, it is said and marked. */
final class PredictionRows implements Rows {
    private final List<String[]> rows = new ArrayList<>();
    private final Target target;
    private final List<Prediction> predictions;

    PredictionRows(Target target, MachineImage now, List<Prediction> predictions) {
        this.target = target;
        this.predictions = List.copyOf(predictions);
        add(RecoverText.Result, "", predictions.stream().map(PredictionRows::result).toList());
        add(RecoverText.Readable, readable(now), predictions.stream().map(p -> readable(p.after())).toList());
        add(RecoverText.Records, records(now), predictions.stream().map(p -> records(p.after())).toList());
        add(RecoverText.Media, media(now), predictions.stream().map(p -> media(p.after())).toList());
        if (target.isFile()) {
            add(RecoverText.Extents, extents(now), predictions.stream().map(p -> extents(p.after())).toList());
            add(RecoverText.Possible, possible(now), predictions.stream().map(p -> possible(p.after())).toList());
            add(RecoverText.Mapped, mapped(now), predictions.stream().map(p -> mapped(p.after())).toList());
        }
        add(RecoverText.Why, "", predictions.stream().map(p -> p.taken().reasonText()).toList());
    }

    static List<Column> columns() {
        return List.of(Column.text(RecoverText.Aspect, RecoverText.AspectHint, 0, 230),
                Column.text(RecoverText.Now, RecoverText.NowHint, 0, 190),
                Column.text(Strategy.WRITE.label(), RecoverText.WriteHint, 40, 200),
                Column.text(Strategy.PUNCH.label(), RecoverText.PunchHint, 40, 200));
    }

    private void add(String aspect, String now, List<String> then) {
        if (now.isEmpty() && then.stream().allMatch(String::isEmpty))
            return;
        String[] row = {aspect, now, RecoverText.DoesNotApply, RecoverText.DoesNotApply};
        for (int i = 0; i < predictions.size(); i++)
            row[2 + predictions.get(i).strategy().ordinal()] = then.get(i);
        rows.add(row);
    }

    /** What the calls return. */
    private static String result(Prediction prediction) {
        String missing = prediction.taken().unsupported();
        if (missing != null)
            return NLS.bind(RecoverText.NotModelled, missing);
        return prediction.taken().calls().stream().map(PredictionRows::call).collect(Collectors.joining("; "));
    }

    private static String call(Call call) {
        String what = OperationWords.of(call.operation());
        int end = what.indexOf(' ');
        return (end < 0 ? what : what.substring(0, end)) + ": " + OutcomeWords.of(call);
    }

    /** Whether the pages of the file hold anything that cannot be read. */
    private String readable(MachineImage image) {
        Damage damage = Damage.at(placesNow(image), image);
        if (!damage.poison().isEmpty())
            return NLS.bind(RecoverText.ReadableNot, lines(damage));
        return damage.records().isEmpty() ? RecoverText.ReadableYes : RecoverText.ReadableRecorded;
    }

    private List<Span> placesNow(MachineImage image) {
        return new Places(image).down(target.pages());
    }

    /** The disk's records where the pages lay, wherever they lie then. */
    private String records(MachineImage image) {
        long sectors = Damage.bytes(Damage.at(target.places(), image).records()) / Units.SECTOR;
        boolean before = !target.damage().records().isEmpty();
        if (sectors == 0)
            return before ? RecoverText.RecordsGone : RecoverText.RecordsNone;
        return NLS.bind(RecoverText.RecordsThere, Long.toString(sectors));
    }

    /** The poison where the pages lay. */
    private String media(MachineImage image) {
        Damage damage = Damage.at(target.places(), image);
        return damage.poison().isEmpty() ? RecoverText.MediaHealthy
                : NLS.bind(RecoverText.MediaPoisoned, lines(damage));
    }

    private static String lines(Damage damage) {
        return Long.toString(Damage.bytes(damage.poison()) / Units.LINE);
    }

    private String extents(MachineImage image) {
        FileMeasures measures = measures(image);
        return measures == null ? RecoverText.NoFile : Integer.toString(measures.extents());
    }

    private String possible(MachineImage image) {
        FileMeasures measures = measures(image);
        return measures == null ? "" : huge(measures.hugePossible());
    }

    private String mapped(MachineImage image) {
        FileMeasures measures = measures(image);
        return measures == null ? "" : huge(measures.hugeMapped());
    }

    private static String huge(long bytes) {
        return NLS.bind(RecoverText.Huge, Long.toString(bytes / Units.PMD));
    }

    private @Nullable FileMeasures measures(MachineImage image) {
        for (FileImage file : image.files())
            if (file.name().equals(target.on()))
                for (DeviceImage disk : image.devices())
                    if (target.places().isEmpty() || disk.name().equals(target.places().getFirst().name()))
                        return FileMeasures.of(disk, file, image.mappings());
        return null;
    }

    @Override
    public int count() {
        return rows.size();
    }

    @Override
    public String text(int row, int column) {
        return rows.get(row)[column];
    }

    /** Whether the strategies give the same. */
    private boolean differs(int row) {
        return predictions.size() == Strategy.values().length && !rows.get(row)[2].equals(rows.get(row)[3]);
    }

    @Override
    public String icon(int row, int column) {
        return column == 0 ? differs(row) ? "different" : "equal" : "";
    }

    @Override
    public String colour(int row, int column) {
        return column >= 2 && differs(row) ? "org.daxscope.ui.different" : "";
    }
}
