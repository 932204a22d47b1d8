package org.daxscope.machine.stack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DmImage;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.MountImage;
import org.daxscope.machine.image.PartitionImage;
import org.daxscope.machine.image.RegionImage;
import org.daxscope.machine.image.WindowImage;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.stack.Segment.Content;
import org.jspecify.annotations.Nullable;

/** Follows a range from the application down to the media, piece by piece as each layer cuts it. */
final class PathBuilder {
    static final long PAGE = 4096;
    static final int LINE = 256;
    static final int SECTOR = 512;

    private final MachineImage image;
    private final Places places;
    private final Span shown;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private int row;

    /** A layer in the making; its row is the deepest in which it is met. */
    private static final class Draft {
        private final LayerKind kind;
        private final String name;
        private final String note;
        private final int unit;
        private final List<Segment> segments = new ArrayList<>();
        private int row;

        Draft(LayerKind kind, String name, String note, int unit) {
            this.kind = kind;
            this.name = name;
            this.note = note;
            this.unit = unit;
        }

        Layer finished(int finalRow) {
            List<Segment> sorted = new ArrayList<>(segments);
            sorted.sort(Comparator.comparingLong(segment -> segment.span().start()));
            return new Layer(finalRow, kind, name, note, unit, sorted);
        }
    }

    /** Bytes of a layer that go on downwards. */
    private record Piece(int layer, Span span) {
    }

    PathBuilder(MachineImage image, Span shown) {
        this.image = image;
        this.places = new Places(image);
        this.shown = shown;
    }

    /** @return whether it is few enough links to be looked at */
    boolean build() {
        List<Piece> devices = files();
        devices = dm(devices);
        disks(devices);
        return links.size() <= StackPath.MOST_LINKS;
    }

