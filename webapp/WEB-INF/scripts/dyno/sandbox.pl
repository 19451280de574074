#!/usr/bin/env perl
# Runs a command shut in: it sees the machine's programs (read only) and what is given, of all processes only its own,
# has no rights and gains none, and makes only the system calls that filter.pl leaves. In Perl, since every Debian and
# Ubuntu has it, it can make system calls, and one process does all in milliseconds.
# Arguments: the level, "uid" (a user of its own: needs root) or "user" (needs user namespaces); an empty folder to put
# the file system together in; the user's number; what is given, any number of times and in this order:
#   rw FROM TO, ro FROM TO  a folder or file of the machine's
#   layer LOWER FOLDER TO   a folder of its own that begins as LOWER, which stays as it is; FOLDER holds what changes
#   net ADDRESS DEVICE      a network of its own, with one wire to the machine, whose end is DEVICE
#   join FOLDER             a control group, which limits it
#   home TO                 where the command begins
# then "--" and the command. What is to be in the command's environment, and in nobody else's, begins with SLIPWAY_DYNO_:
# what people choose must not tell this program, a shell or the loader what to do before they are shut in.
use strict;
use warnings;

umask 022;
my $here = $0 =~ s{/[^/]*\z}{}r;
require "$here/system.pl";
require "$here/filter.pl";

my $own = 'SLIPWAY_DYNO_';
my ($level, $root, $uid) = splice @ARGV, 0, 3;
my %words = (rw => 2, ro => 2, layer => 3, net => 2, join => 1, home => 1);
my @given;
while ((my $word = shift @ARGV) ne '--') {
    push @given, [ $word, splice @ARGV, 0, $words{$word} // die "sandbox.pl: what is \"$word\"?\n" ];
}
my ($wire) = grep { $_->[0] eq 'net' } @given;
my @groups = map { $_->[1] } grep { $_->[0] eq 'join' } @given;
my ($home) = map { $_->[1] } grep { $_->[0] eq 'home' } @given;

prepare();
write_file("$_/cgroup.procs", $$) for @groups;
my $wiring = $wire && later(\&lay_wire);
enter_namespaces();
$wiring->() if $wiring;
$SIG{TERM} = sub { exit 143 };
report(await(begin(\&first_process)));

# Gives its own to the user. A folder that has been this user's is left as it is: a cache may be large.
sub prepare {
    die "sandbox.pl: $uid is no user for dynos\n" if $uid < 1;
    for (@given) {
        my ($word, $from, $to) = @$_;
        make_folder("$to/$_") for $word eq 'layer' ? ('upper', 'work') : ();
        my $theirs = $word eq 'rw' ? $from : $word eq 'layer' ? "$to/upper" : next;
        next if $level ne 'uid' || (stat $theirs)[4] == $uid;
        system('chown', '-hR', "$uid:$uid", $theirs) == 0 or die "sandbox.pl: $theirs cannot be given to $uid\n";
    }
}

sub enter_namespaces {
    my ($user, $group) = ($>, $) + 0);
    unshare_namespaces($level eq 'user', defined $wire, scalar @groups);
    # The rules for packets are about version 4.
    write_file('/proc/sys/net/ipv6/conf/default/disable_ipv6', 1) if $wire && -d '/proc/sys/net/ipv6';
    if ($level eq 'user') {
        write_file('/proc/self/setgroups', 'deny');
        write_file('/proc/self/uid_map', "0 $user 1");
        write_file('/proc/self/gid_map', "0 $group 1");
    }
}

# Passes on the signals that it gets to all that it has shut in, buries whatever is orphaned, and ends with the command,
# which ends all the others.
sub first_process {
    # The arguments name what lies outside.
    my @command = @ARGV;
    $0 = 'init';
    connect_wire() if $wire;
    put_together();
    # Programs open these again by name, such as /dev/stdout.
    -c $_ or chown($level eq 'uid' ? $uid : -1, -1, $_) for *STDIN, *STDOUT, *STDERR;
    drop_rights($level eq 'uid' ? $uid : undef);
    die_with_parent();
    set_filter();
    my $command = begin(sub { run_command(@command) });
    for my $signal (qw(TERM HUP)) {
        $SIG{$signal} = sub { kill $signal, -1 };
    }
    open STDIN, '<', '/dev/null';
    open STDOUT, '>', '/dev/null';
    open STDERR, '>', '/dev/null';
    report(await($command));
}

