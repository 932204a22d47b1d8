package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.image.FileImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgeingTest {
    private static TestMachine aged(String type, long seed, int rounds) {
        TestMachine world = TestMachine.machine(KernelPreset.G60).mounted(type,
                type.equals("xfs") ? "-m reflink=0" : "-b 4096", "dax=always");
        String left = world.call(new Operation.Age("pm0", seed, rounds, 4096, 1 << 20, 60));
        assertThat(Integer.parseInt(left)).isEqualTo(world.machine.image().files().size()).isPositive();
        return world;
    }

    private static List<FileImage.Extent> extents(TestMachine world) {
        List<FileImage.Extent> all = new ArrayList<>();
        world.machine.image().files().forEach(file -> all.addAll(file.extents()));
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"xfs", "ext4"})
    void freeSpaceComesToLieInPieces(String type) {
        TestMachine young = aged(type, 1, 20);
        TestMachine old = aged(type, 1, 1500);
        int pieces = old.machine.fileSystem().orElseThrow().freeSpace().size();

        assertThat(pieces).isGreaterThan(100)
                .isGreaterThan(young.machine.fileSystem().orElseThrow().freeSpace().size() * 2);
        Outcome.Space space = (Outcome.Space) old.perform(new Operation.SpaceOf("pm0"));
        assertThat(100 - space.available() * 100 / space.blocks()).isBetween(35L, 80L);
        new Blocks().requireConserved(old.machine.fileSystem().orElseThrow(), "ageing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xfs", "ext4"})
    void theSameSeedAgesTheSame(String type) {
        assertThat(extents(aged(type, 7, 300))).isEqualTo(extents(aged(type, 7, 300)));
        assertThat(extents(aged(type, 7, 300))).isNotEqualTo(extents(aged(type, 8, 300)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xfs", "ext4"})
    void agedFilesReadAsZerosAndSurviveAMount(String type) {
        TestMachine world = aged(type, 3, 200);
        List<FileImage.Extent> before = extents(world);
        world.call(new Operation.Unmount());
        assertThat(world.call(new Operation.Mount("pm0", "dax=always"))).isEqualTo("0");

        assertThat(extents(world)).isEqualTo(before);
        FileImage file = world.machine.image().files().getFirst();
        Outcome.Data data =
                (Outcome.Data) world.perform(new Operation.Read(file.name(), 0, file.size(), OpenMode.PLAIN));
        assertThat(data.bytes()).containsOnly(0);
    }

    /** A whole-page repair keeps the layout of an old file; punching and writing does not make it better. */
    @Test
    void strategiesDifferOnAnOldFileSystem() {
        for (boolean punch : new boolean[] {false, true}) {
            TestMachine world = aged("xfs", 11, 600);
            world.call(Operation.Write.of("f", 0, 4 << 20, new Pattern.PageNumbers()));
            long extents = pieces(world);
            FileImage.Extent longest = world.machine.image().files().getLast().extents().stream()
                    .max((a, b) -> Long.compare(a.length(), b.length())).orElseThrow();
            long bad = longest.offset() + longest.length() / 2 / 4096 * 4096;
            long sector = (longest.physical() + bad - longest.offset()) / 512;
            world.call(new Operation.StoreBadblocks("pm0", sector + " 8"));
            if (punch)
                world.punch(bad, 4096);
            assertThat(world.call(Operation.Write.of("f", bad, 4096, new Pattern.PageNumbers()))).isEqualTo("4096");
            assertThat(pieces(world)).isEqualTo(punch ? extents + 2 : extents);
        }
    }

    private static long pieces(TestMachine world) {
        return world.machine.image().files().getLast().extents().size();
    }

    @Test
    void whatCannotBeIsRefused() {
        TestMachine world = TestMachine.machine(KernelPreset.G60).xfs();
        assertThat(world.call(new Operation.Age("pm0", 1, 1, 0, 10, 50))).isEqualTo("EINVAL");
        assertThat(world.call(new Operation.Age("pm0", 1, 1, 20, 10, 50))).isEqualTo("EINVAL");
        assertThat(world.call(new Operation.Age("pm0", 1, 1, 1, 10, 100))).isEqualTo("EINVAL");
        assertThat(world.call(new Operation.Age("pm1", 1, 1, 1, 10, 50))).isEqualTo("ENOENT");
    }
}
