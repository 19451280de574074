#!/usr/bin/env perl
# Gives the memory of frozen processes to swap; what they need again comes back page by page. Only what belongs to one of
# them alone: what they share with others, such as programs, costs nothing more for each of them.
# Arguments: the processes.
use strict;
use warnings;

my $here = $0 =~ s{/[^/]*\z}{}r;
require "$here/system.pl";

# madvise(2); UIO_MAXIOV of process_madvise(2).
use constant { PAGE_OUT => 21, MOST_RANGES => 1024 };

for my $process (@ARGV) {
    my $handle = system_call('pidfd_open', $process + 0, 0);
    next if $handle < 0;
    my @ranges = ranges_of($process);
    while (my @some = @ranges[0 .. (@ranges < MOST_RANGES ? $#ranges : MOST_RANGES - 1)]) {
        my $packed = pack '(QQ)*', map { @$_ } @some;
        my $advised = system_call('process_madvise', $handle, $packed, scalar @some, PAGE_OUT, 0);
        # It ends before the first that cannot be given away, which is left out.
        my $done = 0;
        while (@some && $advised > 0 && $done + $some[0][1] <= $advised) { $done += (shift @some)->[1]; shift @ranges }
        shift @ranges if @some;
    }
}

sub ranges_of {
    my ($process) = @_;
    open my $maps, '<', "/proc/$process/maps" or return;
    my @ranges;
    while (<$maps>) {
        my ($from, $to, $rights, $file, $name) = /^([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ (\d+)\s*(.*)/ or next;
        next if $file != 0 || $name =~ /^\[v/ || $rights !~ /p\z/;
        push @ranges, [ hex $from, hex($to) - hex $from ];
    }
    return @ranges;
}
