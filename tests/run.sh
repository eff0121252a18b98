#!/usr/bin/env bash
# Installs what is needed, builds, runs the tests through ctest and ends with ctest's closing lines.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
. "$root/packaging/lib/common.sh"
. "$root/packaging/lib/packages.sh"
. "$root/packaging/lib/clients.sh"

usage() {
    cat <<'TEXT'
Usage: tests/run.sh [--quick | --all]

  (nothing)   unit tests, integration tests on practice clusters, tests of the real window
  --quick     unit tests only
  --all       also the unit tests under AddressSanitizer and UBSan, the long matrix and the benchmarks
TEXT
}

mode=default
case ${1:-} in
    '') ;;
    --quick) mode=quick ;;
    --all) mode=all ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
esac

lists=$root/packaging/lib/packages
# shellcheck disable=SC2046
install_packages "to build and test Binnacle" $(package_names "$lists/build.txt" "$lists/runtime.txt" "$lists/test.txt")

cd "$root"
if [ "$mode" != quick ]; then
    tools=$("$root/packaging/lib/tools.sh")
    export BINNACLE_TOOLS=$tools
    mkdir -p build/clients
    ln -sfn "$(find_helm "$tools")" build/clients/helm
    ln -sfn "$(find_kubectl "$tools")" build/clients/kubectl
    export PATH=$root/build/clients:$PATH
    export BINNACLE_HELM=$root/build/clients/helm
fi
say "Building."
mkdir -p build
cmake --preset dev >build/configure.log 2>&1 || { cat build/configure.log >&2; fail "cmake could not configure the build"; }
cmake --build --preset dev

if [ "$mode" = all ]; then
    cmake --preset asan >/dev/null
    cmake --build --preset asan
    ASAN_OPTIONS=detect_leaks=1 ctest --test-dir build/asan --output-on-failure -L unit
fi
case $mode in
    quick) ctest --test-dir build/dev --output-on-failure -L unit ;;
    default) ctest --test-dir build/dev --output-on-failure -LE 'long|bench' ;;
    all) ctest --test-dir build/dev --output-on-failure ;;
esac
