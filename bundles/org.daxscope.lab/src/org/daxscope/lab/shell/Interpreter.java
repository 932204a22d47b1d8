package org.daxscope.lab.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.daxscope.lab.shell.command.Command;
import org.daxscope.lab.shell.command.CommandSet;
import org.daxscope.lab.shell.command.Invocation;
import org.daxscope.lab.shell.syntax.Node;
import org.daxscope.lab.shell.syntax.Redirect;
import org.daxscope.lab.shell.syntax.ScriptParser;

/** Performs what the parser read. */
final class Interpreter {
    private static final int MOST_ROUNDS = 100_000;
    private static final int DEEPEST = 200;

    private final Session session;
    private final CommandSet commands;
    private final Background background;
    private int depth;

    Interpreter(Session session, CommandSet commands) {
        this.session = session;
        this.commands = commands;
        this.background = new Background(session);
    }

    /** Runs a script to its end, and what it left in the background. */
    int script(Node node, Streams streams) {
        int status;
        try {
            status = run(node, streams, new Variables());
        } catch (Leave.Exit exit) {
            status = exit.status();
        }
        background.finish();
        return status;
    }

    private int run(Node node, Streams streams, Variables variables) {
        if (++depth > DEEPEST)
            throw new UnsupportedOperationException("commands inside commands, more than " + DEEPEST + " deep");
        int status = switch (node) {
            case Node.Sequence sequence -> sequence(sequence, streams, variables);
            case Node.Both both -> {
                int left = run(both.left(), streams, variables);
                yield (left == 0) == both.and() ? run(both.right(), streams, variables) : left;
            }
            case Node.Pipe pipe -> pipe(pipe, streams, variables);
            case Node.Simple simple -> simple(simple, streams, variables);
            case Node.Redirected redirected -> redirected(redirected, streams, variables);
            case Node.Subshell subshell -> subshell(subshell.body(), streams, variables);
            case Node.If branch -> branch(branch, streams, variables);
            case Node.Loop loop -> loop(loop, streams, variables);
            case Node.For loop -> forLoop(loop, streams, variables);
        };
        depth--;
        variables.setStatus(status);
        return status;
    }

    private int sequence(Node.Sequence sequence, Streams streams, Variables variables) {
        int status = 0;
        for (Node.Item item : sequence.items())
            if (item.background()) {
                Variables own = variables.copy();
                background.start(() -> subshell(item.node(), streams.withIn(Input.EMPTY), own));
                status = 0;
            } else
                status = run(item.node(), streams, variables);
        return status;
    }

    private int subshell(Node body, Streams streams, Variables variables) {
        int before = depth;
        try {
            return run(body, streams, variables.copy());
        } catch (Leave.Exit exit) {
            depth = before;
            return exit.status();
        }
    }

    private int branch(Node.If branch, Streams streams, Variables variables) {
        if (run(branch.condition(), streams, variables) == 0)
            return run(branch.then(), streams, variables);
        return branch.otherwise().isPresent() ? run(branch.otherwise().get(), streams, variables) : 0;
    }

    private int loop(Node.Loop loop, Streams streams, Variables variables) {
        int status = 0;
        int before = depth;
        for (int round = 0; (run(loop.condition(), streams, variables) == 0) != loop.until(); round++) {
            if (round == MOST_ROUNDS)
                throw new UnsupportedOperationException("a loop goes round more than " + MOST_ROUNDS + " times");
            try {
                status = run(loop.body(), streams, variables);
            } catch (Leave.Loop leave) {
                depth = before;
                if (leave.outer())
                    throw leave.oneLess();
                if (leave.stops())
                    break;
            }
        }
        return status;
    }

    private int forLoop(Node.For loop, Streams streams, Variables variables) {
        int status = 0;
        int before = depth;
        for (String value : expander(streams, variables).fields(loop.words())) {
            variables.set(loop.name(), value);
            try {
                status = run(loop.body(), streams, variables);
            } catch (Leave.Loop leave) {
                depth = before;
                if (leave.outer())
                    throw leave.oneLess();
                if (leave.stops())
                    break;
            }
        }
        return status;
    }

