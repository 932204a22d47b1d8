package org.daxscope.ui.fragmentation;

import java.text.DecimalFormat;
import java.text.FieldPosition;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.IAxis;
import org.eclipse.swtchart.ILineSeries;
import org.eclipse.swtchart.ILineSeries.PlotSymbolType;
import org.eclipse.swtchart.ISeries;
import org.eclipse.swtchart.ISeries.SeriesType;
import org.eclipse.swtchart.LineStyle;
import org.eclipse.swtchart.Range;

import org.daxscope.ui.nls.FragmentationText;
import org.daxscope.ui.pagemap.Pictures;
import org.daxscope.ui.widgets.Names;
import org.daxscope.viz.Ink;
import org.daxscope.viz.Palette;
import org.daxscope.viz.Series;
import org.daxscope.viz.StepMeasures;

/** Extents and 2 MiB shares over the steps, as lines that differ in colour, dash and symbol. The table beside it says the same. */
final class StepChart {
    private static final int SHARES = 0;
    private static final double FULL = 105;
    private static final int LEAST_WIDTH = 200;
    private static final int LEAST_HEIGHT = 110;

    private final Chart chart;
    private final int counts;

    /** A chart without room for its axes fails to lay itself out, so it never hears of less than it needs. */
    private static final class RoomyChart extends Chart {
        RoomyChart(Composite parent) {
            super(parent, SWT.NONE);
        }

        @Override
        public Rectangle getClientArea() {
            Rectangle area = super.getClientArea();
            return new Rectangle(area.x, area.y, Math.max(area.width, LEAST_WIDTH),
                    Math.max(area.height, LEAST_HEIGHT));
        }
    }

    /** Labels whole numbers only: there is nothing between two steps. */
    private static final class WholeNumbers extends DecimalFormat {
        private static final long serialVersionUID = 1L;

        @Override
        @SuppressWarnings("null")
        public StringBuffer format(double number, StringBuffer into, FieldPosition position) {
            return number == Math.rint(number) ? into.append((long) number) : into;
        }
    }

    StepChart(Composite parent) {
        chart = new RoomyChart(parent);
        Names.give(chart, FragmentationText.Chart);
        Names.give(chart.getPlotArea().getControl(), FragmentationText.Chart);
        chart.getTitle().setVisible(false);
        chart.getLegend().setPosition(SWT.BOTTOM);
        chart.getAxisSet().getXAxis(0).getTick().setFormat(new WholeNumbers());
        counts = chart.getAxisSet().createYAxis();
        title(chart.getAxisSet().getXAxis(0), FragmentationText.Step);
        title(chart.getAxisSet().getYAxis(SHARES), FragmentationText.ShareAxis);
        title(chart.getAxisSet().getYAxis(counts), FragmentationText.Extents);
        chart.getAxisSet().getYAxis(counts).setPosition(IAxis.Position.Secondary);
    }

    private static void title(IAxis axis, String text) {
        axis.getTitle().setText(text);
    }

    Control control() {
        return chart;
    }

    void show(List<StepMeasures> steps, Palette palette) {
        chart.suspendUpdate(true);
        dress(palette);
        for (ISeries<?> old : chart.getSeriesSet().getSeries())
            chart.getSeriesSet().deleteSeries(old.getId());
        List<Series> series = StepMeasures.series(steps);
        // In the order in which StepMeasures gives them.
        add(series.get(0), counts, palette.colour(Ink.TEXT), PlotSymbolType.SQUARE, LineStyle.SOLID);
        add(series.get(1), SHARES, palette.colour(Ink.HUGE_POSSIBLE), PlotSymbolType.CIRCLE, LineStyle.DASH);
        add(series.get(2), SHARES, palette.colour(Ink.HUGE_MAPPED), PlotSymbolType.TRIANGLE, LineStyle.DOT);
        int last = steps.isEmpty() ? 1 : Math.max(1, steps.getLast().step());
        chart.getAxisSet().getXAxis(0).setRange(new Range(-0.2, last + 0.2));
        chart.getAxisSet().getYAxis(SHARES).setRange(new Range(0, FULL));
        chart.getAxisSet().getYAxis(counts).setRange(new Range(0, series.get(0).largest() + 1));
        chart.suspendUpdate(false);
        chart.redraw();
    }

    private void add(Series series, int axis, int colour, PlotSymbolType symbol, LineStyle style) {
        if (series.steps().isEmpty())
            return;
        if (!(chart.getSeriesSet().createSeries(SeriesType.LINE, series.name()) instanceof ILineSeries<?> line))
            return;
        line.setXSeries(series.steps().stream().mapToDouble(Integer::doubleValue).toArray());
        line.setYSeries(series.toArray());
        line.setYAxisId(axis);
        Color ink = new Color(Pictures.rgb(colour));
        line.setLineColor(ink);
        line.setSymbolColor(ink);
        line.setSymbolType(symbol);
        line.setLineStyle(style);
        line.setLineWidth(2);
        line.enableStep(true);
    }

    private void dress(Palette palette) {
        Color ground = new Color(Pictures.rgb(palette.background()));
        Color ink = new Color(Pictures.rgb(palette.colour(Ink.TEXT)));
        chart.setBackground(ground);
        chart.getPlotArea().setBackground(ground);
        chart.getLegend().setBackground(ground);
        chart.getLegend().setForeground(ink);
        for (IAxis axis : chart.getAxisSet().getAxes()) {
            axis.getTitle().setForeground(ink);
            axis.getTick().setForeground(ink);
        }
    }

    /** Names of the lines that are shown, for tests. */
    List<String> lines() {
        return List.of(chart.getSeriesSet().getSeries()).stream().map(ISeries::getId).toList();
    }
}
