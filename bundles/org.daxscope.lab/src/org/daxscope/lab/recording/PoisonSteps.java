package org.daxscope.lab.recording;

import org.jspecify.annotations.Nullable;

/** Reads the inputs of {@link PoisonStep}s. */
final class PoisonSteps {
    private static final Whole COUNT = new Whole("records", 0, Limits.CALLS);

    private PoisonSteps() {
    }

    static @Nullable StepInput read(String op, Fields in) throws RecordingException {
        return switch (op) {
            case "inject" -> new PoisonStep.Inject(place(in));
            case "inject_raw" -> new PoisonStep.InjectRaw(in.name("dev"), in.get("text").text());
            case "inject_many" -> many(in);
            case "ndctl_inject" -> new PoisonStep.NdctlInject(place(in), in.text("opt"));
            case "ndctl_status" -> new PoisonStep.NdctlStatus(in.name("dev"));
            case "hwpoison" -> new PoisonStep.Hwpoison(in.name("map"), in.whole("off", Whole.OFFSET));
            case "mce" -> new PoisonStep.Mce(in.name("map"), in.whole("off", Whole.OFFSET), misc(in));
            case "mce_sw" -> new PoisonStep.MceSw(in.name("map"), in.whole("off", Whole.OFFSET));
            default -> null;
        };
    }

    private static PoisonStep.Place place(Fields in) throws RecordingException {
        if (in.has("dev")) {
            long sector = in.whole("sector", Whole.SECTOR);
            return new PoisonStep.Sectors(in.name("dev"), sector, in.whole("len", sectorsFrom(sector)));
        }
        if (!in.has("on")) {
            throw in.missing("\"dev\", \"sector\" and \"len\", or \"on\", \"off\" and \"bytes\"");
        }
        long off = in.whole("off", Whole.OFFSET);
        Whole bytes = Whole.SPACE.atLeast(1).atMost(Limits.OFFSET - off);
        return new PoisonStep.Bytes(in.name("on"), off, in.whole("bytes", bytes));
    }

    private static PoisonStep.InjectMany many(Fields in) throws RecordingException {
        long start = in.whole("start", Whole.SECTOR, 0);
        long len = in.whole("len", sectorsFrom(start));
        long count = in.whole("count", COUNT);
        long room = count < 2 ? Limits.SECTOR : (Limits.SECTOR - start - len) / (count - 1);
        long stride = in.whole("stride", Whole.SECTOR.atMost(room));
        return new PoisonStep.InjectMany(in.name("dev"), start, stride, len, (int) count);
    }

    private static Whole sectorsFrom(long sector) {
        return Whole.SECTOR.atLeast(1).atMost(Limits.SECTOR - sector);
    }

    private static @Nullable Long misc(Fields in) throws RecordingException {
        Value misc = in.find("misc");
        return misc == null ? null : misc.whole(new Whole("register bits", 0, Long.MAX_VALUE));
    }
}