    List<Layer> layers() {
        int above = drafts.stream().filter(draft -> draft.kind.compareTo(LayerKind.DISK) < 0)
                .mapToInt(draft -> draft.row + 1).max().orElse(0);
        List<Integer> rows = drafts.stream().map(draft -> row(draft, above)).toList();
        // Where no range of a window shows the file, no layer is in its row.
        List<Integer> used = rows.stream().distinct().sorted().toList();
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++)
            layers.add(drafts.get(i).finished(used.indexOf(rows.get(i))));
        return List.copyOf(layers);
    }

    private static int row(Draft draft, int above) {
        return draft.kind.compareTo(LayerKind.DISK) < 0 ? draft.row
                : above + draft.kind.ordinal() - LayerKind.DISK.ordinal();
    }

    List<Link> links() {
        return links.stream().sorted(Comparator.comparingInt(Link::upper).thenComparingLong(Link::upperStart)
                .thenComparingInt(Link::lower)).toList();
    }

    Optional<FileImage> file(String name) {
        return image.files().stream().filter(file -> file.name().equals(name)).findFirst();
    }

    Optional<DmImage> mapped(String name) {
        return image.dmDevices().stream().filter(dm -> dm.name().equals(name)).findFirst();
    }

    // -- From the application to the device -----------------------------------------------------------------------------

    /** Mappings, files, page cache and extents; answers what of devices they lead to. */
    private List<Piece> files() {
        List<Span> files = shown.space() == Space.FILE ? List.of(shown) : places.in(Space.FILE, shown);
        List<Span> real = files.stream().filter(span -> file(span.name()).isPresent()).toList();
        List<Span> mapped = mapped(files);
        boolean raw = real.isEmpty();
        // Above a raw device stand its mappings only.
        List<Piece> tops = new ArrayList<>();
        for (Span span : mapped)
            tops.add(add(LayerKind.MAPPING, span, Content.PLAIN, "", 1));
        row += tops.isEmpty() ? 0 : 1;
        if (raw) {
            List<Piece> devices = new ArrayList<>();
            for (Span span : uppermost())
                devices.add(device(span));
            link(tops, devices);
            return devices;
        }
        List<Piece> pieces = new ArrayList<>();
        for (Span span : real)
            pieces.add(add(LayerKind.FILE, span, Content.PLAIN, "", 1));
        link(tops, pieces);
        row++;
        pieces = cached(throughWindows(pieces));
        List<Piece> blocks = new ArrayList<>();
        for (Piece piece : pieces)
            extents(blocks, piece);
        row++;
        List<Piece> devices = new ArrayList<>();
        for (Piece block : blocks) {
            Span span = block.span();
            Piece device = device(new Span(Space.DISK, span.name(), span.start(), span.end()));
            devices.add(device);
            links.add(new Link(block.layer(), span.start(), device.layer(), span.start(), span.length(), Cut.ASKED));
        }
        return devices;
    }

    /** The range as processes see it. */
    private List<Span> mapped(List<Span> files) {
        if (shown.space() == Space.VIRTUAL)
            return List.of(shown);
        List<Span> found = new ArrayList<>();
        for (Span file : files)
            for (Span span : places.in(Space.VIRTUAL, file))
                if (!found.contains(span))
                    found.add(span);
        if (files.isEmpty())
            found.addAll(places.in(Space.VIRTUAL, shown));
        return found;
    }

    /** Files of a guest lead to those of the host: through the window where a range shows them, else by requests. */
    private List<Piece> throughWindows(List<Piece> files) {
        if (files.stream().allMatch(piece -> guestFile(piece).isEmpty()))
            return files;
        List<Piece> found = new ArrayList<>();
        List<Piece> straight = new ArrayList<>();
        for (Piece piece : files) {
            FileImage guest = guestFile(piece).orElse(null);
            if (guest == null)
                found.add(piece);
            else
                ranges(straight, piece, guest);
        }
        row++;
        for (Piece piece : straight) {
            Span span = piece.span();
            List<Span> hosts = span.space() == Space.WINDOW ? hosts(span)
                    : List.of(Span.file(guestFile(piece).orElseThrow().hostFile(), span.start(), span.end()));
            for (Span host : hosts) {
                Piece below = add(LayerKind.FILE, host, Content.PLAIN, "", 1);
                links.add(new Link(piece.layer(), span.start(), below.layer(), host.start(), host.length(), Cut.ASKED));
                found.add(below);
            }
        }
        row++;
        return found;
    }

    private Optional<FileImage> guestFile(Piece piece) {
        return file(piece.span().name()).filter(one -> piece.span().space() == Space.FILE && !one.share().isEmpty());
    }

    /** What of a guest's file the window shows, and, as it is, what it does not. */
    private void ranges(List<Piece> found, Piece piece, FileImage guest) {
        Span span = piece.span();
        long from = span.start();
        for (WindowImage.Range range : rangesOf(guest)) {
            long start = Math.max(from, range.fileOffset());
            long to = Math.min(span.end(), range.fileOffset() + WindowImage.RANGE);
            if (start >= to)
                continue;
            if (from < start)
                found.add(new Piece(piece.layer(), Span.file(guest.name(), from, start)));
            long inWindow = range.start() + start - range.fileOffset();
            Piece window = add(LayerKind.WINDOW, new Span(Space.WINDOW, guest.share(), inWindow, inWindow + to - start),
                    Content.PLAIN, "", (int) WindowImage.RANGE);
            links.add(new Link(piece.layer(), start, window.layer(), inWindow, to - start,
                    to < span.end() ? Cut.RANGE_END : Cut.ASKED));
            found.add(window);
            from = to;
        }
        if (from < span.end())
            found.add(new Piece(piece.layer(), Span.file(guest.name(), from, span.end())));
    }

    /** The ranges of windows that show a file, by their place in it. */
    private List<WindowImage.Range> rangesOf(FileImage guest) {
        return image.windows().stream().flatMap(window -> window.ranges().stream())
                .filter(range -> range.file().equals(guest.name()))
                .sorted(Comparator.comparingLong(WindowImage.Range::fileOffset)).toList();
    }

    /** The host's file behind a stretch of one range. */
    private List<Span> hosts(Span span) {
        List<Span> found = new ArrayList<>();
        for (WindowImage window : image.windows())
            for (WindowImage.Range range : window.name().equals(span.name()) ? window.ranges()
                    : List.<WindowImage.Range>of())
                if (span.start() >= range.start() && span.start() < range.start() + WindowImage.RANGE)
                    found.add(Span.file(range.hostFile(), range.fileOffset() + span.start() - range.start(),
                            range.fileOffset() + span.end() - range.start()));
        return found;
    }

    private List<Piece> cached(List<Piece> files) {
        if (files.stream().allMatch(piece -> file(piece.span().name()).map(FileImage::dax).orElse(true)))
            return files;
        List<Piece> through = new ArrayList<>();
        for (Piece piece : files) {
            Piece cache = add(LayerKind.PAGE_CACHE, piece.span(), Content.PLAIN, "", (int) PAGE);
            links.add(new Link(piece.layer(), piece.span().start(), cache.layer(), piece.span().start(),
                    piece.span().length(), Cut.ASKED));
            through.add(cache);
        }
        row++;
        return through;
    }

    private void extents(List<Piece> blocks, Piece piece) {
        FileImage file = file(piece.span().name()).orElseThrow();
        Optional<MountImage> mount =
                image.mounts().stream().filter(one -> one.disk().equals(file.disk())).findFirst();
        int unit = mount.map(MountImage::blockBytes).orElse((int) PAGE);
        for (FileImage.Extent extent : file.extents()) {
            long from = Math.max(piece.span().start(), extent.offset());
            long to = Math.min(piece.span().end(), extent.offset() + extent.length());
            if (from >= to)
                continue;
            long start = extent.physical() + from - extent.offset();
            Content content = extent.unwritten() ? Content.UNWRITTEN
                    : extent.shared() ? Content.SHARED : Content.PLAIN;
            Piece block =
                    add(LayerKind.BLOCKS, new Span(Space.FS_BLOCK, file.disk(), start, start + to - from), content,
                            mount.map(MountImage::type).orElse(""), unit);
            links.add(new Link(piece.layer(), from, block.layer(), start, to - from,
                    to < piece.span().end() ? Cut.EXTENT_END : Cut.ASKED));
            blocks.add(block);
        }
    }

    /** A range that no file has, on the devices that nothing lies on. */
    private List<Span> uppermost() {
        List<Span> dm = shown.space() == Space.DM ? ofDm()
                : places.in(Space.DM, shown).stream().filter(span -> !isBelow(span.name())).toList();
        if (!dm.isEmpty())
            return dm;
        return places.down(shown).stream().map(this::inPartition).toList();
    }

    /** What of the range its dm device has. */
    private List<Span> ofDm() {
        long bytes = mapped(shown.name()).map(dm -> dm.sectors() * SECTOR).orElse(0L);
        return shown.start() >= bytes ? List.of()
                : List.of(new Span(Space.DM, shown.name(), shown.start(), Math.min(shown.end(), bytes)));
    }

    /** Bytes of a disk that are one partition's, as that counts them. */
    private Span inPartition(Span disk) {
        return image.partitions().stream().filter(part -> part.disk().equals(disk.name())
                && part.start() * SECTOR <= disk.start() && disk.end() <= (part.start() + part.sectors()) * SECTOR)
                .findFirst().map(part -> Span.disk(part.name(), disk.start() - part.start() * SECTOR,
                        disk.end() - part.start() * SECTOR))
                .orElse(disk);
    }

    Optional<PartitionImage> partition(String name) {
        return image.partitions().stream().filter(part -> part.name().equals(name)).findFirst();
    }

    private boolean isBelow(String name) {
        return image.dmDevices().stream().flatMap(dm -> dm.targets().stream())
                .flatMap(target -> target.routes().stream())
                .anyMatch(route -> route.device().equals(name));
    }

    private Piece device(Span span) {
        Optional<DmImage> dm = mapped(span.name());
        Optional<PartitionImage> part = partition(span.name());
        if (part.isPresent())
            return add(LayerKind.PARTITION, Span.disk(span.name(), span.start(), span.end()), Content.PLAIN,
                    "from sector " + part.get().start() + " of " + part.get().disk(), SECTOR);
        return dm.isPresent()
                ? add(LayerKind.DM, new Span(Space.DM, span.name(), span.start(), span.end()), Content.PLAIN,
                        types(dm.get()), SECTOR)
                : add(LayerKind.DISK, new Span(Space.DISK, span.name(), span.start(), span.end()), Content.PLAIN, "",
                        SECTOR);
    }

    /** "striped", "linear linear error". */
    private static String types(DmImage dm) {
        String types = dm.targets().stream().map(DmImage.Target::type).collect(Collectors.joining(" "));
        return dm.suspended() ? types + ", suspended" : types;
    }

    /** Adds bytes to a layer, made when it is met first. The same bytes are there once. */
    private Piece add(LayerKind kind, Span span, Content content, String note, int unit) {
        int index = 0;
        while (index < drafts.size()
                && !(drafts.get(index).kind == kind && drafts.get(index).name.equals(span.name())))
            index++;
        if (index == drafts.size())
            drafts.add(new Draft(kind, span.name(), note, unit));
        Draft draft = drafts.get(index);
        draft.row = Math.max(draft.row, row);
        Segment segment = new Segment(span, content);
        if (!draft.segments.contains(segment))
            draft.segments.add(segment);
        return new Piece(index, span);
    }

    /** Joins ranges of the layers above with those below where both speak of the same bytes. */
    private void link(List<Piece> uppers, List<Piece> lowers) {
        for (Piece upper : uppers)
            for (Piece lower : lowers)
                for (Span part : places.in(Space.FILE, upper.span()))
                    if (part.name().equals(lower.span().name())) {
                        long from = Math.max(part.start(), lower.span().start());
                        long to = Math.min(part.end(), lower.span().end());
                        if (from < to)
                            links.add(new Link(upper.layer(), upper.span().start() + from - part.start(), lower.layer(),
                                    from, to - from, Cut.ASKED));
                    }
    }

    // -- Down the device mapper ---------------------------------------------------------------------------------------

    private List<Piece> dm(List<Piece> devices) {
        List<Piece> onDisks = new ArrayList<>();
        List<Piece> next = devices;
        while (!next.isEmpty() && links.size() <= StackPath.MOST_LINKS) {
            row++;
            List<Piece> lower = new ArrayList<>();
            for (Piece piece : next)
                if (piece.span().space() == Space.DM)
                    below(lower, piece);
                else
                    if (partition(piece.span().name()).isPresent())
                        lower.add(ofPartition(piece));
                    else
                        onDisks.add(piece);
            next = lower;
        }
        return onDisks;
    }

    private Piece ofPartition(Piece piece) {
        PartitionImage part = partition(piece.span().name()).orElseThrow();
        Span span = piece.span();
        Piece disk = device(Span.disk(part.disk(), span.start() + part.start() * SECTOR,
                span.end() + part.start() * SECTOR));
        links.add(new Link(piece.layer(), span.start(), disk.layer(), disk.span().start(), span.length(), Cut.ASKED));
        return disk;
    }

    /** Where a target's table names a partition, the bytes of the disk that its route leads to are that one's. */
    private Span named(DmImage.Target target, Span disk) {
        Span part = inPartition(disk);
        return List.of(target.arguments().split("\\s+")).contains(part.name()) ? part : disk;
    }

    private void below(List<Piece> lower, Piece piece) {
        DmImage dm = mapped(piece.span().name()).orElseThrow();
        long position = piece.span().start();
        while (position < piece.span().end() && links.size() <= StackPath.MOST_LINKS) {
            DmImage.Target target = target(dm, position / SECTOR);
            if (target == null)
                return;
            long next = Math.min(piece.span().end(), target.end() * SECTOR);
            for (DmImage.Route route : target.routes()) {
                Reach reach = Reach.of(target, route, position);
                if (reach.length() == 0) {
                    next = Math.min(next, position + reach.until());
                    continue;
                }
                long length = Math.min(reach.length(), piece.span().end() - position);
                next = Math.min(next, position + length);
                Piece below = device(named(target,
                        new Span(Space.DISK, route.device(), reach.start(), reach.start() + length)));
                Cut cut = position + length == piece.span().end() ? Cut.ASKED
                        : position + length == target.end() * SECTOR ? Cut.TARGET_END : Cut.CHUNK_EDGE;
                links.add(new Link(piece.layer(), position, below.layer(), below.span().start(), length, cut));
                lower.add(below);
            }
            position = next;
        }
    }

    static DmImage.@Nullable Target target(DmImage dm, long sector) {
        for (DmImage.Target target : dm.targets())
            if (target.begin() <= sector && sector < target.end())
                return target;
        return null;
    }

    // -- Below the disk -------------------------------------------------------------------------------------------------

    private void disks(List<Piece> pieces) {
        for (Piece piece : pieces) {
            Span span = piece.span();
            DeviceImage disk = image.devices().stream().filter(one -> one.name().equals(span.name())).findFirst()
                    .orElse(null);
            if (disk == null)
                continue;
            String region = image.regions().stream().filter(one -> one.disk().equals(span.name()))
                    .map(RegionImage::name).findFirst().orElse("");
            Piece inRegion = moved(piece, LayerKind.REGION, span.name(), disk.dataOffset(), region, SECTOR);
            Piece physical =
                    moved(inRegion, LayerKind.PHYSICAL, "", disk.physicalBase() - disk.dataOffset(), "", 1);
            lines(physical);
        }
    }

    private Piece moved(Piece upper, LayerKind kind, String name, long shift, String note, int unit) {
        Span span = new Span(kind.space(), name, upper.span().start() + shift, upper.span().end() + shift);
        Piece lower = add(kind, span, Content.PLAIN, note, unit);
        links.add(new Link(upper.layer(), upper.span().start(), lower.layer(), span.start(), span.length(), Cut.ASKED));
        return lower;
    }

    /** Lines are lost as a whole: those at the ends are taken in. */
    private void lines(Piece physical) {
        long start = physical.span().start() & -LINE;
        long end = physical.span().end() + LINE - 1 & -LINE;
        Piece lines = add(LayerKind.LINES, new Span(Space.PHYSICAL, "", start, end), Content.PLAIN, "", LINE);
        links.add(new Link(physical.layer(), physical.span().start(), lines.layer(), physical.span().start(),
                physical.span().length(), Cut.ASKED));
    }
}
