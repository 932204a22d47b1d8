package org.daxscope.ui.actions;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;

import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.MapFlag;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.Step;
import org.daxscope.ui.nls.ActionsText;

/** mmap(2): by default all of the file that is looked at, shared and writable. */
final class MmapAction implements UserAction {
    @Override
    public Form form() {
        return new Form("mmap", ActionsText.TitleMmap,
                List.of(Field.TARGET, Field.OFFSET, Field.LENGTH, Field.PROCESS, Field.MAP, Field.FLAGS));
    }

    @Override
    public List<Field> advanced() {
        return List.of(Field.MAP, Field.FLAGS);
    }

    @Override
    public Proposal propose(Scope scope, Values given) {
        String target = scope.inFile(given.text(Field.TARGET)).map(Span::name)
                .orElse(given.has(Field.TARGET) ? given.text(Field.TARGET)
                        : scope.storage().stream().findFirst().orElse(""));
        String process = given.has(Field.PROCESS) ? given.text(Field.PROCESS)
                : scope.processes().stream().findFirst().orElse("app");
        return Proposal.of(new ByteWindow(0, Math.max(Units.PAGE, scope.size(target))).out(Units.PAGE)
                .into(Values.NONE.with(Field.TARGET, target).with(Field.PROCESS, process)
                        .with(Field.MAP, freeName(scope, process))));
    }

    private static String freeName(Scope scope, String process) {
        return Stream.iterate(1, number -> number + 1).map(number -> "m" + number)
                .filter(name -> !scope.mappings().contains(process + "/" + name)).findFirst().orElseThrow();
    }

    @Override
    public List<String> choices(Field field, Scope scope) {
        return switch (field) {
            case TARGET -> scope.storage();
            case PROCESS -> scope.processes();
            case FLAGS -> List.of("", "populate", "sync", "private", "read_only", "unaligned");
            default -> List.of();
        };
    }

    @Override
    public Step step(Values values, Scope scope) {
        ByteWindow range = ByteWindow.of(values);
        if (range.start() % Units.PAGE != 0)
            throw new IllegalArgumentException(
                    NLS.bind(ActionsText.MmapNotAligned, Long.toString(range.start())));
        String process = values.needed(Field.PROCESS);
        String map = values.needed(Field.MAP);
        if (scope.mapping(process + "/" + map).isPresent())
            throw new IllegalArgumentException(NLS.bind(ActionsText.MappingExists, process, map));
        return Step.of(new Operation.Mmap(process, map, values.needed(Field.TARGET), range.start(), range.length(),
                flags(values.text(Field.FLAGS))));
    }

    private static Set<MapFlag> flags(String text) {
        Set<MapFlag> flags = EnumSet.noneOf(MapFlag.class);
        for (String word : text.isEmpty() ? new String[0] : text.split("[\\s,]+"))
            flags.add(Stream.of(MapFlag.values())
                    .filter(flag -> flag.name().equals(word.toUpperCase(Locale.ROOT))).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(NLS.bind(ActionsText.UnknownFlag, word))));
        return flags;
    }
}
