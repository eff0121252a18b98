#!/usr/bin/env bash
# The demo with one node-exporter's process stopped after the install must end non-zero and its report
# must say which target is down and why.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
output=$3
rm -rf "$output"
BINNACLE_DEMO_BREAK=node-exporter@10.250.0.11 "$root/packaging/demo.sh" "$1" "$2" "$output"
status=$?
[ $status -ne 0 ] || { echo "the demo ended 0 although a node-exporter was stopped"; exit 1; }
[ -r "$output/report.md" ] || { echo "there is no report"; exit 1; }
grep -q '10\.250\.0\.11:9100.*connection refused' "$output/report.md" || {
    echo "the report does not name the target and why it is down:"
    cat "$output/report.md"
    exit 1
}
echo "as it must be: the demo ended $status and names the target"
