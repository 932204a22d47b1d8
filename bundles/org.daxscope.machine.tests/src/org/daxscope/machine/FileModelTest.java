package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daxscope.machine.TestMachine.FILE;
import static org.daxscope.machine.TestMachine.machine;
import static org.daxscope.machine.TestMachine.pages;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.Fallocate;
import org.daxscope.kernel.operation.Operation.MapFlag;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A file is the bytes that were written to it")
class FileModelTest {
    private static final int STEPS = 120;
    private static final int SPAN = 200 * 1024;

    static Stream<Arguments> kinds() {
        return Stream.of("ext4||dax=always|4096", "ext4||dax=never|4096", "ext4|-b 1024|dax=never|1024",
                "ext4|-O ^has_journal|dax=always|4096", "xfs|-m reflink=0|dax=always|4096", "xfs||dax=always|4096",
                "xfs||dax=never|4096", "xfs|-b size=1024|dax=always|1024", "xfs|-d su=64k,sw=1|dax=always|4096")
                .flatMap(kind -> IntStream.range(0, 4).mapToObj(seed -> {
                    String[] parts = kind.split("\\|");
                    return Arguments.of(parts[0], parts[1], parts[2], Integer.parseInt(parts[3]), (long) seed);
                }));
    }

    /** A file as an array. */
    private static final class Model {
        private byte[] bytes = new byte[0];

        void write(int offset, int length, byte value) {
            grow(offset + length);
            Arrays.fill(bytes, offset, offset + length, value);
        }

        void zero(int offset, int length, boolean grows) {
            if (grows)
                grow(offset + length);
            Arrays.fill(bytes, Math.min(offset, bytes.length), Math.min(offset + length, bytes.length), (byte) 0);
        }

        void resize(int size) {
            bytes = Arrays.copyOf(bytes, size);
        }

        private void grow(int size) {
            if (size > bytes.length)
                resize(size);
        }

        void collapse(int offset, int length) {
            byte[] rest = Arrays.copyOfRange(bytes, offset + length, bytes.length);
            resize(offset);
            grow(offset + rest.length);
            System.arraycopy(rest, 0, bytes, offset, rest.length);
        }

