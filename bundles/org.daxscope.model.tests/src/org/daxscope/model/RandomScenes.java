package org.daxscope.model;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

import org.daxscope.kernel.NamespaceConfig;
import org.daxscope.kernel.NamespaceMode;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.SegmentType;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.KillPolicy.Kill;
import org.daxscope.kernel.operation.Operation.MapFlag;
import org.daxscope.kernel.operation.Operation.PlaceFile.Placement;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.PowerPolicy;
import org.daxscope.machine.scene.Ageing;
import org.daxscope.machine.scene.DimmSpec;
import org.daxscope.machine.scene.DmSpec;
import org.daxscope.machine.scene.FileSpec;
import org.daxscope.machine.scene.FileSystemSpec;
import org.daxscope.machine.scene.KernelSpec;
import org.daxscope.machine.scene.NamespaceSpec;
import org.daxscope.machine.scene.PartitionSpec;
import org.daxscope.machine.scene.PoisonSpec;
import org.daxscope.machine.scene.ProcessSpec;
import org.daxscope.machine.scene.RegionSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.Script;
import org.daxscope.machine.scene.Step;
import org.daxscope.pmem.bus.Provider;
import org.daxscope.pmem.media.ByteRange;
import org.daxscope.pmem.media.ClearContent;
import org.daxscope.pmem.media.MediaPolicy;
import org.daxscope.pmem.media.PersistenceDomain;

/** Scenes and steps of every shape the records allow, sensible or not, from a seed. */
public final class RandomScenes {
    private static final List<String> TEXTS = List.of("", "pm0", "f", "a b", "<&>\"'", "\u00e4\u20ac\ud83d\udcbe",
            "two\nlines\r\n\ttab", " edge ", "]]>", "null", "true");

    private final Random random;

    public RandomScenes(long seed) {
        random = new Random(seed);
    }

    public Script script() {
        return new Script(scene(), list(6, this::step));
    }

    public Scene scene() {
        return new Scene(text(), new KernelSpec(text(), List.copyOf(some(Quirk.class))), flip(),
                new PowerPolicy(flip(), flip()), list(4, this::region), list(3, this::partition),
                list(3, () -> new DmSpec(text(), text())),
                list(3, () -> new FileSystemSpec(text(), text(), text(), text(), ageing())),
                list(4, this::file),
                list(3, () -> new ProcessSpec(text(), list(3, this::mapping), pick(Kill.values()))),
                list(5, () -> new PoisonSpec(text(), number(), number(), flip())));
    }

    private PartitionSpec partition() {
        return new PartitionSpec(text(), random.nextInt(), number(), number());
    }

    private Ageing ageing() {
        return flip() ? Ageing.NONE
                : new Ageing(number(), random.nextInt(), number(), number(), random.nextInt(100));
    }

    private RegionSpec region() {
        MediaPolicy media = new MediaPolicy(content(), flip(), number(), number(),
                list(3, () -> new ByteRange(random.nextInt() >>> 1, random.nextInt() >>> 1)),
                pick(PersistenceDomain.values()));
        return new RegionSpec(text(), number(), list(4, () -> new DimmSpec(text(), number())), media,
                pick(Provider.values()), new NamespaceSpec(text(), number(), number(),
                        new NamespaceConfig(pick(NamespaceMode.values()), number(), random.nextInt(), flip(),
                                pick(SegmentType.values()))));
    }

    private ClearContent content() {
        return switch (random.nextInt(3)) {
            case 0 -> new ClearContent.Zero();
            case 1 -> new ClearContent.OldBytes();
            default -> new ClearContent.Random(number());
        };
    }

    private FileSpec file() {
        return new FileSpec(text(), text(), number(), pick(FileSpec.How.values()), pattern(), list(4, this::placement),
                list(3, () -> new FileSpec.Written(number(), number())));
    }

    private Placement placement() {
        return new Placement(random.nextLong() >>> 1, random.nextLong() >>> 1, 1 + (random.nextLong() >>> 2), flip());
    }

    private ProcessSpec.Mapping mapping() {
        return new ProcessSpec.Mapping(text(), text(), number(), number(), some(MapFlag.class));
    }

    public Step step() {
        List<Operation> operations = new ArrayList<>();
        for (int left = 1 + random.nextInt(3); left > 0; left--)
            operations.add(operation());
        return new Step(text(), operations, random.nextInt(4));
    }

    private Operation operation() {
        return switch (random.nextInt(9)) {
            case 0 -> new Operation.Scrub();
            case 1 -> new Operation.Write(text(), number(), number(), number(), pattern(),
                    new OpenMode(flip(), flip(), random.nextInt(4096)));
            case 2 -> new Operation.Mmap(text(), text(), text(), number(), number(), some(MapFlag.class));
            case 3 -> new Operation.PlaceFile(text(), number(), list(3, this::placement));
            case 4 -> new Operation.Store(text(), text(), number(), (byte) random.nextInt());
            case 5 -> new Operation.Fallocate(pick(Operation.Fallocate.Mode.values()), text(), number(), number());
            case 6 -> new Operation.StoreBadblocks(text(), text());
            case 7 -> new Operation.InjectError(text(), number(), number(), flip(), flip(), flip());
            default -> new Operation.Mount(text(), text());
        };
    }

    private Pattern pattern() {
        return switch (random.nextInt(3)) {
            case 0 -> new Pattern.PageNumbers();
            case 1 -> new Pattern.SectorNumbers();
            default -> new Pattern.Constant((byte) random.nextInt());
        };
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private long number() {
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> -1;
            case 2 -> Long.MAX_VALUE;
            case 3 -> 4096L * random.nextInt(1 << 20);
            case 4 -> 256;
            default -> random.nextLong();
        };
    }

    private boolean flip() {
        return random.nextBoolean();
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <E extends Enum<E>> Set<E> some(Class<E> type) {
        Set<E> some = EnumSet.noneOf(type);
        for (E constant : type.getEnumConstants())
            if (random.nextInt(3) == 0)
                some.add(constant);
        return some;
    }

    private <T> List<T> list(int most, Supplier<T> item) {
        List<T> list = new ArrayList<>();
        for (int left = random.nextInt(most + 1); left > 0; left--)
            list.add(item.get());
        return list;
    }
}
