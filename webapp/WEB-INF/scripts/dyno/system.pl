# The system calls behind keep.pl, sandbox.pl and archive.pl, with their numbers by architecture:
# linux/arch/x86/entry/syscalls/syscall_64.tbl and linux/include/uapi/asm-generic/unistd.h. Each dies of what goes wrong.
use strict;
use warnings;
use Config;

my %numbers = (
    x86_64 => {
        mount => 165, mount_setattr => 442, umount2 => 166, pivot_root => 155, unshare => 272, prctl => 157,
        capset => 126, setgroups => 116, setresgid => 119, setresuid => 117, setsid => 112, prlimit64 => 302,
        pidfd_open => 434, process_madvise => 440,
        setns => 308,
    },
    aarch64 => {
        mount => 40, mount_setattr => 442, umount2 => 39, pivot_root => 41, unshare => 97, prctl => 167,
        capset => 91, setgroups => 159, setresgid => 149, setresuid => 147, setsid => 157, prlimit64 => 261,
        pidfd_open => 434, process_madvise => 440,
        setns => 268,
    },
);

sub machine { $Config{archname} =~ /^([^-]+)/ ? $1 : '' }

sub call_number {
    my ($name) = @_;
    return ($numbers{ machine() } // die 'sandbox.pl: not for ' . machine() . "\n")->{$name};
}

sub system_call {
    my ($name, @arguments) = @_;
    return syscall(call_number($name), @arguments);
}

sub require_call {
    my ($what, @call) = @_;
    system_call(@call) >= 0 or die "sandbox.pl: $what: $!\n";
}

# Flags of mount(2) and unshare(2).
use constant { READ_ONLY => 1, REMOUNT => 32, BIND => 4096, RECURSIVE => 16384, PRIVATE => 1 << 18, DETACH => 2 };
use constant { CURRENT_FOLDER => -100, RECURSIVELY => 0x8000, NO_SUCH_CALL => 38 };
my %flags = (nosuid => 2, nodev => 4, noexec => 8);
use constant { NEW_MOUNTS => 0x20000, NEW_UTS => 0x4000000, NEW_IPC => 0x8000000, NEW_USER => 0x10000000 };
use constant { NEW_PIDS => 0x20000000, NEW_NETWORK => 0x40000000, NEW_GROUPS => 0x2000000 };

sub unshare_namespaces {
    my ($with_user, $with_network, $with_groups) = @_;
    my $flags = NEW_MOUNTS | NEW_UTS | NEW_IPC | NEW_PIDS;
    $flags |= NEW_GROUPS if $with_groups;
    $flags |= NEW_USER if $with_user;
    $flags |= NEW_NETWORK if $with_network;
    require_call('namespaces', 'unshare', $flags);
    require_call('mounts of its own', 'mount', 'none', '/', 'none', RECURSIVE | PRIVATE, 0);
}

sub mount_at {
    my ($to, $type, $name, $words, $options) = @_;
    my $flags = 0;
    $flags |= $flags{$_} for split /,/, $words;
    require_call("$type at $to", 'mount', $name, $to, $type, $flags, $options // 0);
}

sub bind_at {
    my ($from, $to) = @_;
    require_call("$from at $to", 'mount', $from, $to, 'none', BIND | RECURSIVE, 0);
}

# Lets nothing in it, nor in what is mounted below it, be a device, gain rights or, perhaps, be written.
sub restrict_all {
    my ($to, $read_only) = @_;
    my $flags = $flags{nosuid} | $flags{nodev} | ($read_only ? READ_ONLY : 0);
    my $attributes = pack('Q4', $flags, 0, 0, 0);
    return if system_call('mount_setattr', CURRENT_FOLDER, $to, RECURSIVELY, $attributes, length $attributes) >= 0;
    die "sandbox.pl: restricting $to: $!\n" if $! != NO_SUCH_CALL;
    # Kernels before 5.12 restrict one mount at a time, and do not keep what is restricted already.
    restrict_one($to, $flags);
}

sub restrict_one {
    my ($to, $flags) = @_;
    require_call("restricting $to", 'mount', 'none', $to, 'none', REMOUNT | BIND | $flags, 0);
}

# Makes a folder the root of all, read only, and lets go of the old one.
sub change_root {
    my ($root) = @_;
    mkdir "$root/.old";
    chdir $root or die "sandbox.pl: $root: $!\n";
    require_call('the new root', 'pivot_root', '.', '.old');
    require_call('the old root', 'umount2', '/.old', DETACH);
    rmdir '/.old';
    restrict_one('/', $flags{nosuid} | $flags{nodev} | READ_ONLY);
}

# Options of prctl(2); capabilities as capability(7) counts them, with room for new ones.
use constant { PARENT_DEATH_SIGNAL => 1, DUMPABLE => 4, SECCOMP => 22, DROP_FROM_BOUNDS => 24, NO_NEW_RIGHTS => 38 };
use constant { LAST_CAPABILITY => 63, CAPABILITIES_VERSION_3 => 0x20080522, SIGKILL => 9 };

sub drop_rights {
    my ($uid) = @_;
    system_call('prctl', DROP_FROM_BOUNDS, $_, 0, 0, 0) for 0 .. LAST_CAPABILITY;
    if (defined $uid) {
        my $id = 0 + $uid;
        require_call('no groups', 'setgroups', 0, 0);
        require_call("group $id", 'setresgid', $id, $id, $id);
        require_call("user $id", 'setresuid', $id, $id, $id);
    }
    require_call('no capabilities', 'capset', pack('LL', CAPABILITIES_VERSION_3, 0), pack('L6', (0) x 6));
    require_call('no new rights', 'prctl', NO_NEW_RIGHTS, 1, 0, 0, 0);
}

sub new_session {
    system_call('setsid');
}

# Resources of setrlimit(2).
my %resources = ('file size' => 1, 'core size' => 4, files => 7);

# At most so much, or what is allowed already if that is less: even root may lack the right to raise it.
sub limit {
    my ($resource, $most) = @_;
    my $present = "\0" x 16;
    # Into this text itself, and not into a copy of it.
    syscall(call_number('prlimit64'), 0, $resources{$resource}, 0, $present) == 0
        or die "sandbox.pl: the limit of $resource: $!\n";
    my (undef, $allowed) = unpack 'QQ', $present;
    my $limit = pack 'QQ', ($most < $allowed ? $most : $allowed) x 2;
    require_call("the limit of $resource", 'prlimit64', 0, $resources{$resource}, $limit, 0);
}

# To be asked for after the user has changed, which takes it back.
sub die_with_parent {
    require_call('an end with its parent', 'prctl', PARENT_DEATH_SIGNAL, SIGKILL, 0, 0, 0);
}

# From others of the same user. Also to be asked for after the user has changed.
sub hide_memory {
    require_call('memory of its own', 'prctl', DUMPABLE, 0, 0, 0, 0);
}

sub install_filter {
    my ($statements) = @_;
    my $program = join '', @$statements;
    require_call('filter', 'prctl', SECCOMP, 2, pack('S x![P] P', scalar @$statements, $program), 0, 0);
}

sub make_folder {
    my ($path) = @_;
    my $so_far = '';
    for (grep { length } split m{/}, $path) {
        $so_far .= "/$_";
        mkdir $so_far unless -d $so_far;
    }
}

sub write_file {
    my ($path, $text) = @_;
    open my $file, '>', $path or die "sandbox.pl: $path: $!\n";
    print $file $text;
    close $file or die "sandbox.pl: $path: $!\n";
}

1;
