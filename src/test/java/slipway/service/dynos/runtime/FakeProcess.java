package slipway.service.dynos.runtime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One dyno of a {@link FakeMachine}: works off its command, which is made of the words of {@link DynoRuntimeContract}.
 *
 * <p>Guarded by its machine.
 */
final class FakeProcess {
    /** A line of output and where it ends, in bytes. */
    record Line(String text, long end) {}

    private static final int TERMINATED = 143;
    private static final int KILLED = 137;
    private static final int HUNG_UP = 129;

    private final FakeMachine machine;
    private final DynoSpec spec;
    private final FakeTerminal terminal;
    private final String[] statements;
    private final List<Line> output = new ArrayList<>();
    private int next;
    private int onTerm = TERMINATED;
    private boolean ignoresTerm;
    private boolean ignoresHangUp;
    private boolean listening;
    private boolean frozen;
    private OptionalInt exit = OptionalInt.empty();
    private long stored;

    FakeProcess(FakeMachine machine, DynoSpec spec) {
        this(machine, spec, null);
    }

    /** @param terminal of its client; null for a dyno whose output goes to the log */
    FakeProcess(FakeMachine machine, DynoSpec spec, FakeTerminal terminal) {
        this.machine = machine;
        this.terminal = terminal;
        this.spec = spec;
        this.statements = spec.command().split("; ");
    }

    DynoSpec spec() {
        return spec;
    }

    List<Line> outputAfter(long offset) {
        synchronized (machine) {
            return output.stream().filter(line -> line.end() > offset).toList();
        }
    }

    boolean isListening() {
        synchronized (machine) {
            return listening && exit.isEmpty();
        }
    }

    OptionalInt exit() {
        synchronized (machine) {
            return exit;
        }
    }

    /** Up to where the output need not be reported again. */
    long stored() {
        synchronized (machine) {
            return stored;
        }
    }

    void store(long offset) {
        synchronized (machine) {
            stored = Math.max(stored, offset);
        }
    }

    void freeze() {
        frozen = true;
    }

    void thaw() {
        frozen = false;
    }

    boolean isFrozen() {
        synchronized (machine) {
            return frozen;
        }
    }

    void terminate() {
        frozen = false;
        if (!ignoresTerm) {
            end(onTerm);
        }
    }

    void hangUp() {
        if (!ignoresHangUp) {
            end(HUNG_UP);
        }
    }

    void kill() {
        end(KILLED);
    }

    /** Runs up to where it must wait; returns whether it did anything. */
    boolean goOn(Set<String> gates) {
        boolean progress = false;
        while (!frozen && exit.isEmpty() && run(statements[next].split(" ", 2), gates)) {
            progress = true;
            next++;
            if (next == statements.length) {
                end(0);
            }
        }
        return progress;
    }

    /** Returns whether the statement is done. */
    private boolean run(String[] words, Set<String> gates) {
        switch (words[0]) {
            case "say" -> say(words[1]);
            case "listen" -> listening = true;
            case "open" -> gates.add(words[1]);
            case "on_term" -> onTerm = Integer.parseInt(words[1]);
            case "ignore_term" -> ignoresTerm = true;
            case "ignore_hup" -> ignoresHangUp = true;
            case "hear" -> {
                String line = terminal.nextLine();
                if (line == null) {
                    return false;
                }
                say("heard " + line);
            }
            case "exit" -> end(Integer.parseInt(words[1]));
            case "await" -> {
                return gates.contains(words[1]);
            }
            case "forever" -> {
                return false;
            }
            default -> throw new IllegalArgumentException("No such word: " + words[0]);
        }
        return true;
    }

    private void say(String text) {
        String said = text;
        for (Map.Entry<String, String> variable : spec.environment().entrySet()) {
            said = said.replace("$" + variable.getKey(), variable.getValue());
        }
        if (terminal != null) {
            terminal.show(said + "\n");
            return;
        }
        long before = output.isEmpty() ? 0 : output.get(output.size() - 1).end();
        output.add(new Line(said, before + said.getBytes(StandardCharsets.UTF_8).length + 1));
    }

    private void end(int status) {
        if (exit.isEmpty()) {
            exit = OptionalInt.of(status);
            if (terminal != null) {
                terminal.end();
            }
        }
    }
}
