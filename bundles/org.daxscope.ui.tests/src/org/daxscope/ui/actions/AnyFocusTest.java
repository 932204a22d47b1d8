package org.daxscope.ui.actions;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.daxscope.machine.image.MappingImage;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.ui.Bench;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.LoggedErrors;
import org.daxscope.ui.Story;
import org.eclipse.core.commands.NotEnabledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever is looked at, an action is done, or asks, or says why not: it never throws, and nothing is logged. */
@ExtendWith(LoggedErrors.class)
class AnyFocusTest {
    private static final int ROUNDS = 60;
    private static final long SEED = 20261122;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private Bench bench;

    @Test
    void noCommandThrowsWhateverIsLookedAt() throws Exception {
        bench = Story.opened("6.1");
        List<String> commands = new ArrayList<>(List.of(DaxscopeUi.COMMAND_RECOVER, DaxscopeUi.COMMAND_REPEAT,
                DaxscopeUi.COMMAND_REPLAY, DaxscopeUi.COMMAND_SHOW_SIGNAL, "org.eclipse.ui.edit.undo",
                "org.eclipse.ui.edit.redo"));
        UserActions.ALL.forEach(action -> commands.add(DaxscopeUi.COMMAND_ACTION + action.form().id()));

        for (int round = 0; round < ROUNDS; round++) {
            Span span = span();
            String command = commands.get(random.nextInt(commands.size()));
            boolean now = random.nextInt(4) > 0 && command.startsWith(DaxscopeUi.COMMAND_ACTION);
            assertThatCode(() -> go(command, now, span)).as("seed %d, round %d: %s at %s", SEED, round, command, span)
                    .doesNotThrowAnyException();
        }
    }

    private void go(String command, boolean now, Span span) throws Exception {
        bench.focus().set(span, null);
        try {
            bench.run(command, now ? Map.of(DaxscopeUi.PARAMETER_ACTION + "now", "true") : Map.of());
        } catch (NotEnabledException nothingToDo) {
            // A command may say beforehand that it cannot do anything.
        }
        bench.settle();
        bench.closeDialogs();
    }

    private Span span() {
        Space space = Space.values()[random.nextInt(Space.values().length)];
        long start = base(space) + random.nextLong(Story.FILE_BYTES + 8192);
        long length = switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> 4096;
            case 3 -> random.nextLong(1 << 20);
            default -> Long.MAX_VALUE - start;
        };
        return new Span(space, name(space), start, start + length);
    }

    private long base(Space space) {
        long file = random.nextInt(3) == 0 ? 0 : Story.FILE_START;
        return switch (space) {
            case VIRTUAL -> bench.state().image().mappings().stream().mapToLong(MappingImage::start).findFirst()
                    .orElse(0);
            case FILE -> 0;
            case PHYSICAL -> bench.state().image().devices().getFirst().physicalBase() + file;
            default -> file;
        };
    }

    private String name(Space space) {
        if (random.nextInt(8) == 0)
            return "nobody";
        return switch (space) {
            case VIRTUAL -> "app";
            case FILE -> random.nextInt(4) == 0 ? "pm0" : "f";
            case PHYSICAL -> "";
            default -> "pm0";
        };
    }
}
