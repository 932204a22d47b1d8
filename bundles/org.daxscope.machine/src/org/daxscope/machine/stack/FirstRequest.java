package org.daxscope.machine.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DmImage;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.PartitionImage;
import org.daxscope.machine.image.WindowImage;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;

/**
 * Follows the first request that a read of the whole range leads to: each layer takes as much of it as it handles at once, and the
 * disk refuses when a record lies in what is left. Semantics 6 and 7.2.
 */
final class FirstRequest {
    private static final int SECTOR = 512;
    private static final int PAGE = 4096;
    /** BLK_DEF_MAX_SECTORS. */
    private static final long QUEUE_SECTORS = 2560;

    private final MachineImage image;
    private final PathBuilder builder;
    private final boolean cutAtQueueLimit;
    private final List<Layer> layers;
    private final List<Clip> clips = new ArrayList<>();
    private Reason refusal = Reason.NONE;
    /** Byte of a window that the request passed; -1 when it passed none. */
    private long windowByte = -1;
    private int refusedAt = -1;

    FirstRequest(MachineImage image, PathBuilder builder, boolean cutAtQueueLimit) {
        this.image = image;
        this.builder = builder;
        this.cutAtQueueLimit = cutAtQueueLimit;
        this.layers = builder.layers();
    }

    StackPath path(Span asked, Span shown) {
        List<Link> links = builder.links();
        if (!layers.isEmpty())
            follow(links, asked.length() == 0 ? 1 : asked.length());
        return new StackPath(asked, shown, layers, links, clips, refusal, refusedAt);
    }

    private void follow(List<Link> links, long length) {
        int layer = start();
        if (layer < 0)
            return;
        long position = layers.get(layer).segments().getFirst().span().start();
        long wanted = length;
        while (layer >= 0 && layers.get(layer).kind() != LayerKind.DISK) {
            Layer here = layers.get(layer);
            if (here.kind() == LayerKind.WINDOW)
                windowByte = position;
            wanted = Math.min(wanted, Long.MAX_VALUE - position);
            Clip clip = clip(layer, here, position, wanted);
            clips.add(clip);
            if (!refusal.equals(Reason.NONE))
                return;
            wanted = clip.given();
            int from = layer;
            long at = position;
            Link down = links.stream().filter(link -> link.upper() == from && link.upperStart() <= at
                    && at < link.upperStart() + link.length()).findFirst().orElse(null);
            layer = down == null || endsAbove(here, position) ? -1 : down.lower();
            position = down == null ? 0 : down.lowerStart() + at - down.upperStart();
        }
        if (layer >= 0)
            disk(layer, position, Math.min(wanted, Long.MAX_VALUE - position));
    }

    /** Requests are made of files, or else of devices: mappings only fault. */
    private int start() {
        for (int i = 0; i < layers.size(); i++)
            if (layers.get(i).kind() != LayerKind.MAPPING)
                return i;
        return -1;
    }

    private Clip clip(int index, Layer layer, long position, long wanted) {
        Span asked = new Span(layer.kind().space(), layer.name(), position, position + wanted);
        return switch (layer.kind()) {
            case FILE, PAGE_CACHE -> file(index, asked);
            case DM -> dm(index, asked);
            case PARTITION -> partition(index, asked);
            default -> new Clip(index, asked, wanted, Cut.ASKED);
        };
    }

    /** A file is cut where it ends, and where an extent or a hole does. */
    private Clip file(int index, Span asked) {
        Optional<FileImage> file = builder.file(asked.name());
        if (file.isEmpty())
            return new Clip(index, asked, asked.length(), Cut.ASKED);
        long end = Math.min(asked.end(), Math.max(asked.start(), file.get().size()));
        Cut cut = end < asked.end() ? Cut.FILE_END : Cut.ASKED;
        long position = asked.start();
        if (!file.get().share().isEmpty())
            return guestFile(index, asked, file.get(), end, cut);
        for (FileImage.Extent extent : file.get().extents()) {
            long extentEnd = extent.offset() + extent.length();
            boolean inside = extent.offset() <= position && position < extentEnd;
            long limit = inside ? extentEnd : extent.offset() > position ? extent.offset() : Long.MAX_VALUE;
            if (limit < end) {
                end = limit;
                cut = inside ? Cut.EXTENT_END : Cut.HOLE;
            }
        }
        return new Clip(index, asked, end - position, cut);
    }

    /** A guest knows no extents; with DAX it asks for what one range of the window can show. */
    private static Clip guestFile(int index, Span asked, FileImage file, long end, Cut cut) {
        long rangeEnd = (asked.start() & -WindowImage.RANGE) + WindowImage.RANGE;
        boolean cutByRange = file.dax() && rangeEnd < end;
        return new Clip(index, asked, (cutByRange ? rangeEnd : end) - asked.start(), cutByRange ? Cut.RANGE_END : cut);
    }

