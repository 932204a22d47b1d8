package org.daxscope.machine.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

import org.daxscope.kernel.BusCode;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.SigInfo;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.machine.run.TakenStep.Call;

/** Outcomes in words. Offsets and lengths are bytes. */
public final class OutcomeWords {
    /** Sentences of one rule that are told in full. */
    private static final int MOST_ALIKE = 2;

    private OutcomeWords() {
    }

    /** All calls of a step and what changed. */
    static String of(TakenStep step) {
        if (step.unsupported() != null)
            return "not modelled yet: " + step.unsupported();
        String calls = step.calls().size() == 1
                ? of(step.calls().getFirst())
                : step.calls().stream().map(call -> OperationWords.of(call.operation()) + ": " + of(call))
                        .collect(Collectors.joining("; "));
        if (step.isCut())
            calls = (calls.isEmpty() ? "" : calls + "; ") + "power failed after "
                    + Phrases.count(step.step().cutAfter(), "event");
        return step.changes().isEmpty() ? calls : calls + "; " + String.join(", ", step.changes());
    }

    /** One call, and what others got meanwhile. */
    public static String of(Call call) {
        return call.signals().isEmpty() ? own(call)
                : own(call) + "; " + call.signals().stream()
                        .map(sent -> sent.process() + " gets " + signal(sent.signal(), sent.fileOffset()))
                        .collect(Collectors.joining("; "));
    }

    private static String own(Call call) {
        return switch (call.outcome()) {
            case Outcome.Done done -> done(call.operation(), done.value());
            case Outcome.Data data -> moved(data.bytes().length, wanted(call.operation()), "read") + content(data);
            case Outcome.Loaded loaded -> "loaded 0x%02x".formatted(loaded.value());
            case Outcome.Extents extents -> extents(extents);
            case Outcome.Text text -> text.text().isEmpty() ? "nothing" : text.text().replace("\n", "; ");
            case Outcome.FileStatus status -> Phrases.count(status.size(), "byte") + ", " + status.blocks()
                    + " blocks of 512 bytes" + (status.dax() ? ", DAX" : ", no DAX");
            case Outcome.Space space -> space.free() + " of " + Phrases.count(space.blocks(), "block") + " of "
                    + space.blockBytes() + " bytes free, " + space.available() + " available";
            case Outcome.PageEntry entry -> entry.present() ? "present, frame 0x" + Long.toHexString(entry.frame())
                    : "empty";
            case Outcome.Failed failed -> Phrases.errno(failed.errno());
            case Outcome.Killed killed -> signal(killed);
            case Outcome.Died died -> "the process died: kernel oops or SIGKILL";
        };
    }

    /** "SIGBUS BUS_ADRERR at 0x7f0000005000, file byte 20480". */
    static String signal(Outcome.Killed killed) {
        SigInfo signal = killed.signal();
        if (signal.code() == BusCode.SI_KERNEL)
            return "SIGBUS of the kernel, without an address: memory error not recovered";
        return signal(signal, killed.fileOffset());
    }

    private static String signal(SigInfo signal, long fileOffset) {
        return "SIGBUS " + signal.code() + " at 0x" + Long.toHexString(signal.address().value()) + ", file byte "
                + fileOffset + (signal.addressLsb() == 0 ? "" : ", si_addr_lsb " + signal.addressLsb());
    }

    /** Why, a line each. */
    static String reasons(List<Call> calls) {
        List<Reason> reasons = new ArrayList<>();
        for (Call call : calls)
            switch (call.outcome()) {
            case Outcome.Failed failed -> reasons.add(failed.reason());
            case Outcome.Killed killed -> reasons.add(killed.reason());
            case Outcome.Died died -> reasons.add(died.reason());
            default -> {
                // Nothing refused, nothing to explain.
            }
            }
        return reasons.stream().filter(reason -> reason.rule() != Rule.NONE).map(Reason::text).distinct()
                .collect(Collectors.joining("\n"));
    }

    /** Remarks and causes, a line each. */
    static String explanations(List<Call> calls) {
        LinkedHashMap<Rule, LinkedHashSet<String>> byRule = new LinkedHashMap<>();
        LinkedHashSet<String> causes = new LinkedHashSet<>();
        for (Call call : calls) {
            for (Reason remark : call.remarks())
                byRule.computeIfAbsent(remark.rule(), rule -> new LinkedHashSet<>()).add(remark.text());
            if (!call.badAddress().isEmpty())
                causes.add(BadAddress.lines(call.badAddress()));
        }
        List<String> lines = new ArrayList<>();
        for (LinkedHashSet<String> alike : byRule.values()) {
            alike.stream().limit(MOST_ALIKE).forEach(lines::add);
            if (alike.size() > MOST_ALIKE)
                lines.add("(the same " + Phrases.count(alike.size() - MOST_ALIKE, "time") + " more, elsewhere)");
        }
        lines.addAll(causes);
        return String.join("\n", lines);
    }

    private static String done(Operation operation, long value) {
        return switch (operation) {
            case Operation.PowerCut cut -> "switched off";
            case Operation.Reboot boot -> "running";
            case Operation.Write write -> moved(value, write.length(), "written");
            case Operation.WriteFromMap write -> moved(value, write.length(), "written");
            case Operation.ReadIntoMap read -> moved(value, read.length(), "read");
            case Operation.SendFile send -> moved(value, send.length(), "sent");
            case Operation.CopyRange copy -> moved(value, copy.length(), "copied");
            case Operation.Storm storm -> Phrases.count(value, "line") + " poisoned";
            case Operation.ClearErrors clear -> Phrases.count(value, "byte") + " cleared";
            case Operation.Seek seek -> "at " + value;
            case Operation.Store store -> "stored";
            case Operation.Memset memset -> Phrases.count(memset.length(), "byte") + " stored";
            case Operation.Mmap mmap -> "mapped";
            case Operation.Munmap munmap -> "unmapped";
            case Operation.Mount mount -> "mounted";
            case Operation.Fsck fsck -> "exit code " + value;
            case Operation.Age age -> Phrases.count(value, "file") + " left of it";
            default -> value == 0 ? "done" : "returned " + value;
        };
    }

    private static long wanted(Operation operation) {
        return operation instanceof Operation.Read read ? read.length() : -1;
    }

    private static String moved(long bytes, long wanted, String done) {
        return bytes == wanted || wanted < 0
                ? Phrases.count(bytes, "byte") + " " + done
                : bytes + " of " + Phrases.count(wanted, "byte") + " " + done;
    }

    private static String content(Outcome.Data data) {
        byte[] bytes = data.bytes();
        for (byte value : bytes)
            if (value != bytes[0])
                return "";
        return bytes.length == 0 ? "" : ", all 0x%02x".formatted(bytes[0]);
    }

    private static String extents(Outcome.Extents extents) {
        List<String> parts = extents.pieces().stream()
                .map(piece -> Phrases.range(piece.logical(), piece.length()) + " at disk byte " + piece.physical()
                        + (piece.unwritten() ? " unwritten" : "") + (piece.shared() ? " shared" : ""))
                .toList();
        return parts.isEmpty() ? "no extents"
                : Phrases.count(parts.size(), "extent") + " " + Phrases.few(parts, ", ");
    }
}
