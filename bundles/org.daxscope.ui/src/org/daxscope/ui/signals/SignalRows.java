package org.daxscope.ui.signals;

import java.util.List;

import org.eclipse.osgi.util.NLS;

import org.daxscope.kernel.BusCode;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.Outcome.Failed;
import org.daxscope.kernel.operation.Outcome.Killed;
import org.daxscope.kernel.operation.Spared;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.run.OperationWords;
import org.daxscope.ui.nls.SignalsText;
import org.daxscope.ui.widgets.Column;
import org.daxscope.ui.widgets.Rows;
import org.jspecify.annotations.Nullable;

/** Signals and failed calls as rows. */
final class SignalRows implements Rows {
    static final int STEP = 0;
    static final int WHAT = 1;
    static final int PROCESS = 2;
    static final int OPERATION = 3;
    static final int ADDRESS = 4;
    static final int LSB = 5;
    static final int OFFSET = 6;
    static final int SECTOR = 7;
    static final int CAUSE = 8;

    private final List<Signal> signals;
    /** By whose layout sectors are told. */
    private final MachineImage image;

    SignalRows(List<Signal> signals, MachineImage image) {
        this.signals = List.copyOf(signals);
        this.image = image;
    }

    static List<Column> columns() {
        return List.of(Column.number(SignalsText.Step, SignalsText.StepHint, 0, 48),
                Column.text(SignalsText.What, SignalsText.WhatHint, 0, 186),
                Column.text(SignalsText.Process, SignalsText.ProcessHint, 8, 92),
                Column.text(SignalsText.Operation, SignalsText.OperationHint, 24, 90),
                Column.text(SignalsText.Address, SignalsText.AddressHint, 0, 116),
                Column.text(SignalsText.Lsb, SignalsText.LsbHint, 0, 92),
                Column.number(SignalsText.Offset, SignalsText.OffsetHint, 0, 104),
                Column.number(SignalsText.Sector, SignalsText.SectorHint, 0, 138),
                Column.text(SignalsText.Cause, SignalsText.CauseHint, 46, 90));
    }

    @Override
    public int count() {
        return signals.size();
    }

    Signal signal(int row) {
        return signals.get(row);
    }

    @Override
    public String text(int row, int column) {
        Signal signal = signals.get(row);
        Killed killed = signal.killed();
        return switch (column) {
            case STEP -> Integer.toString(signal.step() + 1);
            case WHAT -> what(signal);
            case PROCESS -> signal.process().isEmpty() ? "" : signal.process() + "/" + signal.map();
            case OPERATION -> OperationWords.of(signal.call().operation());
            case ADDRESS -> address(signal, killed);
            case LSB -> killed == null ? "" : lsb(killed);
            case OFFSET -> number(signal.fileOffset(image));
            case SECTOR -> sector(signal.disk(image));
            default -> signal.cause();
        };
    }

    private static String what(Signal signal) {
        Killed killed = signal.killed();
        Failed failed = signal.failed();
        if (signal.died())
            return SignalsText.Died;
        if (signal.spared() != null)
            return SignalsText.NotSignalled;
        if (killed != null)
            return "SIGBUS " + killed.signal().code();
        return failed == null ? "" : NLS.bind(SignalsText.Errno, failed.errno().name(), failed.errno().text());
    }

    private static String address(Signal signal, @Nullable Killed killed) {
        Spared spared = signal.spared();
        if (spared != null)
            return "0x" + Long.toHexString(spared.address().value());
        return killed == null || killed.signal().code() == BusCode.SI_KERNEL ? ""
                : "0x" + Long.toHexString(killed.signal().address().value());
    }

    private static String lsb(Killed killed) {
        int lsb = killed.signal().addressLsb();
        return lsb == 0 ? SignalsText.LsbNone
                : NLS.bind(SignalsText.LsbBytes, Integer.toString(lsb), Long.toString(1L << lsb));
    }

    private static String number(long value) {
        return value < 0 ? "" : Long.toString(value);
    }

    private static String sector(@Nullable Span disk) {
        return disk == null ? "" : disk.name() + " " + disk.start() / Units.SECTOR;
    }

    @Override
    public String icon(int row, int column) {
        return column == WHAT ? signals.get(row).killed() == null ? "eventrefusal" : "signals" : "";
    }

    @Override
    public String colour(int row, int column) {
        return column == WHAT && signals.get(row).spared() == null ? "org.daxscope.ui.different" : "";
    }
}
