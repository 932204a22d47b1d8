package org.daxscope.viz.stack;

import java.util.LinkedHashMap;
import java.util.Map;

import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.stack.Layer;
import org.daxscope.machine.stack.LayerKind;
import org.daxscope.machine.stack.Link;
import org.daxscope.machine.stack.Segment;
import org.daxscope.machine.stack.StackPath;
import org.daxscope.viz.PageState;
import org.daxscope.viz.StateIndex;

/** The worst state of bytes of any layer: that of the media below them. */
public final class StackStates {
    private final StackPath path;
    private final MachineImage image;
    private final Map<String, StateIndex> disks = new LinkedHashMap<>();

    public StackStates(StackPath path, MachineImage image) {
        this.path = path;
        this.image = image;
    }

    /**
     * The worst state in bytes [start, end) of a layer.
     *
     * @return {@link PageState#OUTSIDE} where nothing lies below
     */
    public PageState worst(int layer, long start, long end) {
        Layer here = path.layers().get(layer);
        return switch (here.kind()) {
            case DISK -> disk(here.name(), start, end);
            case REGION -> region(here.name(), start, end);
            case PHYSICAL, LINES -> physical(start, end);
            default -> below(layer, here, start, end);
        };
    }

    private PageState below(int layer, Layer here, long start, long end) {
        PageState worst = PageState.OUTSIDE;
        for (Link link : path.links()) {
            long from = Math.max(start, link.upperStart());
            long to = Math.min(end, link.upperStart() + link.length());
            if (link.upper() == layer && from < to) {
                long shift = link.lowerStart() - link.upperStart();
                worst = worse(worst, worst(link.lower(), from + shift, to + shift));
            }
        }
        return here.kind() == LayerKind.BLOCKS && isUnwritten(here, start, end) ? worse(worst, PageState.UNWRITTEN)
                : worst;
    }

    private static boolean isUnwritten(Layer layer, long start, long end) {
        return layer.segments().stream().anyMatch(segment -> segment.content() == Segment.Content.UNWRITTEN
                && segment.span().start() < end && segment.span().end() > start);
    }

    private PageState physical(long start, long end) {
        PageState worst = PageState.OUTSIDE;
        for (DeviceImage disk : image.devices())
            worst = worse(worst, disk(disk.name(), start - disk.physicalBase(), end - disk.physicalBase()));
        return worst;
    }

    private PageState region(String name, long start, long end) {
        PageState worst = PageState.OUTSIDE;
        for (DeviceImage disk : image.devices())
            if (disk.name().equals(name))
                worst = worse(worst, disk(name, start - disk.dataOffset(), end - disk.dataOffset()));
        return worst;
    }

    private PageState disk(String name, long start, long end) {
        StateIndex index = disks.get(name);
        if (index == null)
            for (DeviceImage disk : image.devices())
                if (disk.name().equals(name))
                    disks.put(name, index = StateIndex.of(disk));
        return index == null ? PageState.OUTSIDE : index.worst(start, end);
    }

    private static PageState worse(PageState one, PageState other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
