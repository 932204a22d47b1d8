package org.daxscope.dm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.event.EventSink;

/**
 * Reads tables in dmsetup's syntax, "begin length type arguments" in 512-byte sectors, and makes their targets as the
 * kernel's constructors do. Devices stand by name, with or without /dev/ or /dev/mapper/. Semantics 12.1.
 */
public final class TableReader {
    /** In no kernel: dm-linear as a DAX target without recovery_write and copy operations, to see what becomes of it. */
    public static final String HYPOTHETICAL = "x-linear";

    /** What can stand in the third field. */
    public static final List<String> TYPES = List.of("linear", "striped", "log-writes", "error", "zero", "mirror",
            "flakey", "delay", "dust", "snapshot-origin", "snapshot", "writecache", HYPOTHETICAL);

    private final Surroundings around;
    private final Function<String, Optional<Lower>> devices;

    /** @param devices finds a device by its name */
    public TableReader(KernelModel kernel, Function<String, Optional<Lower>> devices) {
        this(new Surroundings(kernel, EventSink.none(), () -> 0), devices);
    }

    TableReader(Surroundings around, Function<String, Optional<Lower>> devices) {
        this.around = around;
        this.devices = devices;
    }

    /** Lines separated by line ends; empty ones are passed over. */
    public DmTable read(String text) throws TableException {
        List<DmTable.Segment> segments = new ArrayList<>();
        long next = 0;
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].isBlank())
                continue;
            DmTable.Segment segment = segment(new TableFields(i + 1, lines[i]), next);
            segments.add(segment);
            next = segment.end();
        }
        if (segments.isEmpty())
            throw new TableException(1, 1, Rule.DM_TABLE,
                    "expected a line like \"0 2048 linear pm0 0\", found nothing");
        return new DmTable(segments);
    }

    private DmTable.Segment segment(TableFields fields, long expected) throws TableException {
        long begin = fields.number("the first sector", 0);
        if (begin != expected)
            throw fields.says(Rule.DM_GAP)
                    .wrong("expected the line to begin at sector " + expected + ", found " + begin);
        long length = fields.says(Rule.DM_ZERO_LENGTH).number("the length in sectors", 1);
        if (length > Long.MAX_VALUE / 1024 - begin)
            throw fields.wrong("expected a length that a device can have, found " + length);
        String type = fields.says(Rule.DM_TABLE).word("a target type");
        Target target = switch (type) {
            case "linear" -> Linear.parse(fields, this, length);
            case "striped" -> Striped.parse(fields, this, length);
            case "log-writes" -> LogWrites.parse(fields, this, length);
            case "error" -> Failing.parse(fields, this, length);
            case "zero" -> Zeros.parse(fields);
            case "mirror" -> Mirror.parse(fields, this, length);
            case "flakey" -> Flakey.parse(fields, this, length);
            case "dust" -> Dust.parse(fields, this, length);
            case "delay" -> Forwarding.delay(fields, this, length);
            case "snapshot-origin" -> Forwarding.origin(fields, this, length);
            case "snapshot" -> Snapshot.parse(fields, this, length);
            case "writecache" -> WriteCache.parse(fields, this, length);
            case HYPOTHETICAL -> Bare.parse(fields, this, length);
            default -> throw fields.says(Rule.DM_UNKNOWN_TYPE)
                    .wrong("expected one of " + String.join(", ", TYPES) + ", found \"" + type + "\"");
        };
        fields.end(type);
        return new DmTable.Segment(begin, length, target);
    }

    /** The device a field names. */
    Lower device(TableFields fields) throws TableException {
        String name = fields.word("a device");
        Optional<Lower> device = devices.apply(name.replaceFirst("^/dev/(mapper/)?", ""));
        if (device.isEmpty())
            throw fields.wrong("expected the name of a device, found \"" + name + "\", which there is none of");
        return device.get();
    }

    /** A field with a first sector, from which that many must be there. */
    Leg leg(TableFields fields, Lower device, long sectors) throws TableException {
        long start = fields.number("the first sector on " + device.name(), 0);
        if (start > device.block().sectors() - sectors)
            throw fields.says(Rule.DM_TOO_SMALL)
                    .wrong("expected " + sectors + " sectors from " + start + " on " + device.name()
                            + ", which has " + device.block().sectors());
        return new Leg(device, start, sectors);
    }

    /** A device from its start on. */
    Leg whole(TableFields fields, Lower device, long sectors) throws TableException {
        if (device.block().sectors() < sectors)
            throw fields.says(Rule.DM_TOO_SMALL)
                    .wrong("expected a device of " + sectors + " sectors, found " + device.name() + ", which has "
                            + device.block().sectors());
        return new Leg(device, 0, sectors);
    }

    boolean errorNamesDevice() {
        return around.kernel().switches().dmErrorNamesDevice();
    }

    Surroundings around() {
        return around;
    }
}
