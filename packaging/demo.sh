#!/usr/bin/env bash
# demo.sh DEMO BINNACLE OUTPUT: runs the demo on a practice cluster of its own under a virtual display
# and takes the cluster down at the end, also after a failure. Called by run.sh and by the tests, which
# have built DEMO and BINNACLE and set BINNACLE_TOOLS. With BINNACLE_DEMO_BREAK=WHAT the process WHAT of
# the practice cluster is stopped after the install: the demo must then fail (the negative control).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/lib/common.sh"
demo=$1 binnacle=$2 output=$3
practice=$BINNACLE_TOOLS/practice
name=demo-$$
mkdir -p "$output"
trap '"$practice" down --name "$name" >&2 || true' EXIT
trap 'exit 130' INT TERM HUP

"$practice" up --name "$name" --parent-pid $$ --json >"$output/practice.json" ||
    fail "the practice cluster did not start; see the message above"
command -v xvfb-run >/dev/null || fail "xvfb-run is missing"
status=0
xvfb-run -a -s "-screen 0 1600x1000x24" \
    "$demo" --binnacle "$binnacle" --practice "$output/practice.json" --output "$output" || status=$?
say "The report: $output/report.md"
exit $status
