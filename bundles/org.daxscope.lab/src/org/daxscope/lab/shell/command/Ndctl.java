package org.daxscope.lab.shell.command;

import java.util.List;
import java.util.Optional;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.lab.shell.IoError;
import org.daxscope.pmem.bus.Firmware;
import org.daxscope.pmem.disk.PmemDisk;

/** ndctl: scrubbing, injecting and clearing errors. */
final class Ndctl implements Command {
    @Override
    public String name() {
        return "ndctl";
    }

    @Override
    public String usage() {
        return "ndctl {start-scrub | wait-scrub} [BUS], inject-error [-B SECTOR -n SECTORS] [-N] [-S] [-d] NAMESPACE,"
                + " clear-errors NAMESPACE";
    }

    @Override
    public int run(Invocation call) throws IoError {
        if (call.arguments().isEmpty())
            throw call.unknown("a call without a command");
        List<String> rest = call.arguments().subList(1, call.arguments().size());
        return switch (call.arguments().getFirst()) {
            case "start-scrub" -> {
                requireScrub(call);
                call.session().perform(new Operation.Scrub());
                scrubbed(call);
                yield 0;
            }
            case "wait-scrub" -> {
                requireScrub(call);
                scrubbed(call);
                yield 0;
            }
            case "inject-error" -> inject(call, rest);
            case "clear-errors" -> clear(call, rest);
            default -> throw call.unknown("\"" + call.arguments().getFirst() + "\"");
        };
    }

    private static void requireScrub(Invocation call) {
        if (call.session().machine().disks().stream().noneMatch(disk -> disk.bus().firmware() == Firmware.FULL))
            throw call.unknown("scrubbing a bus whose firmware cannot scrub");
    }

    /** A scrub takes no time here: it is over when it was started. */
    private static void scrubbed(Invocation call) throws IoError {
        call.out().line("[");
        call.out().line("  {");
        call.out().line("    \"provider\":\"ACPI.NFIT\",");
        call.out().line("    \"dev\":\"ndbus0\",");
        call.out().line("    \"scrub_state\":\"idle\"");
        call.out().line("  }");
        call.out().line("]");
    }

    private static PmemDisk disk(Invocation call, Options options) {
        if (options.operands().size() != 1)
            throw call.unknown("anything but one namespace");
        String name = options.operands().getFirst();
        Optional<PmemDisk> disk = call.session().machine().disks().stream()
                .filter(one -> name.equals("namespace" + one.region().name().replaceAll("\\D", "") + ".0")
                        || name.equals(call.session().names().path(one.name())) || name.equals(one.name()))
                .findFirst();
        return disk.orElseThrow(() -> call.unknown("the namespace " + name));
    }

    private static int inject(Invocation call, List<String> arguments) throws IoError {
        Options options = Options.of(call, arguments, "B:n:NdtSv", "block:", "count:", "no-notify", "uninject",
                "saturate", "clear", "status");
        if (options.has("-t") || options.has("--status"))
            throw call.unknown("--status");
        PmemDisk disk = disk(call, options);
        long sector = Sizes.of(call, options.value("-B", options.value("--block", "0")));
        long sectors = Sizes.of(call, options.value("-n", options.value("--count", "1")));
        boolean silent = options.has("-N") || options.has("--no-notify");
        boolean undo = options.has("-d") || options.has("--uninject");
        Outcome outcome = call.session().perform(new Operation.InjectError(disk.name(), sector, sectors, !silent,
                options.has("-S") || options.has("--saturate"), undo));
        if (outcome instanceof Outcome.Failed failed) {
            call.streams().err().line("inject-error: " + options.operands().getFirst() + ": failed: "
                    + failed.errno().text());
            return 1;
        }
        return 0;
    }

    private static int clear(Invocation call, List<String> arguments) throws IoError {
        Options options = Options.of(call, arguments, "v", "scrub");
        PmemDisk disk = disk(call, options);
        if (options.has("--scrub"))
            call.session().perform(new Operation.Scrub());
        call.session().perform(new Operation.ClearErrors(disk.name(), 0, disk.sectors()));
        call.session().call(new Operation.Rebind(disk.name()), options.operands().getFirst());
        return 0;
    }
}
