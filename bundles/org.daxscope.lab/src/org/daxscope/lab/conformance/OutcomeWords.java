package org.daxscope.lab.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.daxscope.lab.recording.EnvironmentStep;
import org.daxscope.lab.recording.FileStep;
import org.daxscope.lab.recording.MappingStep;
import org.daxscope.lab.recording.PoisonStep;
import org.daxscope.lab.recording.Step;
import org.daxscope.lab.recording.StepInput;
import org.daxscope.machine.run.Phrases;
import org.jspecify.annotations.Nullable;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/**
 * What steps gave, in words: "4096 bytes written; record [224, +8) of pm0 gone". One of these is told the outcomes of one side,
 * the kernel's or Daxscope's, in order.
 */
final class OutcomeWords {
    private static final Pattern STORED = Pattern.compile("ok=(\\d+) firstfail=(-?\\d+).*");
    private static final int SHOWN_RUNS = 4;
    private static final int PAGE = 4096;

    private final RecordChanges records = new RecordChanges();

    /** The outcome of the next step; empty when nothing was observed. */
    String next(Step step, @Nullable JsonObject observed) {
        if (observed == null)
            return "";
        String changes = records.after(observed);
        String outcome = outcome(step.input(), observed, !changes.isEmpty());
        if (outcome.isEmpty() || changes.isEmpty())
            return outcome + changes;
        return outcome + "; " + changes;
    }

    private static String outcome(StepInput input, JsonObject observed, boolean changed) {
        if (observed.has("died"))
            return observed.has("exit") ? "the process died: " + Words.cut(Peek.text(observed, "exit"))
                    : "the kernel died: " + Words.cut(Peek.text(observed, "why"));
        String failure = failure(observed);
        String main = switch (input) {
            case FileStep.ReadAll s -> calls(observed, Peek.list(observed, "calls").size(), "read", failure);
            case FileStep.WriteAll s -> calls(observed, Peek.whole(observed, "ncalls", 0), "written", failure);
            case MappingStep.Memset s -> memset(observed, failure);
            default -> failure.isEmpty() ? success(input, observed, changed) : failure;
        };
        List<String> parts = new ArrayList<>(List.of(main));
        Peek.objects(Peek.list(observed, "async")).forEach(signal -> parts.add("meanwhile " + signal(signal)));
        return String.join("; ", parts);
    }

    private static String failure(JsonObject observed) {
        if (observed.get("sig") instanceof JsonObject signal)
            return signal(signal);
        if (observed.has("errno"))
            return Words.errno(Peek.text(observed, "errno"));
        for (String call : List.of("open", "mmap"))
            if (observed.get(call) instanceof JsonObject failed)
                return call + " fails: " + Words.errno(Peek.text(failed, "errno"));
        return "";
    }

    private static String signal(JsonObject signal) {
        String text = Words.cut(Peek.text(signal, "signal") + " " + Peek.text(signal, "code"));
        String offset = Peek.text(signal, "addr_file_off");
        String lsb = Peek.text(signal, "addr_lsb");
        return text + (offset.isEmpty() ? "" : " at file byte " + Words.cut(offset))
                + (lsb.isEmpty() ? "" : ", lsb " + Words.cut(lsb));
    }

    private static String success(StepInput input, JsonObject observed, boolean changed) {
        return switch (input) {
            case FileStep file -> file(file, observed);
            case MappingStep mapping -> mapping(mapping, observed);
            case PoisonStep poison -> poison(poison, observed, changed);
            case EnvironmentStep environment -> environment(environment, observed);
            case StepInput.Unknown unknown -> plain(observed);
        };
    }

    private static String file(FileStep step, JsonObject observed) {
        return switch (step) {
            case FileStep.Read s -> moved(observed, s.len(), "read") + content(observed);
            case FileStep.Write s -> moved(observed, s.len(), "written");
            case FileStep.Writev s -> moved(observed, s.len(), "written");
            case FileStep.WriteFault s -> moved(observed, s.len(), "written");
            case FileStep.SendFile s -> moved(observed, s.len(), "sent");
            case FileStep.CopyRange s -> moved(observed, s.len(), "copied");
            case FileStep.Seek s -> "at " + Peek.text(observed, "ret");
            case FileStep.Sum s -> census(Peek.list(observed, "pages"));
            case FileStep.ProbeSectors s -> sectors(Peek.list(observed, "scan"));
            case FileStep.Extents s -> extents(Peek.list(observed, "extents"));
            case FileStep.Stat s -> status(observed);
            case FileStep.Create s -> status(Peek.object(observed, "stat")) + ", "
                    + extents(Peek.list(observed, "fiemap"));
            default -> plain(observed);
        };
    }

