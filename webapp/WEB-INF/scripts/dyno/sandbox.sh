#!/usr/bin/env bash
# Runs a command shut in, by util-linux alone: a file system of the machine's programs (read only) and the given folders
# (under their own paths), processes of its own, no rights to gain any.
# Arguments: the level, "uid" (a user of its own: needs root), "user" (needs user namespaces) or "none"; an empty folder
# to put the file system together in; "rw FOLDER" or "ro PATH" any number of times, the first rw being where the command
# runs and what has its /tmp; "--"; the command.
uid=63333 # Nobody's on any usual system; it owns what builds leave behind.

share() { # share FROM TO [ro]: binds, and lets nothing in it be a device or gain rights
    if [ -d "$1" ]; then mkdir -p "$2"; else mkdir -p "${2%/*}" && touch "$2"; fi
    mount --rbind "$1" "$2" || exit 1
    # A user's namespace may not loosen what the machine has set, and need not: it cannot write there anyway.
    mount -o "remount,bind,nosuid,nodev${3:+,$3}" "$2" 2>/dev/null || [ "$level" = user ] || exit 1
}

# The second stage, inside the new namespaces.
if [ "$1" = inside ]; then
    level=$2 root=$3
    shift 3
    mount -t tmpfs -o mode=755,nosuid,nodev,size=16m slipway "$root" || exit 1
    for folder in /usr /etc /opt; do
        [ -d $folder ] && share $folder "$root$folder" ro
    done
    for folder in /bin /sbin /lib /lib32 /lib64 /libx32; do
        if [ -L $folder ]; then cp -P $folder "$root$folder"; elif [ -d $folder ]; then share $folder "$root$folder" ro; fi
    done
    # Where resolv.conf may point.
    [ -d /run/systemd/resolve ] && share /run/systemd/resolve "$root/run/systemd/resolve" ro
    mkdir -p "$root/proc" "$root/dev/shm" "$root/tmp" "$root/run" "$root/var/tmp" "$root/home"
    mount -t proc -o nosuid,nodev,noexec proc "$root/proc" || exit 1
    for device in null zero full random urandom tty; do
        touch "$root/dev/$device" && mount --bind "/dev/$device" "$root/dev/$device" || exit 1
    done
    ln -s /proc/self/fd "$root/dev/fd"
    for stream in stdin:0 stdout:1 stderr:2; do
        ln -s "/proc/self/fd/${stream#*:}" "$root/dev/${stream%:*}"
    done
    mount -t tmpfs -o mode=1777,nosuid,nodev,size=256m shm "$root/dev/shm" || exit 1
    # What lies in /tmp is given only after that is covered.
    home=
    given=("$@")
    while [ "$1" != -- ] && [ -z "$home" ]; do
        [ "$1" = rw ] && home=$2
        shift 2
    done
    if [ -n "$home" ]; then
        share "$home/.tmp" "$root/tmp"
        share "$home/.tmp" "$root/var/tmp"
    fi
    set -- "${given[@]}"
    while [ "$1" != -- ]; do
        if [ "$1" = rw ]; then share "$2" "$root$2"; else share "$2" "$root$2" ro; fi
        shift 2
    done
    shift
    # Java and others ask who they are.
    if [ "$level" = uid ]; then me=$uid; else me=0; fi
    echo "dyno:x:$me:$me::${home:-/tmp}:/bin/bash" >"$root/.passwd"
    chmod 644 "$root/.passwd"
    mount --bind "$root/.passwd" "$root/etc/passwd" || exit 1
    cd "$root" && mkdir .old && pivot_root . .old && umount -l /.old && rmdir /.old || exit 1
    mount -o remount,bind,ro,nosuid,nodev / || exit 1
    cd "${home:-/}" || exit 1
    drop=(--no-new-privs --bounding-set=-all --inh-caps=-all)
    [ "$level" = uid ] && drop+=(--reuid=$uid --regid=$uid --clear-groups)
    exec setpriv "${drop[@]}" -- "$@"
fi

level=$1 root=$2
shift 2
given=("$@")
first=
while [ "$1" != -- ]; do
    if [ "$1" = rw ]; then
        # A folder that has been this user's is left as it is: a cache may be large.
        [ -n "$first" ] || { first=$2 && mkdir -p "$2/.tmp" && chmod 1777 "$2/.tmp"; }
        if [ "$level" = uid ] && [ "$(stat -c %u "$2")" != $uid ]; then chown -hR $uid:$uid "$2" || exit 1; fi
    fi
    shift 2
done
shift
case $level in
none) exec "$@" ;;
user) flags=(--user --map-root-user) ;;
*) flags=() ;;
esac
exec unshare "${flags[@]}" --mount --pid --ipc --fork --kill-child -- bash "$0" inside "$level" "$root" "${given[@]}"