sub put_together {
    mount_at($root, 'tmpfs', 'slipway', 'nosuid,nodev', 'mode=755,size=16m');
    programs();
    devices();
    make_folder("$root/$_") for qw(proc tmp run home var);
    mount_at("$root/proc", 'proc', 'proc', 'nosuid,nodev,noexec');
    symlink '../tmp', "$root/var/tmp";
    for (@given) {
        my ($word, @paths) = @$_;
        share($paths[0], $root . $paths[1], $word eq 'ro') if $word eq 'rw' || $word eq 'ro';
        layer($paths[0], $paths[1], $root . $paths[2]) if $word eq 'layer';
    }
    share($here, "$root/.slipway", 1);
    change_root($root);
    chdir($home // '/') or die "sandbox.pl: $home: $!\n";
}

sub programs {
    share($_, $root . $_, 1) for grep { -d } qw(/usr /etc /opt);
    for (grep { -d } qw(/bin /sbin /lib /lib32 /lib64 /libx32)) {
        if (-l) { symlink readlink, $root . $_ }
        else { share($_, $root . $_, 1) }
    }
    # Where resolv.conf may point.
    share($_, $root . $_, 1) for grep { -d } '/run/systemd/resolve';
    # Java and others ask who they are.
    my $me = $level eq 'uid' ? $uid : 0;
    write_file("$root/.passwd", "dyno:x:${me}:${me}::" . ($home // '/tmp') . ":/bin/bash\n");
    bind_at("$root/.passwd", "$root/etc/passwd");
}

sub devices {
    make_folder("$root/dev/$_") for qw(shm pts);
    for (qw(null zero full random urandom tty)) {
        write_file("$root/dev/$_", '');
        bind_at("/dev/$_", "$root/dev/$_");
    }
    symlink '/proc/self/fd', "$root/dev/fd";
    symlink "/proc/self/fd/$_->[0]", "$root/dev/$_->[1]" for [ 0, 'stdin' ], [ 1, 'stdout' ], [ 2, 'stderr' ];
    mount_at("$root/dev/shm", 'tmpfs', 'shm', 'nosuid,nodev', 'mode=1777,size=256m');
    mount_at("$root/dev/pts", 'devpts', 'pts', 'nosuid,noexec', 'newinstance,ptmxmode=0666,mode=0620');
    symlink 'pts/ptmx', "$root/dev/ptmx";
}

# Binds, and lets nothing in it be a device or gain rights.
sub share {
    my ($from, $to, $read_only) = @_;
    # What a link names is meant to be inside.
    while (-l $to) {
        my $link = readlink $to;
        $to = $link =~ m{^/} ? $root . $link : $to =~ s{[^/]*\z}{}r . $link;
    }
    if (-d $from) { make_folder($to) }
    else {
        make_folder($to =~ s{/[^/]*\z}{}r);
        write_file($to, '') unless -e $to;
    }
    bind_at($from, $to);
    restrict_all($to, $read_only);
}

# Shared until it is written to, where the disk can; else a copy.
sub layer {
    my ($lower, $changes, $to) = @_;
    make_folder($to);
    my $options = "lowerdir=$lower,upperdir=$changes/upper,workdir=$changes/work";
    $options .= ',userxattr' if $level eq 'user';
    return if eval { mount_at($to, 'overlay', 'slug', 'nosuid,nodev', $options); 1 };
    system('cp', '-a', '--reflink=auto', "$lower/.", "$changes/upper") == 0 or die "sandbox.pl: no copy of $lower\n";
    share("$changes/upper", $to, 0);
}

sub run_command {
    $ENV{$_} = delete $ENV{"$own$_"} for map { /^\Q$own\E(.+)/ ? $1 : () } keys %ENV;
    # What a shell without job control has started in the background would ignore Ctrl-C for good.
    $SIG{$_} = 'DEFAULT' for qw(INT QUIT TERM HUP);
    exec { $_[0] } @_ or die "sandbox.pl: $_[0]: $!\n";
}

# What dynos reach the machine by, an address of its loopback's (see DynoNetwork). The machine's ends of the wires have
# none: whatever watches its addresses, as browsers do, need not know of dynos that come and go.
use constant GATEWAY => '169.254.1.1';

# Of one end of the wire. Both ends know each other's beforehand: whoever asked while the other end was not up yet would
# ask again only a second later.
sub hardware_address {
    my ($end) = @_;
    return sprintf '02:%02x:%02x:%02x:%02x:%02x', $end, split /\./, $wire->[1];
}

# By a process that stays in the machine's network.
sub lay_wire {
    my ($parent) = @_;
    my ($address, $device) = @$wire[ 1, 2 ];
    my ($here, $there) = map { hardware_address($_) } 0, 1;
    ip_commands(
        "link add $device address $here type veth peer name eth0 address $there netns $parent",
        -d '/proc/sys/net/ipv6' ? "link set $device addrgenmode none" : (),
        "link set $device up",
        "neigh add $address lladdr $there dev $device nud permanent",
        "route add $address/32 dev $device src @{[GATEWAY]}",
    );
}

sub connect_wire {
    ip_commands(
        'link set lo up', "addr add $wire->[1]/32 dev eth0", 'link set eth0 up',
        "neigh add @{[GATEWAY]} lladdr @{[hardware_address(0)]} dev eth0 nud permanent",
        "route add @{[GATEWAY]} dev eth0", "route add default via @{[GATEWAY]}",
    );
}

sub ip_commands {
    open my $ip, '|-', 'ip', '-batch', '-' or die "sandbox.pl: ip: $!\n";
    print $ip map { "$_\n" } @_;
    close $ip or die "sandbox.pl: the network cannot be set up\n";
}

# Starts a process that does its task when what is returned is called, which waits for it.
sub later {
    my ($task) = @_;
    my $parent = $$;
    pipe my $told, my $tell or die "sandbox.pl: no pipe: $!\n";
    my $child = begin(sub {
        close $tell;
        sysread $told, my $word, 1 or exit 1;
        $task->($parent);
        exit 0;
    });
    close $told;
    return sub {
        syswrite $tell, '!';
        close $tell;
        await($child) == 0 or die "sandbox.pl: what goes before has failed\n";
    };
}

sub begin {
    my ($task) = @_;
    my $child = fork // die "sandbox.pl: no further process: $!\n";
    return $child if $child;
    eval { $task->(); 1 } or print STDERR $@;
    exit 126;
}

# Waits for one, and buries the others; returns how it ended.
sub await {
    my ($child) = @_;
    while ((my $ended = wait) >= 0) {
        return $? if $ended == $child;
    }
    return 126 << 8;
}

sub report {
    my ($how) = @_;
    exit($how & 127 ? 128 + ($how & 127) : $how >> 8);
}