        void insert(int offset, int length) {
            byte[] rest = Arrays.copyOfRange(bytes, offset, bytes.length);
            resize(offset);
            grow(offset + length + rest.length);
            System.arraycopy(rest, 0, bytes, offset + length, rest.length);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void onHealthyMediaEveryCallActsAsOnAnArray(String type, String arguments, String options, int block, long seed) {
        TestMachine world = machine(KernelPreset.G60).mounted(type, arguments, options);
        world.call(new Operation.Create(FILE));
        world.mapped("m", SPAN * 2L);
        Random random = new Random(seed);
        Model model = new Model();
        StringBuilder story = new StringBuilder();
        for (int i = 0; i < STEPS; i++) {
            Operation operation = step(random, model, block);
            story.append(i).append(' ').append(operation).append('\n');
            String result = world.call(operation);
            assertThat(result).as("%s", story).matches("\\d+|'.'");
            if (operation instanceof Operation.Mount)
                world.mapped("m", SPAN * 2L);
            assertThat(world.size()).as("size after%n%s", story).isEqualTo(model.bytes.length);
            requireSame(world, model, random, story);
        }
        assertThat(world.call(new Operation.DropCaches())).isEqualTo("0");
        requireSame(world, model, random, story);
    }

    private static void requireSame(TestMachine world, Model model, Random random, StringBuilder story) {
        byte[] data = ((Outcome.Data) world.perform(new Operation.Read(FILE, 0, SPAN * 3L,
                random.nextInt(3) == 0 ? OpenMode.DIRECT : OpenMode.PLAIN))).bytes();
        int different = Arrays.mismatch(data, model.bytes);
        assertThat(different).as("first byte that differs after%n%s", story).isEqualTo(-1);
        if (model.bytes.length == 0)
            return;
        int offset = random.nextInt(Math.min(model.bytes.length, SPAN * 2));
        // Blocks that ext4 zeroes beside a written one keep their zero page in mappings, even when written later.
        if (world.machine.fileSystem().orElseThrow().type().equals("ext4"))
            world.call(new Operation.Madvise("p1", "m", offset & -4096, 4096, Operation.Madvise.Advice.DONTNEED));
        Outcome loaded = world.perform(new Operation.Load("p1", "m", offset));
        assertThat(loaded).as("load of %d after%n%s", offset, story).isEqualTo(new Outcome.Loaded(model.bytes[offset]));
    }

    private static Operation step(Random random, Model model, int block) {
        int offset = aligned(random, random.nextInt(SPAN));
        int length = Math.max(1, aligned(random, random.nextInt(SPAN / 4)));
        int size = model.bytes.length;
        byte value = (byte) (1 + random.nextInt(255));
        switch (random.nextInt(12)) {
            case 0 -> {
                model.zero(offset, length, false);
                return new Fallocate(Fallocate.Mode.PUNCH_HOLE, FILE, offset, length);
            }
            case 1 -> {
                model.zero(offset, length, true);
                return new Fallocate(Fallocate.Mode.ZERO_RANGE, FILE, offset, length);
            }
            case 2 -> {
                model.grow(offset + length);
                return new Fallocate(Fallocate.Mode.PREALLOCATE, FILE, offset, length);
            }
            case 3 -> {
                model.resize(offset);
                return new Operation.Truncate(FILE, offset);
            }
            case 4 -> {
                int from = offset / block * block;
                int count = Math.ceilDiv(length, block) * block;
                if (from + count < size) {
                    model.collapse(from, count);
                    return new Fallocate(Fallocate.Mode.COLLAPSE_RANGE, FILE, from, count);
                }
            }
            case 5 -> {
                int from = offset / block * block;
                int count = Math.ceilDiv(length, block) * block;
                if (from < size && size + count < SPAN * 2) {
                    model.insert(from, count);
                    return new Fallocate(Fallocate.Mode.INSERT_RANGE, FILE, from, count);
                }
            }
            case 6 -> {
                return random.nextInt(3) == 0 ? new Operation.DropCaches() : new Operation.Fsync(FILE);
            }
            case 7 -> {
                if (size > 0) {
                    int at = random.nextInt(size);
                    model.bytes[at] = value;
                    return new Operation.Store("p1", "m", at, value);
                }
            }
            case 8 -> {
                model.write(offset & -512, length + 511 & -512, value);
                return new Operation.Write(FILE, offset & -512, length + 511 & -512, Long.MAX_VALUE,
                        new Pattern.Constant(value), OpenMode.DIRECT);
            }
            default -> {
                // A plain write, below.
            }
        }
        model.write(offset, length, value);
        return Operation.Write.of(FILE, offset, length, new Pattern.Constant(value));
    }

    private static int aligned(Random random, int value) {
        return switch (random.nextInt(3)) {
            case 0 -> value;
            case 1 -> value & -512;
            default -> value & -4096;
        };
    }

    @ParameterizedTest
    @EnumSource
    void whatASuccessfulWriteStoredIsReadBackAndSeenByMappings(KernelPreset kernel) {
        for (String fs : Set.of("xfs", "ext4")) {
            Random random = new Random(kernel.ordinal());
            TestMachine world = machine(kernel).fs(fs).file(pages(64)).mapped("m", pages(64));
            world.call(new Operation.Madvise("p1", "m", 0, pages(64), Operation.Madvise.Advice.POPULATE_READ));
            for (int i = 0; i < 60; i++) {
                world.known(random.nextInt(500), 1 + random.nextInt(12));
                int offset = aligned(random, random.nextInt((int) pages(60)));
                int length = 1 + aligned(random, random.nextInt((int) pages(63) - offset));
                byte value = (byte) (1 + random.nextInt(255));
                Outcome outcome = world.perform(Operation.Write.of(FILE, offset, length, new Pattern.Constant(value)));
                if (!(outcome instanceof Outcome.Done done))
                    continue;
                byte[] expected = new byte[(int) done.value()];
                Arrays.fill(expected, value);
                assertThat(world.data(offset, done.value())).as("%s %s", fs, world.records()).isEqualTo(expected);
                long seen = offset + random.nextLong(done.value());
                assertThat(world.perform(new Operation.Load("p1", "m", seen))).isEqualTo(new Outcome.Loaded(value));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPrivateMappingKeepsWhatItCopied(KernelPreset kernel) {
        TestMachine world = machine(kernel).xfs().file(pages(4)).mapped("m", pages(4), MapFlag.PRIVATE);
        world.store("m", 100);

        world.call(Operation.Write.of(FILE, 0, 8192, new Pattern.Constant((byte) 'x')));

        assertThat(world.load("m", 100)).isEqualTo("'W'");
        assertThat(world.load("m", 4096)).isEqualTo("'x'");
    }
}
