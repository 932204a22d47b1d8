package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.daxscope.journal.Digest;
import org.daxscope.journal.Journal;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.machine.MachineSpec.RecordedDisk;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.pmem.disk.PmemProfile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Whatever is asked of a machine, in whatever order")
class RandomOperationsTest {
    private static final int OPERATIONS = 140;
    private static final long SEED = 20211105;

    private static final Map<Setting, Life> LIVES = new HashMap<>();

    /** What was asked, what came of it, and what the journal held in the end. */
    private record Life(List<Operation> operations, List<Object> outcomes, Digest digest) {
    }

    /** A kind of machine and of file system. */
    private record Setting(KernelPreset kernel, PmemProfile profile, String fs, String arguments, String options) {
        Machine machine(Journal journal) {
            return new Machine(MachineSpec.recorded(KernelModel.of(kernel), profile,
                    List.of(new RecordedDisk("pm0", 131_072), new RecordedDisk("pm1", 65_536))), journal);
        }

        RandomOperations operations() {
            // Of the text: an enum's own hash is another one in every run.
            return new RandomOperations(SEED + toString().hashCode(), fs, arguments, options);
        }
    }

    static Stream<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        PmemProfile[] profiles = PmemProfile.values();
        for (KernelPreset kernel : KernelPreset.values())
            for (String kind : List.of("ext4||dax=always", "ext4|-O ^has_journal|dax=always", "ext4||dax=never",
                    "ext4|-b 1024|dax=never", "xfs|-m reflink=0|dax=always", "xfs|-m reflink=0|dax=never",
                    "xfs|-m reflink=0 -b size=1024|dax=always", "xfs|-b size=1024|dax=never",
                    "xfs|-m reflink=0,rmapbt=1|dax=always",
                    kernel.switches().reflinkWithDax() ? "xfs|-m rmapbt=1|dax=always" : "xfs||dax=never")) {
                        String[] parts = kind.split("\\|");
                        settings.add(
                                new Setting(kernel, profiles[settings.size() % profiles.length], parts[0], parts[1],
                                        parts[2]));
                    }
        return settings.stream();
    }

    /** A life, found by living it once. */
    private static Life life(Setting setting) {
        return LIVES.computeIfAbsent(setting, RandomOperationsTest::live);
    }

    private static Life live(Setting setting) {
        RandomOperations random = setting.operations();
        Journal journal = new Journal();
        Machine machine = setting.machine(journal);
        List<Operation> operations = new ArrayList<>();
        List<Object> outcomes = new ArrayList<>();
        for (int i = 0; i < OPERATIONS; i++) {
            operations.add(i == 0 ? new Operation.MakeFileSystem("pm0", setting.fs, setting.arguments)
                    : i == 1 ? new Operation.Mount("pm0", setting.options) : random.next(machine));
            outcomes.add(perform(machine, operations.getLast(), operations));
        }
        return new Life(operations, outcomes, journal.digest());
    }

    /** What an operation gave; what the model cannot do counts as an answer, anything else thrown ends the test. */
    private static Object perform(Machine machine, Operation operation, List<Operation> all) {
        try {
            return machine.perform(operation);
        } catch (UnsupportedOperationException unsupported) {
            return String.valueOf(unsupported.getMessage());
        } catch (RuntimeException | Error broken) {
            throw new AssertionError("operation " + all.indexOf(operation) + ": " + operation, broken);
        }
    }

    private static List<Object> performAll(Machine machine, List<Operation> operations) {
        List<Object> outcomes = new ArrayList<>();
        for (Operation operation : operations)
            outcomes.add(perform(machine, operation, operations));
        return outcomes;
    }

    @ParameterizedTest
    @MethodSource("settings")
    void nothingIsThrownAndBlocksAreConserved(Setting setting) {
        Machine machine = setting.machine(new Journal());
        List<Operation> operations = life(setting).operations;
        Blocks blocks = new Blocks();

        for (Operation operation : operations) {
            perform(machine, operation, operations);
            machine.fileSystem().ifPresent(fs -> blocks.requireConserved(fs, operation));
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void theSameOperationsGiveTheSameOutcomesAndTheSameJournal(Setting setting) {
        Life life = life(setting);
        Journal journal = new Journal();

        assertThat(performAll(setting.machine(journal), life.operations)).isEqualTo(life.outcomes);
        assertThat(journal.digest()).isEqualTo(life.digest);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void fromASavedStateEverythingHappensAgain(Setting setting) {
        Life life = life(setting);
        Random random = new Random(SEED);
        Journal journal = new Journal();
        Machine machine = setting.machine(journal);
        int done = 0;
        while (done < OPERATIONS) {
            int next = Math.min(OPERATIONS, done + 1 + random.nextInt(60));
            List<Operation> some = life.operations.subList(done, next);
            MachineState before = machine.save();
            MachineImage imageBefore = machine.image();
            int events = journal.size();
            performAll(machine, some);
            MachineImage imageAfter = machine.image();

            machine.restore(before);
            journal.truncate(events);
            assertThat(machine.image()).isEqualTo(imageBefore);
            assertThat(performAll(machine, some)).isEqualTo(life.outcomes.subList(done, next));
            assertThat(machine.image()).isEqualTo(imageAfter);
            done = next;
        }
        assertThat(journal.digest()).isEqualTo(life.digest);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aMachinePutBackToItsBeginningLivesItsLifeAgain(Setting setting) {
        Life life = life(setting);
        Journal journal = new Journal();
        Machine machine = setting.machine(journal);
        MachineState start = machine.save();
        int events = journal.size();
        performAll(machine, life.operations);
        long media = machine.disks().get(0).region().media().digest();

        machine.restore(start);
        journal.truncate(events);

        assertThat(performAll(machine, life.operations)).isEqualTo(life.outcomes);
        assertThat(journal.digest()).isEqualTo(life.digest);
        assertThat(machine.disks().get(0).region().media().digest()).isEqualTo(media);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void everyReasonIsASentence(Setting setting) {
        assertThat(life(setting).outcomes).allSatisfy(outcome -> {
            if (outcome instanceof Outcome.Failed failed)
                assertThat(failed.reason().text()).isNotBlank();
            if (outcome instanceof Outcome.Killed killed)
                assertThat(killed.reason().text()).isNotNull();
        });
    }
}