    private static String mapping(MappingStep step, JsonObject observed) {
        return switch (step) {
            case MappingStep.Load s -> "loaded " + Words.cut(Peek.text(observed, "value"));
            case MappingStep.Store s -> "stored";
            case MappingStep.Scan s -> bytes(Peek.list(observed, "scan"));
            case MappingStep.Mmap s -> "mapped";
            case MappingStep.Munmap s -> "unmapped";
            case MappingStep.WriteFromMap s -> moved(observed, s.len(), "written");
            case MappingStep.ReadIntoMap s -> moved(observed, s.len(), "read");
            case MappingStep.Pagemap s -> Peek.isTrue(observed, "present") ? "present"
                    : Peek.isTrue(observed, "swap") ? "a swap entry" : "empty";
            default -> plain(observed);
        };
    }

    private static String poison(PoisonStep step, JsonObject observed, boolean changed) {
        return switch (step) {
            case PoisonStep.Inject s -> injected(Peek.list(observed, "injected"), changed);
            case PoisonStep.NdctlInject s -> injected(Peek.list(observed, "injected"), changed);
            case PoisonStep.InjectRaw s -> Phrases.count(Peek.whole(observed, "ret", 0), "byte") + " taken";
            case PoisonStep.InjectMany s -> injectedMany(Peek.text(observed, "out"));
            case PoisonStep.NdctlStatus s -> Phrases.count(Peek.list(observed, "firmware_list").size(), "error");
            default -> plain(observed);
        };
    }

    private static String environment(EnvironmentStep step, JsonObject observed) {
        boolean done = Peek.whole(observed, "rc", 0) == 0;
        return switch (step) {
            case EnvironmentStep.Mount s -> done ? "mounted" : "refused: " + lastClause(Peek.text(observed, "out"));
            case EnvironmentStep.Umount s -> done ? "unmounted" : "refused";
            case EnvironmentStep.Rebind s -> done ? "bound again" : "refused";
            case EnvironmentStep.Badblocks s -> RecordChanges.lists(observed);
            default -> plain(observed);
        };
    }

    /** "mount: mounting /dev/pmem0 on /mnt failed: Input/output error" ends with what matters. */
    private static String lastClause(String text) {
        return Words.cut(text.substring(text.lastIndexOf(':') + 1).strip());
    }

    private static String plain(JsonObject observed) {
        if (observed.has("ret"))
            return Peek.whole(observed, "ret", 1) == 0 ? "done" : Words.cut(Peek.text(observed, "ret"));
        if (observed.has("rc"))
            return "exit " + Words.cut(Peek.text(observed, "rc"));
        return Peek.isTrue(observed, "ok") ? "done" : "";
    }

    private static String moved(JsonObject observed, long wanted, String done) {
        long bytes = Peek.whole(observed, "ret", -1);
        if (bytes < 0)
            return Words.cut(Peek.text(observed, "ret"));
        if (bytes == wanted)
            return Phrases.count(bytes, "byte") + " " + done;
        return bytes + " of " + Phrases.count(wanted, "byte") + " " + done;
    }

    private static String content(JsonObject observed) {
        List<JsonArray> runs = Peek.tuples(Peek.list(observed, "runs"), 2, 3);
        if (runs.isEmpty() || runs.size() > SHOWN_RUNS)
            return "";
        List<String> values = runs.stream().map(run -> Words.cut(Peek.text(run.get(2)))).toList();
        return values.size() == 1 ? ", all " + values.getFirst() : ": " + String.join(", ", values);
    }

    private static String calls(JsonObject observed, long calls, String done, String failure) {
        String text = Phrases.count(Peek.whole(observed, "total", 0), "byte") + " " + done + " in "
                + Phrases.count(calls, "call");
        return failure.isEmpty() ? text : text + ", then " + failure;
    }

