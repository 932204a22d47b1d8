package org.daxscope.lab.shell;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.machine.image.MountImage;

/** /proc/mounts: the lines of file systems on persistent memory. */
final class MountTable {
    private final Session session;

    MountTable(Session session) {
        this.session = session;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (MountImage mount : session.machine().image().mounts())
            text.append("%s %s %s %s 0 0\n".formatted(session.names().path(mount.disk()),
                    session.point(mount.disk()).orElse(mount.point()), mount.type(), options(mount)));
        return text.toString();
    }

    private String options(MountImage mount) {
        List<String> shown = new ArrayList<>(List.of("rw", "relatime"));
        boolean asked = List.of(mount.options().split(",")).contains("dax=always")
                || List.of(mount.options().split(",")).contains("dax");
        String dax = mount.options().contains("dax=never") ? "dax=never"
                : !asked ? "" : mount.dax() ? "dax=always" : mount.type().equals("xfs") ? "dax=never" : "";
        if (!mount.type().equals("xfs")) {
            if (!dax.isEmpty())
                shown.add(dax);
            return String.join(",", shown);
        }
        shown.add("attr2");
        if (!dax.isEmpty())
            shown.add(dax);
        shown.addAll(List.of("inode64", "logbufs=8", "logbsize=32k"));
        for (String option : mount.options().split(","))
            if (option.startsWith("rtdev="))
                shown.add("rtdev=" + session.names().path(option.substring("rtdev=".length())));
        shown.add("noquota");
        return String.join(",", shown);
    }
}
