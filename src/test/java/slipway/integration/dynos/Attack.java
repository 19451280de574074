package slipway.integration.dynos;

import java.util.List;
import java.util.Set;
import slipway.integration.dynos.sandbox.SandboxLevel;

/**
 * Something that a hostile dyno tries.
 *
 * @param name what it would have achieved
 * @param script succeeds when the attack does; knows HOME_DIR (the platform's), VICTIM_DIR, VICTIM_PID, MARK, VICTIM (its
 *     address and port), MACHINE and PORT (a service of the machine's)
 * @param open the levels at which it is known to succeed; at all others it must fail
 * @param byNetwork whether it takes a network of one's own to keep it off
 */
record Attack(String name, String script, Set<SandboxLevel> open, boolean byNetwork) {
    private static final Set<SandboxLevel> NONE = Set.of(SandboxLevel.NONE);
    /** What root may without capabilities, and others not at all: a platform that is root gives dynos other users. */
    private static final Set<SandboxLevel> NOT_BY_USER = Set.of(SandboxLevel.NONE, SandboxLevel.USER);

    /** A system call by its number on x86_64 and on aarch64, with what makes it succeed for whoever may make it. */
    private static String call(int x86, int arm, String arguments) {
        return "perl -MConfig -e 'exit(syscall($Config{archname} =~ /^x86/ ? %d : %d, %s) < 0)'"
                .formatted(x86, arm, arguments);
    }

    /** The name that the victim listens under, which belongs to a network and not to a folder. */
    private static final String ABSTRACT =
            "socket(S, PF_UNIX, SOCK_STREAM, 0); exit(!connect(S, pack_sockaddr_un(qq{\\0$ENV{MARK}})))";

    private static Attack onlyWithoutSandbox(String name, String script) {
        return new Attack(name, script, NONE, false);
    }

    private static Attack byNetwork(String name, String script) {
        return new Attack(name, script, Set.of(SandboxLevel.NONE, SandboxLevel.USER), true);
    }

    private static String connection(String address) {
        return "timeout 5 bash -c 'exec 3<>/dev/tcp/%s'".formatted(address);
    }

    /** Whether it is known to succeed. */
    boolean isOpen(SandboxLevel level, boolean ownNetwork) {
        return open.contains(level) || (byNetwork && !ownNetwork);
    }

    static final List<Attack> ALL = List.of(
            onlyWithoutSandbox("reads the platform's key", "cat $HOME_DIR/secret.key"),
            onlyWithoutSandbox("reads another app's files", "grep -r victims-file $VICTIM_DIR"),
            onlyWithoutSandbox("reads another app's slug", "grep -r slugs-file $HOME_DIR/slugs"),
            onlyWithoutSandbox("reads another dyno's output", "grep victims-line $VICTIM_DIR/output"),
            onlyWithoutSandbox("writes another dyno's output", "echo forged >>$VICTIM_DIR/output"),
            onlyWithoutSandbox("reads another dyno's environment", "grep victims-var /proc/$VICTIM_PID/environ"),
            onlyWithoutSandbox(
                    "finds another dyno's config vars in /proc", "cat /proc/[0-9]*/environ | grep -a victims-var"),
            onlyWithoutSandbox(
                    "sees another dyno's command", "cat /proc/[0-9]*/cmdline | grep -a ${MARK%?}[${MARK: -1}]"),
            onlyWithoutSandbox("can signal another dyno", "kill -0 $VICTIM_PID"),
            onlyWithoutSandbox("goes through another process to its files", "ls /proc/$VICTIM_PID/root/tmp"),
            onlyWithoutSandbox("looks into another process's memory", "head -c1 /proc/$VICTIM_PID/maps | grep ."),
            onlyWithoutSandbox("writes beside its folder", "touch /hostile && rm /hostile"),
            onlyWithoutSandbox("writes into the machine's settings", "touch /etc/hostile && rm /etc/hostile"),
            onlyWithoutSandbox("writes among the machine's programs", "touch /usr/hostile && rm /usr/hostile"),
            new Attack(
                    "writes into the kernel's settings", "test -w /proc/sys/kernel/core_pattern", NOT_BY_USER, false),
            new Attack("reads the machine's passwords", "head -c1 /etc/shadow | grep .", NOT_BY_USER, false),
            onlyWithoutSandbox("sees the homes of people", "ls /root/"),
            onlyWithoutSandbox("sees the machine's devices", "ls /sys/class/net/lo"),
            onlyWithoutSandbox("changes the platform's sandbox", "touch $HOME_DIR/scripts/dyno/sandbox.pl"),
            onlyWithoutSandbox("has capabilities", "grep -E '^Cap(Eff|Prm|Bnd):.*[1-9a-f]' /proc/self/status"),
            onlyWithoutSandbox("may gain rights by a set-uid program", "grep '^NoNewPrivs:.*0' /proc/self/status"),
            onlyWithoutSandbox("makes a device", "mknod /tmp/null-$MARK c 1 3 && cat /tmp/null-$MARK"),
            onlyWithoutSandbox("mounts", "unshare -m mount -t tmpfs none /tmp"),
            onlyWithoutSandbox("makes namespaces of a user's own", "unshare -U true"),
            onlyWithoutSandbox("makes namespaces by clone3", "perl -e 'exit(!(syscall(435, 0, 0) < 0 && $! == 22))'"),
            onlyWithoutSandbox("changes its root", "chroot / true"),
            onlyWithoutSandbox("traces itself", call(101, 117, "0, 0, 0, 0")),
            onlyWithoutSandbox("reaches into keyrings", call(250, 219, "0, -3, 0")),
            onlyWithoutSandbox(
                    "lifts its own limits",
                    "cd /sys/fs/cgroup; test -w cgroup.procs || test -w memory/cgroup.procs || test -w pids/cgroup.procs"),
            byNetwork("reaches another app's dyno", connection("$VICTIM")),
            byNetwork("reaches another dyno by a socket without a file", "perl -MSocket -e '" + ABSTRACT + "'"),
            byNetwork("reaches the machine's services by IPv4", connection("127.0.0.1/$PORT")),
            byNetwork("reaches the machine's services by IPv6", connection("::1/$PORT")),
            byNetwork("reaches the machine's services by its wire", connection("169.254.1.1/$PORT")),
            byNetwork("reaches the machine's services by its address", connection("$MACHINE/$PORT")));
}
