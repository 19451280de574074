#!/usr/bin/env perl
# Has the JVM that listens on a web dyno's port write an archive of what it has loaded, and sends that to its output:
# the size in eight bytes, then the archive. It speaks to the JVM as jcmd does, which a JRE may lack, and does so as the
# dyno, in the dyno's world: whatever the dyno puts in its way leads to nothing that the dyno could not read itself.
# Arguments: the level (see sandbox.pl); one of the dyno's processes; its user's number; its port; the archive's path,
# which the JVM knows from the command or from its options; the most bytes that it may have; the command.
use strict;
use warnings;
use Fcntl qw(O_RDONLY O_NONBLOCK O_NOFOLLOW);
use Socket;

my $here = $0 =~ s{/[^/]*\z}{}r;
require "$here/system.pl";
require "$here/filter.pl";

# Of what a JVM answers, in bytes.
use constant ANSWER => 200;

my ($level, $inside, $uid, $port, $file, $most, $command) = @ARGV;
die "archive.pl: $uid is no user for dynos\n" if $uid < 1;
$SIG{PIPE} = 'DEFAULT';
join_namespaces($level eq 'user' ? 'user' : 'net', 'mnt', 'pid');
my $child = fork // die "archive.pl: no further process: $!\n";
if ($child == 0) {
    eval { act(); 1 } or print STDERR $@;
    exit($@ ? 1 : 0);
}
waitpid $child, 0;
exit($? ? 1 : 0);

# A process is in another one's process namespace only once it is born there.
sub join_namespaces {
    my @spaces = map {
        open my $space, '<', "/proc/$inside/ns/$_" or die "archive.pl: the dyno is gone: $!\n";
        $space;
    } @_;
    require_call('the dyno', 'setns', fileno $_, 0) for @spaces;
}

sub act {
    drop_rights($level eq 'uid' ? $uid : undef);
    hide_memory();
    die_with_parent();
    set_filter();
    my $jvm = listener();
    unlink $file;
    ask($jvm);
    send_file();
}

# The number that the process which listens has inside.
sub listener {
    my %sockets = map { ("socket:[$_]" => 1) } listening('tcp'), listening('tcp6');
    for my $path (glob '/proc/[0-9]*/fd/*') {
        my $open = readlink $path // next;
        return (split m{/}, $path)[2] if $sockets{$open};
    }
    die "archive.pl: nothing of the dyno's listens on its port\n";
}

# The inodes of the sockets that listen on the port, as proc_net(5) has them.
sub listening {
    open my $table, '<', "/proc/1/net/$_[0]" or return;
    my $end = sprintf ':%04X', $port;
    return map { (split)[9] } grep { my @field = split; $field[1] =~ /\Q$end\E\z/ && $field[3] eq '0A' } <$table>;
}

# The first version of the protocol (attachListener_posix.cpp), which every JVM speaks.
sub ask {
    my ($jvm) = @_;
    socket my $socket, PF_UNIX, SOCK_STREAM, 0 or die "archive.pl: no socket: $!\n";
    connect $socket, pack_sockaddr_un("/tmp/.java_pid$jvm") or die "archive.pl: the JVM does not listen: $!\n";
    syswrite $socket, join '', map { "$_\0" } 1, 'jcmd', $command, '', '';
    my $answer = '';
    while (sysread $socket, my $bytes, 4096) {
        $answer = substr $answer . $bytes, 0, ANSWER;
    }
    die "archive.pl: the JVM says: $answer\n" unless $answer =~ /\A0\n/;
}

sub send_file {
    sysopen my $archive, $file, O_RDONLY | O_NONBLOCK | O_NOFOLLOW or die "archive.pl: $file: $!\n";
    die "archive.pl: $file is no file\n" unless -f $archive;
    my $size = -s _;
    die "archive.pl: $file has $size bytes, of at most $most\n" if $size > $most;
    binmode STDOUT;
    $| = 1;
    print pack 'Q>', $size;
    while ($size > 0) {
        my $got = sysread $archive, my $bytes, $size < 1 << 20 ? $size : 1 << 20;
        die "archive.pl: $file became shorter\n" unless $got;
        print $bytes or die "archive.pl: it is not read: $!\n";
        $size -= $got;
    }
    unlink $file;
}
