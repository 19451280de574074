package slipway.integration.dynos.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The machine's rules for packets of dynos, as nft(8) reads them. Dynos have no rights to send under another's address,
 * so they are known by theirs.
 *
 * @param network all dynos' addresses, such as 10.98.0.0/20
 * @param doors ports of this machine that dynos may reach: the platform's, and those of add-ons' servers
 * @param resolvers name servers that may be asked wherever they are
 * @param open private addresses or networks, with or without a port, that dynos may reach
 */
record PacketRules(String network, Set<Integer> doors, List<String> resolvers, List<String> open) {
    /** Everything that is not the world: RFC 6890's special addresses. */
    private static final String CLOSED = "0.0.0.0/8, 10.0.0.0/8, 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16,"
            + " 172.16.0.0/12, 192.0.0.0/24, 192.168.0.0/16, 198.18.0.0/15, 224.0.0.0/3";

    /** Connections that a dyno may have at once: the machine keeps a table of all, which one must not fill. */
    private static final int MOST = 8_000;

    private static final String DNS = "meta l4proto { tcp, udp } th dport 53 accept";

    /** One table for each network, so that several platforms of one machine do not meddle with each other. */
    static String table(String network) {
        return "slipway_" + network.replaceAll("[./]", "_");
    }

    /**
     * Replaces the table as a whole, at once.
     *
     * @param counted whether this kernel can count connections, so that no dyno takes them all
     */
    String text(boolean counted) {
        return """
                table ip %1$s
                delete table ip %1$s
                table ip %1$s {
                  set doors { type inet_service; elements = { %3$s } }
                  %6$s
                  chain to_machine {
                    type filter hook input priority filter; policy accept;
                    ip saddr %2$s jump from_dynos
                  }
                  chain from_dynos {
                    %7$s
                    ct state established,related accept
                    tcp dport @doors accept
                %4$s    meta l4proto tcp reject with tcp reset
                    reject
                  }
                  chain through_machine {
                    type filter hook forward priority filter; policy accept;
                    ip daddr %2$s ct state established,related accept
                    ip daddr %2$s drop
                    ip saddr %2$s jump to_world
                  }
                  chain to_world {
                    %7$s
                    ct state established,related accept
                %4$s    ip daddr { %5$s } reject with icmp admin-prohibited
                  }
                  chain masks {
                    type nat hook postrouting priority srcnat; policy accept;
                    ip saddr %2$s ip daddr != %2$s masquerade
                  }
                }
                """.formatted(
                        table(network),
                        network,
                        numbers(),
                        exceptions(),
                        CLOSED,
                        counted ? "set busy { type ipv4_addr; size 65535; flags dynamic; }" : "",
                        counted ? "ct state new add @busy { ip saddr ct count over %d } drop".formatted(MOST) : "");
    }

    /** Opens one more door, or closes one. */
    static String door(String table, boolean open, int port) {
        return "%s element ip %s doors { %d }\n".formatted(open ? "add" : "delete", table, port);
    }

    private String numbers() {
        return doors.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private String exceptions() {
        List<String> lines = new ArrayList<>();
        resolvers.forEach(resolver -> lines.add("ip daddr " + resolver + " " + DNS));
        open.forEach(address -> {
            String[] parts = address.split(":");
            lines.add("ip daddr " + parts[0] + (parts.length > 1 ? " tcp dport " + parts[1] : "") + " accept");
        });
        return lines.stream().map(line -> "    " + line + "\n").collect(Collectors.joining());
    }
}
