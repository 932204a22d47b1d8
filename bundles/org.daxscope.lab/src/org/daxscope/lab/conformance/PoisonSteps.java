package org.daxscope.lab.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.daxscope.dm.DmDevice;
import org.daxscope.dm.Piece;
import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.lab.recording.FileLayout;
import org.daxscope.lab.recording.MappingStep;
import org.daxscope.lab.recording.PoisonStep;
import org.daxscope.lab.recording.Recording;
import org.daxscope.lab.shell.InjectedErrors;
import org.daxscope.machine.Machine;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.pmem.disk.PmemDisk;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/** Steps that put records or poison in place. */
final class PoisonSteps {
    /** Targets through which the recorder resolved no file, unless a layout of the recording says where it lies. */
    private static final Set<String> NOT_FOLLOWED = Set.of("writecache", "dust", "mirror", "snapshot");

    private final StepPlayer.Door door;
    private final Machine machine;
    private final Recording recording;
    private final Supplier<String> fsDevice;

    /** @param fsDevice what the recorder takes for the device that files lie on; empty when it was not told */
    PoisonSteps(StepPlayer.Door door, Machine machine, Recording recording, Supplier<String> fsDevice) {
        this.door = door;
        this.machine = machine;
        this.recording = recording;
        this.fsDevice = fsDevice;
    }

    private record Target(String disk, DiskSectors sectors) {
    }

    JsonObject play(String proc, PoisonStep step, MappingSteps mappings) {
        return switch (step) {
            case PoisonStep.Inject inject -> inject(inject);
            case PoisonStep.InjectRaw raw -> Observations
                    .call(door.perform(new Operation.StoreBadblocks(raw.dev(), raw.text())));
            case PoisonStep.InjectMany many -> injectMany(many);
            case PoisonStep.NdctlInject inject -> ndctl(inject);
            case PoisonStep.Hwpoison poison -> hwpoison(proc, poison, mappings);
            case PoisonStep.NdctlStatus status -> firmwareList(status.dev());
            case PoisonStep.Mce mce -> Observations.access(door.perform(
                    new Operation.MachineCheck(proc, mce.map(), mce.off(), lsb(mce.misc()))));
            case PoisonStep.MceSw mce -> decode(proc, mce);
        };
    }

    private JsonObject inject(PoisonStep.Inject step) {
        JsonArray injected = new JsonArray();
        for (Target target : resolve(step.place())) {
            String text = target.sectors.first() + " " + target.sectors.count() + "\n";
            Outcome outcome = door.perform(new Operation.StoreBadblocks(target.disk, text));
            JsonObject one = new JsonObject();
            one.addProperty("dev", target.disk);
            one.addProperty("sector", target.sectors.first());
            one.addProperty("len", target.sectors.count());
            one.addProperty("ret", outcome instanceof Outcome.Failed failed ? failed.errno().name() : "ok");
            injected.add(one);
        }
        JsonObject json = new JsonObject();
        json.add("injected", injected);
        // With nothing to inject into, the recorder looked at no table.
        if (injected.isEmpty())
            json.add("badblocks", JsonNull.INSTANCE);
        return json;
    }

    /** A file's bytes are found through its extents, as the recorder did with FIEMAP, rounded out to sectors. */
    private List<Target> resolve(PoisonStep.Place place) {
        if (place instanceof PoisonStep.Sectors sectors)
            return List.of(new Target(sectors.dev(), new DiskSectors(sectors.sector(), sectors.len())));
        PoisonStep.Bytes bytes = (PoisonStep.Bytes) place;
        for (DeviceImage device : machine.image().devices())
            if (device.name().equals(bytes.on()))
                return List.of(new Target(bytes.on(), DiskSectors.around(bytes.off(), bytes.bytes())));
        for (DmDevice device : machine.dmDevices())
            if (device.name().equals(bytes.on()))
                return below(bytes.on(), DiskSectors.around(bytes.off(), bytes.bytes()));
        List<Target> targets = new ArrayList<>();
        String told = fsDevice.get();
        String disk = !told.isEmpty() ? told
                : machine.fileSystem().flatMap(fs -> fs.find(bytes.on()).map(inode -> fs.device(inode).name()))
                        .orElse("");
        if (door.perform(new Operation.ListExtents(bytes.on())) instanceof Outcome.Extents extents)
            for (Outcome.Extents.Piece piece : extents.pieces()) {
                long from = Math.max(piece.logical(), bytes.off());
                long to = Math.min(piece.logical() + piece.length(), bytes.off() + bytes.bytes());
                if (from < to)
                    targets.addAll(
                            below(disk, DiskSectors.around(piece.physical() + from - piece.logical(), to - from)));
            }
        return targets;
    }

