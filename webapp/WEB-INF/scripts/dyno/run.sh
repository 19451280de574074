#!/usr/bin/env bash
# A dyno's start, as Heroku has it: into the app's folder, the .profile.d scripts, .profile, then the command by bash.
# Argument: the dyno's folder.
cd "$1/app" || exit 1
command=$(<"$1/command")
set --
export HOME=$PWD
if [ -d .profile.d ]; then
    for script in .profile.d/*.sh; do
        [ -r "$script" ] && . "$script"
    done
fi
[ -r .profile ] && . ./.profile
exec bash -c "$command"
