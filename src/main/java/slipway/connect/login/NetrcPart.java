package slipway.connect.login;

import java.util.Optional;

/**
 * One machine's entry, or what stands between entries.
 *
 * @param machine empty for what is no entry
 * @param text as it stands in the file
 */
record NetrcPart(String machine, String text, Optional<String> login, Optional<String> password) {
    /** Stands for all machines that have no entry of their own; no machine has such a name. */
    static final String DEFAULT = "*";

    static NetrcPart between(String text) {
        return new NetrcPart("", text, Optional.empty(), Optional.empty());
    }

    /** As the CLI writes it. */
    static NetrcPart entry(String machine, String login, String password) {
        String text = "machine " + machine + "\n  login " + login + "\n  password " + password + "\n";
        return new NetrcPart(machine, text, Optional.of(login), Optional.of(password));
    }

    boolean isOf(String name) {
        return !machine.isEmpty() && machine.equalsIgnoreCase(name);
    }
}