    /** Through the tables of dm devices, as far as the recorder understood them. */
    private List<Target> below(String device, DiskSectors sectors) {
        for (DmDevice mapped : machine.dmDevices())
            if (mapped.name().equals(device)) {
                if (mapped.table().lines().anyMatch(line -> NOT_FOLLOWED.contains(line.split(" ")[2])))
                    return asRecorded(device, sectors);
                List<Piece> pieces = mapped.pieces(sectors.first(), sectors.count());
                return pieces.stream().map(
                        piece -> new Target(piece.disk(), new DiskSectors(piece.start(), piece.sectors()))).toList();
            }
        return List.of(new Target(device, sectors));
    }

    /** Where the recording says that sectors of a file lie on disks; nowhere when it does not. */
    private List<Target> asRecorded(String device, DiskSectors sectors) {
        var fs = recording.fs();
        List<Target> targets = new ArrayList<>();
        if (fs != null && fs.on().equals(device))
            for (FileLayout layout : recording.layouts())
                for (FileLayout.MapPiece piece : layout.deviceMap())
                    layout.extents().stream().filter(extent -> extent.logical() == piece.fileOffset()).findFirst()
                            .ifPresent(extent -> follow(extent.physical() / Units.SECTOR, piece, sectors, targets));
        return targets;
    }

    /** @param first sector of the dm device that the piece begins at */
    private static void follow(long first, FileLayout.MapPiece piece, DiskSectors sectors, List<Target> targets) {
        long at = first;
        for (FileLayout.SectorRun run : piece.runs()) {
            long from = Math.max(at, sectors.first());
            long to = Math.min(at + run.sectors(), sectors.first() + sectors.count());
            if (from < to)
                targets.add(new Target(run.device(), new DiskSectors(run.sector() + from - at, to - from)));
            at += run.sectors();
        }
    }

    private JsonObject injectMany(PoisonStep.InjectMany step) {
        int stored = 0;
        int firstFailure = -1;
        for (int i = 0; i < step.count(); i++) {
            long sector = step.start() + i * step.stride();
            Outcome outcome = door.perform(new Operation.StoreBadblocks(step.dev(), sector + " " + step.len() + "\n"));
            if (outcome instanceof Outcome.Done)
                stored++;
            else
                if (firstFailure < 0)
                    firstFailure = i;
        }
        JsonObject json = new JsonObject();
        json.addProperty("out", "ok=%d firstfail=%d".formatted(stored, firstFailure));
        return json;
    }

    private JsonObject ndctl(PoisonStep.NdctlInject step) {
        boolean notify = !step.opt().contains("-N");
        boolean undo = step.opt().contains("-d") || step.opt().contains("uninject");
        JsonArray injected = new JsonArray();
        for (Target target : resolve(step.place())) {
            door.perform(new Operation.InjectError(target.disk, target.sectors.first(), target.sectors.count(),
                    notify, step.opt().contains("-S"), undo));
            JsonObject one = new JsonObject();
            one.addProperty("dev", target.disk);
            one.addProperty("sector", target.sectors.first());
            one.addProperty("len", target.sectors.count());
            injected.add(one);
        }
        JsonObject json = new JsonObject();
        json.add("injected", injected);
        return json;
    }

    /** The recorder took the list out of what ndctl printed. */
    private JsonObject firmwareList(String disk) {
        JsonArray list = new JsonArray();
        for (PmemDisk one : machine.disks())
            if (one.name().equals(disk))
                for (DiskSectors sectors : InjectedErrors.of(one).sectors()) {
                    JsonObject json = new JsonObject();
                    json.addProperty("block", sectors.first());
                    json.addProperty("count", sectors.count());
                    list.add(json);
                }
        JsonObject json = new JsonObject();
        json.add("firmware_list", list);
        return json;
    }

    /** What the recorder put into IA32_MCi_MISC when nothing else was asked: a page, by physical address. */
    private static int lsb(@Nullable Long misc) {
        return misc == null ? Units.PAGE_SHIFT : (int) (misc & 0x3f);
    }

    /** The recorder finds the physical page by pagemap and hands a record to the decoders. */
    private JsonObject decode(String proc, PoisonStep.MceSw step) {
        if (door.perform(new Operation.Pagemap(proc, step.map(), step.off())) instanceof Outcome.PageEntry entry
                && entry.frame() != 0)
            door.perform(new Operation.DecodeError(entry.frame() * Units.PAGE + step.off() % Units.PAGE,
                    Units.PAGE_SHIFT));
        return new JsonObject();
    }

    private JsonObject hwpoison(String proc, PoisonStep.Hwpoison step, MappingSteps mappings) {
        mappings.play(proc, new MappingStep.Load(step.map(), null, step.off()));
        return mappings.play(proc, new MappingStep.Madvise(step.map(), step.off(), Units.PAGE, "hwpoison"));
    }

}
