package org.daxscope.lab.conformance;

import java.util.List;

import org.daxscope.kernel.BusCode;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.SentSignal;
import org.daxscope.lab.recording.Runs;
import org.daxscope.machine.Machine;
import org.daxscope.pmem.badblocks.BadRecord;
import org.daxscope.pmem.badblocks.Badblocks;
import org.daxscope.pmem.disk.PmemDisk;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** Outcomes as the recordings write them. */
final class Observations {
    /** The recorder lists no more records than this of one table. */
    private static final int LISTED_RECORDS = 40;

    private Observations() {
    }

    /** A call that returns a number. */
    static JsonObject call(Outcome outcome) {
        JsonObject json = new JsonObject();
        switch (outcome) {
            case Outcome.Done done -> json.addProperty("ret", done.value());
            case Outcome.Failed failed -> failure(json, failed);
            case Outcome.Data data -> json.addProperty("ret", data.bytes().length);
            case Outcome.Killed killed -> signal(json, killed);
            case Outcome.Died died -> died(json);
            default -> json.addProperty("ret", 0);
        }
        return json;
    }

    static void failure(JsonObject json, Outcome.Failed failed) {
        json.addProperty("ret", -1);
        json.addProperty("errno", failed.errno().name());
    }

    /** A read, with what was read. */
    static JsonObject read(Outcome outcome, long offset) {
        JsonObject json = call(outcome);
        if (outcome instanceof Outcome.Data data && data.bytes().length > 0)
            Runs.describe(json, data.bytes(), data.bytes().length, offset);
        return json;
    }

    /** A load or store. */
    static JsonObject access(Outcome outcome) {
        JsonObject json = new JsonObject();
        switch (outcome) {
            case Outcome.Loaded loaded -> {
                json.addProperty("ok", true);
                json.addProperty("value", "%02x".formatted(loaded.value() & 0xff));
            }
            case Outcome.Killed killed -> signal(json, killed);
            case Outcome.Failed failed -> failure(json, failed);
            case Outcome.Died died -> died(json);
            default -> json.addProperty("ok", true);
        }
        return json;
    }

    /** The recorder's process is gone, and its server says how it ended. */
    private static void died(JsonObject json) {
        json.addProperty("died", true);
        json.addProperty("why", -1);
        json.addProperty("exit", "signal 9");
    }

    /** Signals that arrived between the operations of a process. */
    static JsonArray async(List<SentSignal> signals) {
        JsonArray list = new JsonArray();
        for (SentSignal sent : signals)
            list.add(signal(new Outcome.Killed(sent.signal(), sent.map(), sent.mapOffset(), sent.fileOffset(),
                    Reason.NONE)));
        return list;
    }

    static void signal(JsonObject json, Outcome.Killed killed) {
        json.addProperty("ok", false);
        json.add("sig", signal(killed));
    }

    private static JsonObject signal(Outcome.Killed killed) {
        JsonObject signal = new JsonObject();
        signal.addProperty("signal", "SIGBUS");
        signal.addProperty("code", killed.signal().code().name());
        signal.addProperty("map", killed.map());
        signal.addProperty("addr_map_off", killed.mapOffset());
        signal.addProperty("addr_file_off", killed.fileOffset());
        if (killed.signal().code() != BusCode.BUS_ADRERR)
            signal.addProperty("addr_lsb", killed.signal().addressLsb());
        return signal;
    }

    static JsonArray extents(Outcome.Extents extents) {
        JsonArray list = new JsonArray();
        List<Outcome.Extents.Piece> pieces = extents.pieces();
        for (int i = 0; i < pieces.size(); i++) {
            Outcome.Extents.Piece piece = pieces.get(i);
            JsonObject one = new JsonObject();
            one.addProperty("logical", piece.logical());
            one.addProperty("physical", piece.physical());
            one.addProperty("length", piece.length());
            JsonArray flags = new JsonArray();
            if (i == pieces.size() - 1)
                flags.add("last");
            if (piece.unwritten())
                flags.add("unwritten");
            if (piece.shared())
                flags.add("shared");
            one.add("flags", flags);
            list.add(one);
        }
        return list;
    }

    /** The live tables, with the names of devices. */
    static JsonArray dm(Machine machine) {
        JsonArray lines = new JsonArray();
        machine.dmDevices().forEach(device -> device.table().lines()
                .forEach(line -> lines.add(device.name() + ": " + line)));
        return lines;
    }

    /** All tables with a record, disks first, then regions. */
    static JsonObject badblocks(Machine machine) {
        JsonObject lists = new JsonObject();
        for (PmemDisk disk : machine.disks())
            addTable(lists, disk.name(), disk.records());
        for (PmemDisk disk : machine.disks())
            addTable(lists, disk.region().name(), disk.region().records().table());
        return lists;
    }

    private static void addTable(JsonObject lists, String name, Badblocks table) {
        List<BadRecord> records = table.records();
        if (records.isEmpty())
            return;
        JsonArray list = new JsonArray();
        for (BadRecord record : records.subList(0, Math.min(LISTED_RECORDS, records.size()))) {
            JsonArray pair = new JsonArray();
            pair.add(record.start());
            pair.add(record.length());
            list.add(pair);
        }
        lists.add(name, list);
        if (records.size() > LISTED_RECORDS) {
            lists.addProperty(name + "_n", records.size());
            lists.addProperty(name + "_sectors", table.sectors());
        }
    }
}