    private static String memset(JsonObject observed, String failure) {
        String stored = Phrases.count(Peek.whole(observed, "stored", 0), "byte") + " stored";
        return failure.isEmpty() ? stored : stored + ", then " + failure;
    }

    private static String census(JsonArray pages) {
        List<String> lost = new ArrayList<>();
        long readable = 0;
        for (JsonArray stretch : Peek.tuples(pages, 2, 3)) {
            long bytes = stretch.get(1).getAsLong();
            String found = Peek.text(stretch.get(2));
            if (found.equals("EOF"))
                continue;
            if (found.startsWith("E"))
                lost.add(Words.cut(found) + " " + Phrases.range(stretch.get(0).getAsLong(), bytes));
            else
                readable += Math.ceilDiv(bytes, PAGE);
        }
        return lost.isEmpty() ? "all " + Phrases.count(readable, "page") + " readable"
                : Phrases.count(readable, "page") + " readable; " + Phrases.few(lost, ", ");
    }

    /** Stretches given by offset and length. */
    private static String bytes(JsonArray scan) {
        List<String> parts = new ArrayList<>();
        for (JsonArray stretch : Peek.tuples(scan, 2, 3))
            if (!Peek.text(stretch.get(2)).equals("ok"))
                parts.add(Words.cut(Peek.text(stretch.get(2))) + " "
                        + Phrases.range(stretch.get(0).getAsLong(), stretch.get(1).getAsLong()));
        return parts.isEmpty() ? "all readable" : Phrases.few(parts, ", ");
    }

    /** Stretches given by the first and the last sector probed. */
    private static String sectors(JsonArray scan) {
        List<String> parts = new ArrayList<>();
        for (JsonArray stretch : Peek.tuples(scan, 2, 3))
            if (!Peek.text(stretch.get(2)).equals("ok"))
                parts.add(Words.cut(Peek.text(stretch.get(2))) + " from sector " + stretch.get(0) + " to "
                        + stretch.get(1));
        return parts.isEmpty() ? "all readable" : Phrases.few(parts, ", ");
    }

    private static String extents(JsonArray extents) {
        List<String> parts = new ArrayList<>();
        for (JsonObject extent : Peek.objects(extents))
            parts.add(Phrases.range(Peek.whole(extent, "logical", -1), Peek.whole(extent, "length", -1)) + " at "
                    + Peek.whole(extent, "physical", -1) + flags(extent));
        return parts.isEmpty() ? "no extents"
                : Phrases.count(parts.size(), "extent") + " " + Phrases.few(parts, ", ");
    }

    private static String flags(JsonObject extent) {
        String text = "";
        for (var flag : Peek.list(extent, "flags"))
            switch (Peek.text(flag)) {
            case "unwritten" -> text += " unwritten";
            case "shared" -> text += " shared";
            default -> {
                // The last one, a merged one: nothing about the data.
            }
            }
        return text;
    }

    private static String status(JsonObject status) {
        return Phrases.count(Peek.whole(status, "size", 0), "byte")
                + (Peek.isTrue(status, "dax") ? ", DAX" : ", no DAX");
    }

    private static String injected(JsonArray injected, boolean changed) {
        List<String> parts = new ArrayList<>();
        for (JsonObject one : Peek.objects(injected)) {
            String result = Peek.text(one, "ret");
            boolean refused = !result.isEmpty() && !result.equals("ok");
            // What a change of the lists says anyway is not said twice.
            if (refused || !changed)
                parts.add(Words.cut(Peek.text(one, "dev")) + " "
                        + Phrases.range(Peek.whole(one, "sector", -1), Peek.whole(one, "len", -1))
                        + (refused ? " refused: " + Words.errno(result) : " changes no list"));
        }
        return parts.isEmpty() && !changed ? "nothing to record" : Phrases.few(parts, ", ");
    }

    private static String injectedMany(String out) {
        Matcher told = STORED.matcher(out);
        if (!told.lookingAt())
            return Words.cut(out);
        String stored = told.group(1) + " taken";
        return told.group(2).startsWith("-") ? stored : stored + ", number " + told.group(2) + " refused first";
    }
}