    /** Stage after stage, each with all that the one before wrote. */
    private int pipe(Node.Pipe pipe, Streams streams, Variables variables) {
        Input in = streams.in();
        int status = 0;
        for (int i = 0; i < pipe.stages().size(); i++) {
            boolean last = i == pipe.stages().size() - 1;
            Output.Buffer between = new Output.Buffer();
            Streams own = new Streams(in, last ? streams.out() : between, streams.err());
            status = pipe.stages().size() == 1 ? run(pipe.stages().get(i), own, variables)
                    : subshell(pipe.stages().get(i), own, variables);
            in = Input.of(between.bytes());
        }
        return pipe.negated() ? status == 0 ? 1 : 0 : status;
    }

    private Expander expander(Streams streams, Variables variables) {
        return new Expander(variables, session.files(), script -> {
            Output.Buffer written = new Output.Buffer();
            variables.setStatus(subshell(script, streams.withOut(written), variables));
            return written.text();
        });
    }

    private int redirected(Node.Redirected redirected, Streams streams, Variables variables) {
        Optional<Streams> own = redirect(redirected.redirects(), streams, variables);
        return own.isEmpty() ? 1 : run(redirected.node(), own.get(), variables);
    }

    /** The streams with redirections, or nothing when one of them failed and was complained about. */
    private Optional<Streams> redirect(List<Redirect> redirects, Streams streams, Variables variables) {
        Streams own = streams;
        try {
            for (Redirect redirect : redirects)
                own = redirect(redirect, own, expander(streams, variables).text(redirect.target()));
            return Optional.of(own);
        } catch (IoError error) {
            complain(streams, "sh: can't " + (error.text().startsWith("<") ? "open " : "create ")
                    + error.text().substring(1));
            return Optional.empty();
        }
    }

    private Streams redirect(Redirect redirect, Streams streams, String target) throws IoError {
        try {
            return switch (redirect.kind()) {
                case READ -> streams.withIn(Input.of(session.files().open(target)));
                case WRITE, APPEND -> {
                    boolean append = redirect.kind() == Redirect.Kind.APPEND;
                    Output out = new FileOutput(session.files().create(target, !append), append);
                    yield redirect.descriptor() == 2 ? streams.withErr(out) : streams.withOut(out);
                }
                case DUPLICATE -> duplicate(redirect.descriptor(), streams, target);
            };
        } catch (IoError error) {
            throw new IoError(error.errno(), (redirect.kind() == Redirect.Kind.READ ? "<" : ">") + target);
        }
    }

    private static Streams duplicate(int descriptor, Streams streams, String target) {
        Output source = switch (target) {
            case "1" -> streams.out();
            case "2" -> streams.err();
            default -> throw new UnsupportedOperationException("\">&" + target + "\" is not known");
        };
        return descriptor == 2 ? streams.withErr(source) : streams.withOut(source);
    }

    private int simple(Node.Simple simple, Streams streams, Variables variables) {
        Expander expander = expander(streams, variables);
        List<String> words = new ArrayList<>(expander.fields(simple.words()));
        // Without a command the status is that of the last $(...) in an assignment.
        if (words.isEmpty())
            variables.setStatus(0);
        Variables own = words.isEmpty() ? variables : variables.copy();
        simple.assignments().forEach(a -> own.set(a.name(), expander.text(a.value())));
        Optional<Streams> redirected = redirect(simple.redirects(), streams, variables);
        if (redirected.isEmpty())
            return 1;
        return words.isEmpty() ? variables.status() : perform(words, redirected.get(), variables);
    }

    private int perform(List<String> words, Streams streams, Variables variables) {
        String name = words.getFirst();
        List<String> arguments = words.subList(1, words.size());
        Builtins builtins = new Builtins(variables, streams, background);
        try {
            if (Builtins.NAMES.contains(name))
                return builtins.run(name, arguments);
            Optional<Command> command = commands.find(name);
            if (command.isPresent())
                return command.get().run(new Invocation(name, arguments, streams, session,
                        (inner, own) -> perform(inner, own, variables),
                        text -> subshell(ScriptParser.parse(text), streams, variables)));
        } catch (IoError error) {
            complain(streams, (name.equals("echo") || name.equals("printf") ? "sh: write error: " : name + ": ")
                    + error.text());
            return 1;
        }
        if (name.contains("/") && session.files().exists(name))
            throw new UnsupportedOperationException("the program " + name + " is not known to this shell");
        throw new UnsupportedOperationException("the command \"" + name + "\" is not known to this shell");
    }

    private static void complain(Streams streams, String text) {
        try {
            streams.err().line(text);
        } catch (IoError error) {
            // A complaint that cannot be written is lost, as on a real machine.
        }
    }
}
