#!/usr/bin/env bash
# Installs what is missing, builds Binnacle, brings the practice cluster up and opens the window on it.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
. "$here/lib/common.sh"
. "$here/lib/packages.sh"
. "$here/lib/clients.sh"

usage() {
    cat <<'TEXT'
Usage: packaging/run.sh [--kubeconfig FILE | --demo [--output FOLDER]]

  (nothing)            installs what is missing, builds, starts the practice cluster, opens the window on it
  --kubeconfig FILE    opens the window on your own cluster instead; no practice cluster is started
  --demo               does the main job unattended under a virtual display (plan, install, verify, watch,
                       query), writes pictures and report.md, takes its own cluster down at the end;
                       status 0 only when everything held
  --output FOLDER      where the demo writes; default build/demo

The practice cluster keeps running when the window closes: 'binnacle practice down' takes it down.
TEXT
}

kubeconfig= demo= output=$root/build/demo
while [ $# -gt 0 ]; do
    case $1 in
        --kubeconfig) [ $# -ge 2 ] || { usage >&2; exit 2; }; kubeconfig=$2; shift ;;
        --demo) demo=yes ;;
        --output) [ $# -ge 2 ] || { usage >&2; exit 2; }; output=$2; shift ;;
        -h | --help) usage; exit 0 ;;
        *) usage >&2; exit 2 ;;
    esac
    shift
done
[ -z "$kubeconfig" ] || [ -r "$kubeconfig" ] || fail "there is no readable kubeconfig $kubeconfig"

lists=$here/lib/packages
# shellcheck disable=SC2046
install_packages "to build Binnacle" $(package_names "$lists/build.txt")
# shellcheck disable=SC2046
install_packages "to run Binnacle and the practice cluster" $(package_names "$lists/runtime.txt")
if [ -n "$demo" ]; then
    # shellcheck disable=SC2046
    install_packages "to run the demo under a virtual display" xvfb xauth openbox
fi

say "Building Binnacle; the first time takes some minutes."
targets=(binnacle)
[ -z "$demo" ] || targets+=(binnacle_demo)
(cd "$root" && cmake --preset release >/dev/null && cmake --build --preset release --target "${targets[@]}" >&2) ||
    fail "the build failed; see the messages above"
tools=$("$here/lib/tools.sh")
export BINNACLE_TOOLS=$tools
helm=$(find_helm "$tools") kubectl=$(find_kubectl "$tools")
# The window finds helm and kubectl through PATH; ours come last, the user's own are preferred.
mkdir -p "$root/build/clients"
ln -sfn "$helm" "$root/build/clients/helm"
ln -sfn "$kubectl" "$root/build/clients/kubectl"
export PATH=$root/build/clients:$PATH
binnacle=$root/build/release/app/binnacle

if [ -n "$demo" ]; then
    exec "$here/demo.sh" "$root/build/release/tests/ui/demo/binnacle_demo" "$binnacle" "$output"
fi
if [ -z "$kubeconfig" ]; then
    if ! "$binnacle" practice status >/dev/null 2>&1; then
        say "Starting the practice cluster."
        "$binnacle" practice up >/dev/null || fail "the practice cluster did not start; see the message above"
    fi
    kubeconfig=$("$binnacle" practice status --json | sed -n 's/^ *"kubeconfig": *"\(.*\)",*$/\1/p')
    say "The practice cluster is up: KUBECONFIG=$kubeconfig"
fi
exec "$binnacle" --kubeconfig "$kubeconfig"
