package org.daxscope.ui.actions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.daxscope.kernel.operation.Outcome;
import org.daxscope.machine.image.PartitionImage;
import org.daxscope.ui.Bench;
import org.daxscope.ui.LoggedErrors;
import org.daxscope.ui.Story;

/** File systems as a whole, by their commands. */
@ExtendWith(LoggedErrors.class)
class FileSystemActionsTest {
    private static Outcome outcome(Bench bench) {
        return bench.state().calls().get(bench.state().position() - 1).getLast().outcome();
    }

    @Test
    void aFileGetsAnotherName() throws Exception {
        Bench bench = Story.opened("6.1");

        bench.act("rename", "target", "f", "name", "g");

        assertThat(bench.state().image().files()).extracting(file -> file.name()).containsExactly("g");
        bench.act("sync");
        assertThat(outcome(bench)).isEqualTo(new Outcome.Done(0));
    }

    @Test
    void anAgedFileSystemIsFullOfFiles() throws Exception {
        Bench bench = Story.opened("6.1");

        bench.act("age", "target", "pm0", "seed", "3", "rounds", "50", "smallest", "4096",
                "largest",
                "64 KiB", "fill", "50");

        assertThat(bench.state().image().files()).hasSizeGreaterThan(5);
        assertThat(bench.state().latest().daxscope()).contains("left of it");
    }

    @Test
    void fsckAndMkfsWantItUnmounted() throws Exception {
        Bench bench = Story.opened("6.1");
        bench.act("fsck", "target", "pm0", "arguments", "");
        assertThat(outcome(bench)).isInstanceOf(Outcome.Failed.class);

        bench.act("unmount", "target", "pm0");
        bench.act("fsck", "target", "pm0", "arguments", "");
        assertThat(outcome(bench)).isEqualTo(new Outcome.Done(0));
        bench.act("partition", "target", "pm0", "number", "1", "sector", "2048", "sectors", "0");
        assertThat(bench.state().image().partitions()).extracting(PartitionImage::name).containsExactly("pm0p1");
        bench.act("mkfs", "target", "pm0p1", "type", "ext4", "arguments", "-b 4096");
        assertThat(outcome(bench)).isEqualTo(new Outcome.Done(0));
    }

    private static Values proposed(Bench bench, UserAction action, Values given) {
        return action.propose(new Scope(bench.state(), null), given).values();
    }

    @Test
    void argumentsFollowTheType() throws Exception {
        Bench bench = Story.opened("6.1");

        assertThat(proposed(bench, FileSystemAction.MKFS, Values.NONE).text(Field.ARGUMENTS)).isEqualTo("-m reflink=0");
        assertThat(proposed(bench, FileSystemAction.MKFS, Values.NONE.with(Field.TYPE, "ext4")).text(Field.ARGUMENTS))
                .as("of ext4 -m is something else").isEmpty();
    }

    @Test
    void whatIsMountedIsUnmountedAndWhatIsNotIsMounted() throws Exception {
        Bench bench = Story.opened("6.1");
        bench.act("unmount", "target", "pm0");
        bench.act("partition", "target", "pm0", "number", "1", "sector", "2048", "sectors", "0");
        bench.act("mkfs", "target", "pm0p1", "type", "ext4", "arguments", "");
        bench.act("mount", "target", "pm0p1", "options", "dax=always");

        assertThat(proposed(bench, MachineAction.UNMOUNT, Values.NONE).text(Field.TARGET)).isEqualTo("pm0p1");
        assertThat(proposed(bench, MachineAction.MOUNT, Values.NONE).text(Field.TARGET)).isEqualTo("pm0");
    }

    @Test
    void aLogIsReplayedToAnotherDevice() throws Exception {
        Bench bench = Story.opened("6.1");
        bench.act("unmount", "target", "pm0");
        bench.act("dmcreate", "name", "data", "table", "0 2048 linear pm0 0");
        bench.act("dmcreate", "name", "log", "table", "0 2048 linear pm0 4096");
        bench.act("dmcreate", "name", "lw", "table", "0 2048 log-writes data /dev/mapper/log");

        Values replay = proposed(bench, DmAction.REPLAY, Values.NONE);

        assertThat(replay.text(Field.LOG)).isEqualTo("log");
        assertThat(replay.text(Field.ONTO)).isNotEmpty().isNotEqualTo("log");
    }
}
