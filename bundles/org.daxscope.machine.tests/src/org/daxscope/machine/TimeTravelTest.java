package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daxscope.machine.TestMachine.FILE;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.daxscope.journal.Cursor;
import org.daxscope.journal.EventLimit;
import org.daxscope.journal.EventTap;
import org.daxscope.journal.Journal;
import org.daxscope.journal.Replayable;
import org.daxscope.journal.StoppedAtEvent;
import org.daxscope.journal.TimeTravel;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.Fallocate;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.MachineSpec.RecordedDisk;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.pmem.disk.PmemProfile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Travelling to every event of a recovery")
class TimeTravelTest {
    private static final long FILE_BYTE = TestMachine.FILE_BYTE;

    private static final List<Operation> STORY = List.of(
            new Operation.Write(FILE, 0, 32_768, 32_768, new Pattern.PageNumbers(), OpenMode.PLAIN),
            new Operation.Mmap("p1", "m", FILE, 0, 65_536, Set.of()),
            new Operation.PoisonMedia("pm0", FILE_BYTE + 4096, 256),
            new Operation.Load("p1", "m", 4096),
            new Operation.PoisonMedia("pm0", FILE_BYTE + 12_288, 512),
            new Operation.Scrub(),
            Operation.Write.of(FILE, 0, 32_768, new Pattern.Constant((byte) 'W')),
            Operation.Write.of(FILE, 65_536, 9000, new Pattern.Constant((byte) 'X')),
            new Fallocate(Fallocate.Mode.PUNCH_HOLE, FILE, 4000, 9000),
            new Operation.Store("p1", "m", 5000, (byte) 'S'),
            new Operation.Fsync(FILE),
            new Operation.Truncate(FILE, 1000),
            new Operation.Unmount(),
            new Operation.Mount("pm0", "dax=always"));

    static Stream<Arguments> kinds() {
        return Stream.of(KernelPreset.G15, KernelPreset.GV2, KernelPreset.G60, KernelPreset.G618)
                .flatMap(kernel -> Stream.of("xfs", "ext4").map(fs -> Arguments.of(kernel, fs)));
    }

    /** A machine, and its state in full. */
    private static final class Traveller implements Replayable<MachineState> {
        private final EventTap tap;
        private final Machine machine;

        Traveller(KernelPreset kernel, String fs, Journal journal) {
            tap = new EventTap(journal);
            machine = new Machine(MachineSpec.recorded(KernelModel.of(kernel), PmemProfile.NFIT_ACPI,
                    List.of(new RecordedDisk("pm0", TestMachine.SECTORS))), tap);
            machine.perform(new Operation.MakeFileSystem("pm0", fs, "-m reflink=0"));
            machine.perform(new Operation.Mount("pm0", "dax=always"));
            machine.perform(new Operation.PlaceFile(FILE, 65_536,
                    List.of(TestMachine.extent(0, TestMachine.FILE_PAGE, 16))));
        }

        @Override
        public MachineState save() {
            return machine.save();
        }

        @Override
        public void restore(MachineState state) {
            machine.restore(state);
        }

        @Override
        public void perform(int step) {
            machine.perform(STORY.get(step));
        }

        Moment moment() {
            return new Moment(machine.image(), machine.disks().get(0).region().media().digest());
        }
    }

    private record Moment(MachineImage image, long media) {
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theStateIsThatOfARunThatStoppedThere(KernelPreset kernel, String fs) {
        Journal journal = new Journal();
        Traveller traveller = new Traveller(kernel, fs, journal);
        int first = journal.size();
        TimeTravel<MachineState> travel = new TimeTravel<>(traveller, traveller.tap, journal, 8);
        for (int step = 0; step < STORY.size(); step++) {
            traveller.perform(step);
            travel.stepped();
        }
        Moment present = traveller.moment();

        for (int event = journal.size() - 1; event >= first; event--) {
            Cursor cursor = travel.afterEvent(event);
            travel.goTo(cursor);
            boolean stepIsOver = cursor.equals(travel.afterStep(cursor.step()));
            assertThat(traveller.moment()).as("after %s", journal.describe(event))
                    .isEqualTo(stepIsOver ? performed(kernel, fs, cursor.step()) : stopped(kernel, fs, event));
        }

        travel.goTo(travel.present());
        assertThat(traveller.moment()).isEqualTo(present);
    }

    private static Moment performed(KernelPreset kernel, String fs, int steps) {
        Traveller traveller = new Traveller(kernel, fs, new Journal());
        for (int step = 0; step < steps; step++)
            traveller.perform(step);
        return traveller.moment();
    }

    /** A fresh machine that broke off right after an event. */
    private static Moment stopped(KernelPreset kernel, String fs, int event) {
        Journal journal = new Journal();
        Traveller traveller = new Traveller(kernel, fs, journal);
        traveller.tap.to(EventLimit.before(journal, event));
        try {
            for (int step = 0; step < STORY.size(); step++)
                traveller.perform(step);
        } catch (StoppedAtEvent stop) {
            return traveller.moment();
        }
        throw new AssertionError("there is no event " + event);
    }
}
