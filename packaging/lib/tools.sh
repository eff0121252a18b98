#!/usr/bin/env bash
# Builds what the practice cluster consists of, unless the cache has it, and prints the folder with the
# programs (among them practice, helm and kubectl). Takes about 10 minutes on two cores the first time.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
sources=$(cd "$here/../practice" && pwd)
. "$here/common.sh"
. "$here/packages.sh"
. "$here/go.sh"
. "$here/programs.sh"

# digest FILE…: of names and contents, in a fixed order.
digest() { (cd "$here/.." && LC_ALL=C sort -u | xargs -d '\n' sha256sum) | sha256sum | cut -c 1-16; }

foreign_key() {
    printf '%s\n' practice/go.mod practice/go.sum practice/prometheus/go.mod practice/prometheus/go.sum \
        practice/cmd/controlplane/main.go lib/programs.sh | digest
}

own_key() {
    {
        printf '%s\n' practice/go.mod practice/go.sum lib/programs.sh
        (cd "$here/.." && find practice/cmd practice/internal -type f ! -name '*_test.go')
    } | digest
}

chart_key() { (cd "$here/.." && find practice/charts -type f ! -name '*.pyc') | digest; }

# make_folder FOLDER FUNCTION…: has FUNCTION fill a new folder and moves it into place when it succeeded.
make_folder() {
    local folder=$1 new
    shift
    new=$(mktemp -d "$folder.XXXXXX") && chmod 755 "$new"
    # shellcheck disable=SC2064
    trap "rm -rf '$new'" EXIT
    "$@" "$new" || fail "building the practice cluster's programs failed; see the messages above"
    mv -T "$new" "$folder"
    trap - EXIT
}

fill_foreign() {
    mkdir -p "$1/bin"
    say "Building the practice cluster's programs; the first time this takes about 10 minutes."
    "$go" version >&2
    build_programs "$go" "$sources" "$1/bin" && copy_definitions "$go" "$sources" "$1/share/crds"
}

fill_own() {
    # Hard links: the programs must lie beside practice, and take no room twice.
    cp -al "$foreign/." "$1/" && say "  practice …" && build_practice "$go" "$sources" "$1/bin"
}

fill_charts() { python3 "$sources/charts/package" "$1" "$tools/share/crds"; }

cache=$(cache_folder)/tools
mkdir -p "$cache" || fail "cannot make the folder $cache"
exec 9>"$cache/lock"
flock -n 9 || { say "Another run is building the same; waiting for it."; flock 9; }

foreign=$cache/programs-$(foreign_key)
tools=$cache/$(own_key)
charts=$cache/charts-$(chart_key)
if ! [ -d "$foreign" ] || ! [ -d "$tools" ]; then
    go=$(find_go) || exit 1
    # Go's module cache belongs with the other caches, unless the user has chosen a place.
    export GOMODCACHE=${GOMODCACHE:-$(cache_folder)/go-modules}
    [ -d "$foreign" ] || make_folder "$foreign" fill_foreign
    [ -d "$tools" ] || make_folder "$tools" fill_own
fi
if ! [ -d "$charts" ]; then
    command -v python3 >/dev/null || install_packages "to package the practice chart" python3
    make_folder "$charts" fill_charts
fi
ln -sfn "../../$(basename "$charts")" "$tools/share/charts"
# What no run has used for a month goes.
touch "$foreign" "$tools" "$charts"
find "$cache" -mindepth 1 -maxdepth 1 -type d -mtime +30 -exec rm -rf {} +
# The program finds the practice cluster here when nobody tells it where else.
ln -sfn "$(basename "$tools")" "$cache/current"
printf '%s\n' "$tools/bin"
