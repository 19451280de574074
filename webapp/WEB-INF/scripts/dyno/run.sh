#!/usr/bin/env bash
# A dyno's start, as Heroku has it: into the app's folder, the .profile.d scripts, .profile, then the command by bash.
# Arguments: the app's folder, and the file that holds the command.
cd "$1" || exit 1
command=$(<"$2") || exit 126
set --
if [ -t 0 ]; then
    # A terminal of the size that the client's has.
    stty sane
    stty rows "${LINES:-24}" cols "${COLUMNS:-80}" 2>/dev/null
    # The shell keeps these two by itself, and programs ask the terminal.
    unset LINES COLUMNS
fi
export HOME=$PWD
if [ -d .profile.d ]; then
    for script in .profile.d/*.sh; do
        [ -r "$script" ] && . "$script"
    done
fi
[ -r .profile ] && . ./.profile
# What `heroku run --exit-code` puts behind its command (SRC: heroku/cli, run/dyno.ts). A command that ends its own shell,
# such as `exit 3`, must not keep it from being said.
report=$' ; echo "\xef\xbf\xbf heroku-command-exit-status: $?"'
if [[ $command == *"$report" ]]; then
    bash -c "${command%"$report"}"
    status=$?
    printf '\xef\xbf\xbf heroku-command-exit-status: %d\n' "$status"
    exit "$status"
fi
exec bash -c "$command"