    /** Unwritten bytes read as zeros without a look below. */
    private static boolean endsAbove(Layer layer, long position) {
        return layer.kind() == LayerKind.BLOCKS && layer.segments().stream()
                .anyMatch(segment -> segment.content() == Segment.Content.UNWRITTEN
                        && segment.span().start() <= position && position < segment.span().end());
    }

    /** dm_dax_direct_access(): whole pages, to the end of the target, of the chunk, and of what a queue takes. */
    private Clip dm(int index, Span asked) {
        long sector = asked.start() / SECTOR & -(PAGE / SECTOR);
        DmImage device = builder.mapped(asked.name()).orElseThrow();
        DmImage.Target target = PathBuilder.target(device, sector);
        if (target == null)
            return refused(index, asked, new Reason(device.targets().isEmpty() ? Rule.DM_NO_TABLE : Rule.DM_NO_TARGET,
                    device.targets().isEmpty() ? new long[0] : new long[] {sector}));
        if (target.type().equals("error"))
            return refused(index, asked, new Reason(Rule.DM_ERROR_TARGET, sector));
        if (target.routes().isEmpty() || !device.dax())
            return refused(index, asked, new Reason(Rule.DM_NO_DAX_TARGET, sector));
        long most = target.end() - sector;
        Cut cut = Cut.TARGET_END;
        boolean chunked = target.type().equals("striped");
        if (chunked) {
            long chunk = target.routes().getFirst().chunk();
            long left = chunk - (sector - target.begin()) % chunk;
            if (left < most) {
                most = left;
                cut = Cut.CHUNK_EDGE;
            }
            if (cutAtQueueLimit && QUEUE_SECTORS < most) {
                most = QUEUE_SECTORS;
                cut = Cut.MAX_SECTORS;
            }
        }
        if (most * SECTOR < PAGE)
            return refused(index, asked, new Reason(Rule.DM_BELOW_A_PAGE, most, sector));
        long given = (most * SECTOR & -PAGE) - asked.start() % PAGE;
        return given < asked.length() ? new Clip(index, asked, given, cut)
                : new Clip(index, asked, asked.length(), Cut.ASKED);
    }

    /** Cut at its end; by DAX it can be asked only where its pages are pages of its disk. Semantics 12.2. */
    private Clip partition(int index, Span asked) {
        PartitionImage part = builder.partition(asked.name()).orElseThrow();
        boolean cached = layers.stream().anyMatch(layer -> layer.kind() == LayerKind.PAGE_CACHE);
        if (!cached && part.start() * SECTOR % PAGE != 0)
            return refused(index, asked, new Reason(Rule.PARTITION_UNALIGNED, part.start()));
        long given = Math.min(asked.length(), Math.max(0, part.sectors() * SECTOR - asked.start()));
        return new Clip(index, asked, given, given < asked.length() ? Cut.DEVICE_END : Cut.ASKED);
    }

    private Clip refused(int index, Span asked, Reason reason) {
        refusal = reason;
        refusedAt = index;
        return new Clip(index, asked, 0, Cut.ASKED);
    }

    private void disk(int index, long position, long wanted) {
        String name = layers.get(index).name();
        DeviceImage disk = image.devices().stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
        if (disk == null)
            return;
        long end = disk.sectors() * SECTOR;
        long given = Math.min(wanted, Math.max(0, end - position));
        clips.add(new Clip(index, new Span(Space.DISK, name, position, position + wanted), given,
                given < wanted ? Cut.DEVICE_END : Cut.ASKED));
        long first = position / PAGE;
        long pages = Math.ceilDiv(position + given, (long) PAGE) - first;
        for (DiskSectors record : disk.diskRecords())
            if (record.first() < (first + pages) * PAGE / SECTOR
                    && record.first() + record.count() > first * PAGE / SECTOR) {
                        refusal = windowByte >= 0
                                ? notGiven(Math.max(position, record.first() * SECTOR & -PAGE) - position)
                                : new Reason(Rule.RECORD_OVERLAPS_REQUEST, pages, first, record.first(),
                                        record.count());
                        refusedAt = index;
                        return;
                    }
        for (DeviceImage.Bytes bad : disk.poisoned())
            if (bad.start() < position + given && bad.end() > position) {
                refusal = windowByte >= 0 ? notGiven(Math.max(position, bad.start()) - position)
                        : new Reason(Rule.LATENT_POISON_HIT, Math.max(position, bad.start()));
                refusedAt = index;
                return;
            }
    }

    /** The host's pages fault in one by one: what comes before the bad one is had. */
    private Reason notGiven(long bytes) {
        return new Reason(Rule.HOST_MEMORY_FAILED, windowByte + bytes);
    }
}
