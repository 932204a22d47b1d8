package org.daxscope.machine.check;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.machine.Machine;
import org.daxscope.machine.MachineState;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.scene.Script;
import org.jspecify.annotations.Nullable;

/**
 * Runs two callers of one machine in every order in which their events can follow each other. Two beginnings after which the
 * machine and what each caller has seen are the same go on in the same ways, so the rest is looked at once: exhaustive, without
 * trying the same twice. What happens between two events of a caller is never interrupted; that is where the kernel holds its
 * spin locks.
 */
public final class RaceCheck {
    private final Bench bench;
    private final List<List<Operation>> calls;
    private final Function<Ending, String> words;
    private final Map<Moment, Node> nodes = new HashMap<>();
    /** The machines met on the way, each once: a cut asks for nothing else. */
    private final Map<Place, MachineState> states = new LinkedHashMap<>();

    /** How an order ended: what the calls gave, and the machine. */
    public record Ending(List<List<Outcome>> outcomes, Machine machine) {
    }

    /**
     * All orders.
     *
     * @param orders how many there are
     * @param moments different moments among them
     * @param endings what came of them, in words, and of how many each; sorted
     */
    public record Result(BigInteger orders, int moments, Map<String, BigInteger> endings) {
    }

    private record Moment(MachineImage image, long media, List<Long> histories, List<Boolean> waiting) {
    }

    private record Place(MachineImage image, long media) {
    }

    private static final class Node {
        private @Nullable String ending;
        private final List<Node> next = new ArrayList<>();
        private @Nullable Map<String, BigInteger> endings;
    }

    /**
     * @param before what leads up to the calls, while nobody else runs
     * @param calls of each caller
     * @param words what to tell an ending by; those with the same words count together
     */
    public RaceCheck(Script before, List<List<Operation>> calls, Function<Ending, String> words) {
        this(new Bench(before.scene(), before.steps()), calls, words);
    }

    /**
     * @param words what to tell an ending by; those with the same words count together
     */
    RaceCheck(Bench bench, List<List<Operation>> calls, Function<Ending, String> words) {
        this.bench = bench;
        this.calls = calls;
        this.words = words;
    }

    public Result result() {
        Node first = explore();
        Map<String, BigInteger> endings = new TreeMap<>(endings(first));
        return new Result(endings.values().stream().reduce(BigInteger.ZERO, BigInteger::add), nodes.size(), endings);
    }

    /** The machine at all moments of all orders, after {@link #result}. */
    List<MachineState> states() {
        return List.copyOf(states.values());
    }

    /** The first moment, with all that can follow. */
    private Node explore() {
        Deque<Branch> branches = new ArrayDeque<>();
        Node start = follow(new ArrayList<>(), branches);
        while (!branches.isEmpty()) {
            Branch branch = branches.pop();
            branch.from.next.add(follow(branch.turns, branches));
        }
        return start;
    }

    /** A moment from which another caller could go on. */
    private record Branch(Node from, List<Integer> turns) {
    }

    /** Takes the turns, then goes on with the first caller that can as long as that leads to new moments. */
    private Node follow(List<Integer> path, Deque<Branch> branches) {
        bench.putBack();
        Turns turns = new Turns(bench, calls);
        path.forEach(turns::turn);
        Moment begin = moment(turns);
        Node start = nodes.getOrDefault(begin, new Node());
        boolean known = nodes.put(begin, start) != null;
        Node node = start;
        while (!known) {
            int first = -1;
            for (int actor = 0; actor < calls.size(); actor++)
                if (turns.canGo(actor)) {
                    if (first < 0) {
                        first = actor;
                        continue;
                    }
                    List<Integer> other = new ArrayList<>(path);
                    other.add(actor);
                    branches.push(new Branch(node, other));
                }
            if (first < 0) {
                node.ending = ending(turns);
                break;
            }
            turns.turn(first);
            path.add(first);
            Moment moment = moment(turns);
            Node next = nodes.getOrDefault(moment, new Node());
            known = nodes.put(moment, next) != null;
            node.next.add(next);
            node = next;
        }
        turns.end();
        return start;
    }

    private Moment moment(Turns turns) {
        Machine machine = bench.machine();
        long media = 0;
        for (var disk : machine.disks())
            media = media * 31 + disk.region().media().digest() * 7 + disk.region().media().riskDigest();
        List<Long> histories = new ArrayList<>();
        List<Boolean> waiting = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            histories.add(turns.isDone(i) ? -turns.history(i) : turns.history(i));
            waiting.add(turns.waits(i));
        }
        MachineImage image = machine.image();
        Place place = new Place(image, media);
        if (!states.containsKey(place))
            states.put(place, machine.save());
        return new Moment(image, media, histories, waiting);
    }

    private String ending(Turns turns) {
        List<List<Outcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            if (!turns.isDone(i))
                return "deadlock";
            outcomes.add(turns.outcomes(i));
        }
        bench.nobodyWatches();
        return words.apply(new Ending(outcomes, bench.machine()));
    }

    /** How many orders lead from a moment to each ending. */
    private static Map<String, BigInteger> endings(Node node) {
        Map<String, BigInteger> found = node.endings;
        if (found != null)
            return found;
        found = new HashMap<>();
        String own = node.ending;
        if (own != null)
            found.put(own, BigInteger.ONE);
        for (Node next : node.next)
            for (Map.Entry<String, BigInteger> ending : endings(next).entrySet())
                found.merge(ending.getKey(), ending.getValue(), BigInteger::add);
        node.endings = found;
        return found;
    }
}
