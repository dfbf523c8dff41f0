#!/bin/sh
# Makes .tools (uv) and .venv (everything else) from the two locks, and does nothing when they already fit.
#
# In: the machine's own python3 (PYTHON names another) and the locks. Out: .tools, .venv, each with a stamp written last.
# A stamp holds what was asked for; it is compared, never trusted by its age. A set-up that was cut off left `.setting-up`
# behind: that environment is made anew. Every package is checked against the hash in its lock.
set -eu
cd "$(dirname "$0")/.."
# The one that was named last time still counts, as long as it runs.
asked=${PYTHON:-}
if [ -z "$asked" ] && [ -f .tools/.python ] && "$(cat .tools/.python)" -c '' 2>/dev/null; then
    PYTHON=$(cat .tools/.python)
fi
PYTHON=${PYTHON:-python3}

stop() { # what, what is safe, what next
    printf 'Set-up stopped. %s\n  %s\n  %s\n' "$1" "$2" "$3" >&2
    exit 2
}

# 1. Is there a python3 that will do?
command -v "$PYTHON" >/dev/null 2>&1 || stop "There is no $PYTHON on this machine." "Nothing was changed." \
    "Install Python 3.11 or newer, with venv (on Debian and Ubuntu: apt-get install python3 python3-venv), then: make start"
"$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || stop \
    "Python 3.11 or newer is needed; $PYTHON here is $("$PYTHON" -c 'import platform; print(platform.python_version())')." \
    "Nothing was changed." "Install a newer one, then say which: make start PYTHON=python3.12"
"$PYTHON" -c 'import ensurepip, venv' 2>/dev/null || stop "$PYTHON lacks its venv part." "Nothing was changed." \
    "Install it (on Debian and Ubuntu: apt-get install python3-venv), then: make start"

# What the environments were made for: this interpreter, this folder (they can't be moved), these locks.
print_wanted() {
    "$PYTHON" -c 'import hashlib, os, platform, sys
from pathlib import Path
print(platform.python_version(), os.path.realpath(sys.base_prefix), os.getcwd())
for name in sys.argv[1:]: print(hashlib.sha256(Path(name).read_bytes()).hexdigest(), name)' "$@"
}
fits() { # folder, wanted
    [ ! -e "$1/.setting-up" ] && [ -f "$1/.stamp" ] && [ "$(cat "$1/.stamp")" = "$2" ] && [ -x "$1/bin/python" ]
}
stamp() { # folder, wanted
    printf '%s\n' "$2" >"$1/.stamp"
    rm -f "$1/.setting-up"
}

tools_wanted=$(print_wanted requirements-tools.lock)
venv_wanted=$(print_wanted requirements.lock pyproject.toml)
if fits .tools "$tools_wanted" && fits .venv "$venv_wanted"; then
    exit 0
fi
echo "Setting up: fetching and checking packages into .tools and .venv. This needs the network once, under a minute."

# 2. .tools: uv, by pip, in an environment of its own.
if ! fits .tools "$tools_wanted"; then
    rm -rf .tools
    "$PYTHON" -m venv .tools
    : >.tools/.setting-up
    .tools/bin/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes \
        --only-binary :all: -r requirements-tools.lock || stop "uv could not be installed." \
        "Nothing outside .tools was changed." "Is the network there? Try again: make start"
    printf '%s\n' "$(command -v "$PYTHON")" >.tools/.python
    stamp .tools "$tools_wanted"
fi

# 3. .venv: exactly what the lock names, then Standfast itself from this folder.
if ! fits .venv "$venv_wanted"; then
    if [ -e .venv/.setting-up ] || ! .venv/bin/python -c 'import sys; sys.exit(sys.argv[1] != sys.base_prefix)' \
        "$("$PYTHON" -c 'import sys; print(sys.base_prefix)')" 2>/dev/null; then
        rm -rf .venv
        .tools/bin/uv venv --quiet --no-config --no-python-downloads --python "$(command -v "$PYTHON")" .venv
    fi
    : >.venv/.setting-up
    VIRTUAL_ENV="$PWD/.venv"
    export VIRTUAL_ENV
    { .tools/bin/uv pip sync --quiet --require-hashes requirements.lock &&
        .tools/bin/uv pip install --quiet --no-deps --no-build-isolation -e .; } || stop \
        "The packages could not be installed." "Nothing outside .venv was changed." \
        "Is the network there? Try again: make start"
    stamp .venv "$venv_wanted"
fi
