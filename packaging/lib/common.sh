# Sourced by the other scripts here and by packaging/run.sh and tests/run.sh. Everything that is said
# goes to standard error: standard output is for results.

# say TEXT: one line of progress.
say() { printf '%s\n' "$*" >&2; }

# fail TEXT: one sentence, then the end.
fail() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

# cache_folder: where everything that was downloaded or built for this user lies; safe to delete.
cache_folder() {
    local base=${XDG_CACHE_HOME:-}
    if [ -z "$base" ]; then
        [ -n "${HOME:-}" ] || fail "neither XDG_CACHE_HOME nor HOME is set, so there is no place for a cache"
        base=$HOME/.cache
    fi
    printf '%s/binnacle\n' "$base"
}

# version_at_least HAVE WANT: compares dotted numbers; a leading v and anything behind the numbers is ignored.
version_at_least() {
    local have want
    have=$(printf '%s' "$1" | sed 's/^v//; s/[^0-9.].*//')
    want=$(printf '%s' "$2" | sed 's/^v//; s/[^0-9.].*//')
    [ -n "$have" ] && [ "$(printf '%s\n%s\n' "$want" "$have" | sort -V | head -n 1)" = "$want" ]
}
