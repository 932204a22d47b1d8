package org.daxscope.machine.stack;

import java.util.List;

import org.daxscope.kernel.Reason;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.place.Span;

/**
 * The way of a range through the stack at one moment.
 *
 * @param asked the range that is looked at
 * @param shown its part that is followed down: less than all where it would come in too many pieces
 * @param layers in the order in which they are met from the top
 * @param links between layers of different rows, the upper one ascending
 * @param clips what the first request for the whole range is cut to on its way, downwards; empty without a way
 * @param refusal why that request would be refused as things stand; {@link Reason#NONE} when it would not
 * @param refusedAt the layer that refuses, -1 for none
 */
public record StackPath(Span asked, Span shown, List<Layer> layers, List<Link> links, List<Clip> clips, Reason refusal,
        int refusedAt) {
    /** Links that a person can still tell apart. */
    static final int MOST_LINKS = 128;

    public StackPath {
        layers = List.copyOf(layers);
        links = List.copyOf(links);
        clips = List.copyOf(clips);
    }

    /**
     * @param cutAtQueueLimit whether chunked dm targets also cut at 2560 sectors, as the kernel's switch says
     */
    public static StackPath of(MachineImage image, Span asked, boolean cutAtQueueLimit) {
        Span shown = asked.length() == 0
                ? new Span(asked.space(), asked.name(), asked.start(), asked.start() + 1)
                : asked;
        while (true) {
            PathBuilder builder = new PathBuilder(image, shown);
            if (builder.build() || shown.length() <= PathBuilder.PAGE)
                return new FirstRequest(image, builder, cutAtQueueLimit).path(asked, shown);
            long half = Math.max(PathBuilder.PAGE, shown.length() / 2 & -PathBuilder.PAGE);
            shown = new Span(shown.space(), shown.name(), shown.start(), shown.start() + half);
        }
    }

    /** Whether only a part is followed down. */
    public boolean isPart() {
        return shown.length() < asked.length();
    }

    public int rows() {
        return layers.stream().mapToInt(layer -> layer.row() + 1).max().orElse(0);
    }

    /** Layers of one row. */
    public List<Layer> row(int row) {
        return layers.stream().filter(layer -> layer.row() == row).toList();
    }

    /** The layer of that kind and name, -1 when the path does not pass it. */
    public int find(LayerKind kind, String name) {
        for (int i = 0; i < layers.size(); i++)
            if (layers.get(i).kind() == kind && layers.get(i).name().equals(name))
                return i;
        return -1;
    }
}
