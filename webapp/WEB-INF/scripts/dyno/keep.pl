#!/usr/bin/env perl
# A dyno's keeper: outlives the platform, starts the dyno once in a process group of its own, and writes down its
# processes, its output and its exit status. In Perl as sandbox.pl is, so that one small process does all of it.
# Arguments: the dyno's folder; "kept" to let it write its output to disk, or "attached" to let it have this process's
# input and output, at whose other end somebody waits; the most files that it may have open, and the most kilobytes that
# one of them may have; the command.
use strict;
use warnings;

my $here = $0 =~ s{/[^/]*\z}{}r;
require "$here/system.pl";

# Output that is neither read nor dropped, in bytes: what a dyno can fill the disk with that writes faster than the
# platform reads, or while there is none.
use constant BACKLOG => 4 << 20;
# After so many bytes more, it is looked at again.
use constant LOOK_EVERY => 1 << 18;
use constant NO_HANG => 1;
# How long what has slipped out of the dyno's group may go on writing after its end, in seconds.
use constant PATIENCE => 2;

my ($folder, $mode, $files, $file_size, @command) = @ARGV;
new_session();

# Only one keeper ever gets past this line.
mkdir "$folder/claimed" or exit 0;

pipe my $from, my $to or die "keep.pl: no pipe: $!\n" if $mode eq 'kept';
my ($leader, $status) = (fork // die("keep.pl: no further process: $!\n"), undef);
run() if $leader == 0;
# Nothing of the dyno's environment is of use here any more, and its input and output are its own.
open STDIN, '<', '/dev/null';
open STDOUT, '>', '/dev/null';
open STDERR, '>', '/dev/null';
if (!eval { write_whole('process', join ' ', $$, start_time($$), $leader, start_time($leader)); 1 }) {
    # Whom nobody can find again must not live on; such as where the disk is full.
    kill 'KILL', -$leader, $leader;
    exit 1;
}

if ($mode eq 'kept') {
    close $to;
    relay();
}
until (defined $status) { look_for_end(0) }
kill 'KILL', -$leader;
write_whole('exit', $status & 127 ? 128 + ($status & 127) : $status >> 8);

sub run {
    new_session();
    # What a shell without job control has started in the background would ignore Ctrl-C for good.
    $SIG{$_} = 'DEFAULT' for qw(INT QUIT HUP TERM PIPE CHLD);
    if ($mode eq 'kept') {
        open STDIN, '<', '/dev/null';
        open STDOUT, '>&', $to;
        open STDERR, '>&', $to;
    }
    limit('files', $files);
    limit('file size', $file_size * 1024);
    limit('core size', 0);
    no warnings 'exec';
    exec { $command[0] } @command or print STDERR "$command[0]: $!\n";
    exit 127;
}

sub look_for_end {
    my ($flags) = @_;
    $status = $? if !defined $status && waitpid($leader, $flags) == $leader;
}

# Through a pipe, as programs expect: what they open again by name, such as /dev/stdout, must not cut a file off.
sub relay {
    open my $output, '>>', "$folder/output" or die "keep.pl: $folder/output: $!\n";
    my ($unlooked, $full, $deadline) = (LOOK_EVERY, 0, undef);
    # What is not written down, but for the end of it.
    my ($dropped, $held) = (0, '');
    my $tell = sub {
        return if $held eq '';
        my $lines = $dropped - ($held =~ tr/\n//);
        syswrite $output, "\n$lines lines are missing here: they came faster than they could be read\n" if $lines;
        syswrite $output, $held;
        ($dropped, $held) = (0, '');
    };
    local $SIG{CHLD} = sub { look_for_end(NO_HANG) };
    look_for_end(NO_HANG);
    while (1) {
        if (defined $status && !defined $deadline) {
            # What the dyno has left running in its group ends with it.
            kill 'KILL', -$leader;
            $deadline = time + PATIENCE;
        }
        my $ready = '';
        vec($ready, fileno $from, 1) = 1;
        # The end may come between the look at it and the wait. What has slipped away is not waited for.
        my $count = select $ready, undef, undef, defined $deadline ? 0.1 : 1;
        last if defined $deadline && time > $deadline;
        if ($count <= 0) {
            $tell->() if $full && !($full = backlog() > BACKLOG);
            next;
        }
        my $got = sysread $from, my $bytes, 65_536;
        last if !$got;
        if ($full || ($unlooked += $got) >= LOOK_EVERY) {
            ($unlooked, $full) = (0, backlog() > BACKLOG);
        }
        if ($full) {
            # Or a dyno that writes all the time would keep a processor busy with what nobody reads.
            select undef, undef, undef, 0.05;
            ($dropped, $held) = ($dropped + ($bytes =~ tr/\n//), $bytes);
            next;
        }
        $tell->();
        syswrite $output, $bytes;
    }
    $tell->();
}

sub backlog {
    my $read = 0;
    if (open my $file, '<', "$folder/offset") { $read = <$file> || 0 }
    return (-s "$folder/output") - $read;
}

# In clock ticks, proc(5), field 22; a process that has ended already has none.
sub start_time {
    open my $file, '<', "/proc/$_[0]/stat" or return 0;
    return (split ' ', <$file> =~ s/.*\) //r)[19];
}

sub write_whole {
    my ($name, $text) = @_;
    write_file("$folder/$name.new", "$text\n");
    rename "$folder/$name.new", "$folder/$name";
}
