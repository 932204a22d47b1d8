package org.daxscope.ui.actions;

import java.util.List;
import java.util.stream.Stream;

/** Everything the user can do, by the names in plugin.xml. */
final class UserActions {
    static final List<UserAction> ALL = Stream.of(Stream.of(new InjectAction(), new StormAction(), new MmapAction()),
            Stream.of(FileRangeAction.values()), Stream.of(FileAction.values()), Stream.of(MappingAction.values()),
            Stream.of(FileSystemAction.values()), Stream.of(MachineAction.values()),
            Stream.of(MemoryFailureAction.values()), Stream.of(NamespaceAction.values()),
            Stream.of(DmAction.values()), Stream.of(PowerAction.values()))
            .<UserAction>flatMap(actions -> actions).toList();

    private UserActions() {
    }

    /** @throws IllegalArgumentException when there is none of this name */
    static UserAction named(String id) {
        return ALL.stream().filter(action -> action.form().id().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no action \"" + id + "\""));
    }
}
