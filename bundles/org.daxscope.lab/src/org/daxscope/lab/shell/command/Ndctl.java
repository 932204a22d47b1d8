package org.daxscope.lab.shell.command;

import java.util.List;
import java.util.Optional;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.lab.shell.InjectedErrors;
import org.daxscope.lab.shell.IoError;
import org.daxscope.machine.run.NdctlList;
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
        return "ndctl list [-N | -R | -B] [-M], {start-scrub | wait-scrub} [BUS],"
                + " inject-error [-B SECTOR -n SECTORS] [-N] [-S] [-d | -t] NAMESPACE, clear-errors [-s] NAMESPACE,"
                + " {enable-namespace | disable-namespace [-f]} NAMESPACE";
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
            case "list" -> list(call, rest);
            case "inject-error" -> inject(call, rest);
            case "enable-namespace", "disable-namespace" -> enable(call, call.arguments().getFirst(), rest);
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
        call.out().print(new NdctlList(call.session().machine().image()).buses());
    }

    private static int list(Invocation call, List<String> arguments) throws IoError {
        Options options =
                Options.of(call, arguments, "NRBMi", "namespaces", "regions", "buses", "media-errors", "idle");
        boolean regions = options.has("-R") || options.has("--regions");
        boolean buses = options.has("-B") || options.has("--buses");
        boolean namespaces = options.has("-N") || options.has("--namespaces") || !regions && !buses;
        boolean errors = options.has("-M") || options.has("--media-errors");
        if (!options.operands().isEmpty() || (regions ? 1 : 0) + (buses ? 1 : 0) + (namespaces ? 1 : 0) > 1
                || regions && !errors)
            throw call.unknown("such a list");
        NdctlList list = new NdctlList(call.session().machine().image());
        call.out().print(regions ? list.regions() : buses ? list.buses() : list.namespaces(errors));
        return 0;
    }

    private static int enable(Invocation call, String what, List<String> arguments) throws IoError {
        Options options = Options.of(call, arguments, "f", "force");
        PmemDisk disk = disk(call, options);
        Operation operation = what.equals("enable-namespace") ? new Operation.EnableNamespace(disk.name())
                : new Operation.DisableNamespace(disk.name(), options.has("-f") || options.has("--force"));
        boolean failed = call.session().perform(operation) instanceof Outcome.Failed;
        String done = what.substring(0, what.indexOf('-')) + "d";
        (failed ? call.streams().err() : call.out()).line(done + (failed ? " 0 namespaces" : " 1 namespace"));
        return failed ? 1 : 0;
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
        PmemDisk disk = disk(call, options);
        if (options.has("-t") || options.has("--status")) {
            call.out().print(InjectedErrors.of(disk).text());
            return 0;
        }
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

    /** The namespace is disabled, cleared by the firmware's command, and enabled again. */
    private static int clear(Invocation call, List<String> arguments) throws IoError {
        Options options = Options.of(call, arguments, "sv", "scrub");
        PmemDisk disk = disk(call, options);
        Outcome outcome = call.session()
                .perform(new Operation.RepairNamespace(disk.name(), options.has("-s") || options.has("--scrub")));
        if (outcome instanceof Outcome.Failed failed) {
            call.streams().err().line("error clearing errors on " + options.operands().getFirst() + ": "
                    + failed.errno().text());
            return 1;
        }
        call.streams().err().line("cleared errors on 1 namespace");
        return 0;
    }
}
