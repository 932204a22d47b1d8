package org.daxscope.kernel.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

import org.daxscope.kernel.operation.Operation.MapFlag;
import org.daxscope.kernel.operation.Operation.PlaceFile.Placement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OperationTextTest {
    private static final int ROUNDS = 50;

    static List<String> names() {
        return OperationText.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyOperationComesBackFromItsText(String name) throws Exception {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Operation operation = random(name, new SplittableRandom(seed));

            assertThat(OperationText.of(operation).operation()).as("seed " + seed).isEqualTo(operation);
        }
    }

    @Test
    void theTextIsForPeople() {
        OperationText text = OperationText
                .of(Operation.Write.of("f", 8192, 4096, new Pattern.Constant((byte) 0x57)));

        assertThat(text.name()).isEqualTo("Write");
        assertThat(text.arguments()).containsExactly(Map.entry("on", "f"), Map.entry("offset", "8192"),
                Map.entry("length", "4096"), Map.entry("readable", "4096"), Map.entry("pattern", "0x57"),
                Map.entry("mode", "plain"));
    }

    @Test
    void numbersMayBeWrittenInHexadecimal() {
        Map<String, String> arguments = new LinkedHashMap<>(
                OperationText.of(new Operation.Truncate("f", 0)).arguments());
        arguments.put("size", "0x2000");

        assertThat(new OperationText("Truncate", arguments).operation()).isEqualTo(new Operation.Truncate("f", 8192));
    }

    @Test
    void whatIsWrongIsNamedWithWhatWasExpected() {
        assertThatThrownBy(() -> new OperationText("Wriet", Map.of()).operation())
                .hasMessageContaining("unknown operation \"Wriet\"").hasMessageContaining("Write");
        assertThatThrownBy(() -> new OperationText("Fsync", Map.of()).operation())
                .hasMessage("Fsync lacks its argument \"on\"");
        assertThatThrownBy(() -> new OperationText("Fsync", Map.of("on", "f", "of", "g")).operation())
                .hasMessage("Fsync has no argument \"of\"");
        assertThatThrownBy(() -> new OperationText("Truncate", Map.of("on", "f", "size", "4k")).operation())
                .hasMessageStartingWith("Truncate, argument \"size\": expected a whole number")
                .hasMessageEndingWith("found \"4k\"");
        assertThatThrownBy(() -> new OperationText("Fallocate",
                Map.of("mode", "PUNCH", "on", "f", "offset", "0", "length", "1")).operation())
                .hasMessageContaining("PUNCH_HOLE").hasMessageEndingWith("found \"PUNCH\"");
    }

    private static Operation random(String name, SplittableRandom random) throws Exception {
        for (Class<?> type : Operation.class.getPermittedSubclasses())
            if (type.getSimpleName().equals(name)) {
                RecordComponent[] components = type.getRecordComponents();
                Class<?>[] types = new Class<?>[components.length];
                Object[] values = new Object[components.length];
                for (int i = 0; i < components.length; i++) {
                    types[i] = components[i].getType();
                    values[i] = value(types[i], random);
                }
                return (Operation) type.getDeclaredConstructor(types).newInstance(values);
            }
        throw new AssertionError(name);
    }

    private static Object value(Class<?> type, SplittableRandom random) {
        if (type == String.class)
            return List.of("", "f", "pm0", "a b\n\"<\u00e9", "12 8\n").get(random.nextInt(5));
        if (type == long.class)
            return random.nextBoolean() ? random.nextLong() : random.nextLong(1 << 20);
        if (type == int.class)
            return random.nextInt();
        if (type == byte.class)
            return (byte) random.nextInt();
        if (type == boolean.class)
            return random.nextBoolean();
        if (type == Pattern.class)
            return List.of(new Pattern.Constant((byte) random.nextInt()), new Pattern.PageNumbers(),
                    new Pattern.SectorNumbers(), new Pattern.Content(random.nextLong(1L << 40), bytes(random)))
                    .get(random.nextInt(4));
        if (type == OpenMode.class)
            return new OpenMode(random.nextBoolean(), random.nextBoolean(), random.nextInt(4096));
        if (type == Set.class)
            return random.nextBoolean() ? EnumSet.noneOf(MapFlag.class) : EnumSet.of(MapFlag.SYNC, MapFlag.PRIVATE);
        if (type == List.class)
            return List.of(new Placement(0, random.nextLong(1L << 40), 4096, random.nextBoolean()),
                    new Placement(8192, 0, 4096, false));
        Object[] constants = type.getEnumConstants();
        return constants[random.nextInt(constants.length)];
    }

    private static byte[] bytes(SplittableRandom random) {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        return bytes;
    }

    @Test
    void bytesOfOnesOwnStandWhereTheyBegin() {
        Pattern content = new Pattern.Content(4096, new byte[] {1, 2, 3});
        byte[] filled = new byte[6];

        content.fill(4095, filled, 0, 6);

        assertThat(filled).containsExactly(0, 1, 2, 3, 0, 0);
        assertThat(content.text()).isEqualTo("content@4096:AQID");
        assertThatThrownBy(() -> Pattern.named("content@x:AQID")).hasMessageContaining("found \"x\"");
        assertThatThrownBy(() -> Pattern.named("content@0:A?")).hasMessageContaining("Base64");
        assertThatThrownBy(() -> new Pattern.Content(0, new byte[Pattern.Content.MOST_BYTES + 1]))
                .hasMessageContaining("1048577 bytes");
    }
}
