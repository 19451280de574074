# Takes from sandbox.pl and all that it runs, for good, the system calls that no app needs and that have opened kernels
# before: namespaces, mounts, other processes' memory, keyrings, programs and modules for the kernel, typing into
# terminals. The list is made after Docker's default profile.
use strict;
use warnings;

# Numbers by architecture: linux/arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h.
my %machine = (
    x86_64 => {
        audit => 0xc000003e, clone => 56, unshare => 272, ioctl => 16, socket => 41,
        refused => [
            101, 103, 134, 136, 139, 153 .. 156, 161, 163 .. 169, 172 .. 177, 178 .. 180, 212, 227,
            237 .. 239, 246, 248 .. 250, 256, 279,
            298, 300, 303, 304, 305, 308, 310 .. 313, 320, 321, 323, 425 .. 433, 438, 442, 443, 467,
        ],
    },
    aarch64 => {
        audit => 0xc00000b7, clone => 220, unshare => 97, ioctl => 29, socket => 198,
        refused => [
            18, 39 .. 42, 51, 58, 60, 89, 104, 105, 106, 112, 116, 117, 142, 170, 217 .. 219, 224, 225,
            235 .. 239, 241, 262,
            264 .. 266, 268, 270 .. 273, 280, 282, 294, 425 .. 433, 438, 442, 443, 467,
        ],
    },
);
# clone3 keeps its flags in memory, which a filter cannot read; libraries fall back to clone when there is none.
use constant CLONE3 => 435;
use constant NEW_NAMESPACES => 0x7e020080;
use constant { EPERM => 1, ENOSYS => 38 };
# Sockets to the machine under a virtual one, which no network namespace confines.
use constant VSOCK => 40;
# Typing for others, and into consoles.
my @ioctls = (0x5412, 0x541c);

sub statement { pack('SCCL', $_[0], 0, 0, $_[1]) }
sub jump      { pack('SCCL', $_[0], $_[2], $_[3], $_[1]) }
use constant { LOAD => 0x20, EQUAL => 0x15, AT_LEAST => 0x35, ANY_OF => 0x45, RETURN => 0x06 };
use constant { ALLOW => 0x7fff0000, KILL => 0x80000000, ERRNO => 0x00050000 };

sub set_filter {
    my $kind = machine();
    my $numbers = $machine{$kind} or die "sandbox.pl: no filter for $kind\n";
    my @program = (
        statement(LOAD, 4), jump(EQUAL, $numbers->{audit}, 1, 0), statement(RETURN, KILL),
        statement(LOAD, 0),
    );
    # The other numbering of x86_64 would go round the list.
    push @program, jump(AT_LEAST, 0x40000000, 0, 1), statement(RETURN, ERRNO | ENOSYS) if $kind eq 'x86_64';
    push @program, jump(EQUAL, CLONE3, 0, 1), statement(RETURN, ERRNO | ENOSYS);
    push @program, jump(EQUAL, $_, 0, 1), statement(RETURN, ERRNO | EPERM) for @{ $numbers->{refused} };
    for my $call ($numbers->{clone}, $numbers->{unshare}) {
        push @program, jump(EQUAL, $call, 0, 4), statement(LOAD, 16), jump(ANY_OF, NEW_NAMESPACES, 0, 1),
            statement(RETURN, ERRNO | EPERM), statement(RETURN, ALLOW);
    }
    push @program, jump(EQUAL, $numbers->{ioctl}, 0, 2 + 2 * @ioctls), statement(LOAD, 24);
    push @program, jump(EQUAL, $_, 0, 1), statement(RETURN, ERRNO | EPERM) for @ioctls;
    push @program, statement(RETURN, ALLOW);
    push @program, jump(EQUAL, $numbers->{socket}, 0, 3), statement(LOAD, 16), jump(EQUAL, VSOCK, 0, 1),
        statement(RETURN, ERRNO | EPERM);
    push @program, statement(RETURN, ALLOW);
    install_filter(\@program);
}

1;
