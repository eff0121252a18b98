#!/usr/bin/env bash
# Brings practice clusters up, uses them, kills them and takes them down, and looks for anything left.
#   test.sh [BIN]      BIN: the programs' folder (default: what packaging/lib/tools.sh prints)
# As root, everything is run once as root and once as the user nobody, through user namespaces.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
bin=${1:-$("$here/../lib/tools.sh")}
scratch=$(mktemp -d)
chmod 755 "$scratch"

say() { printf '%s: %s\n' "$(id -un)" "$*"; }
die() {
    say "FAILED: $*" >&2
    exit 1
}

# clean_up takes every cluster of this run down and stops what this script itself started.
clean_up() {
    local name
    for name in one two tied front; do "$bin/practice" down --name "$name" 2>/dev/null || true; done
    # shellcheck disable=SC2046
    kill $(jobs -p) 2>/dev/null || true
    rm -rf "$scratch"
}

# within SECONDS COMMAND…: until it succeeds.
within() {
    local deadline=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        [ $SECONDS -lt $deadline ] || return 1
        sleep 0.2
    done
}

# refused STATUS TEXT COMMAND…: it must end with STATUS and say TEXT, in one line.
refused() {
    local wanted=$1 text=$2 status=0 said
    shift 2
    said=$("$@" 2>&1 >/dev/null) || status=$?
    [ "$status" = "$wanted" ] || die "status $status instead of $wanted from: $* ($said)"
    [[ $said == *"$text"* ]] || die "\"$said\" does not say \"$text\""
    [ "$(printf '%s\n' "$said" | grep -c .)" = 1 ] || die "more than one line: $said"
    say "ok: $said"
}

practice() { "$bin/practice" "$@"; }
kube() { "$bin/kubectl" --kubeconfig "$one" "$@"; }
helm() {
    HELM_CACHE_HOME=$scratch/helm HELM_CONFIG_HOME=$scratch/helm HELM_DATA_HOME=$scratch/helm \
        "$bin/helm" --kubeconfig "$one" "$@"
}
ask() { kube get --raw "/api/v1/namespaces/monitoring/services/monitoring-kube-prometheus-prometheus:9090/proxy/api/v1/$1"; }
# healthy JOB: how many targets of the job are up.
healthy() { ask 'targets?state=active' | jq "[.data.activeTargets[] | select(.labels.job == \"$1\" and .health == \"up\")] | length"; }
are_healthy() { [ "$(healthy "$1")" = "$2" ]; }
# samples: how many of one target Prometheus still has.
samples() { ask 'query?query=count_over_time(up%7Bjob%3D%22apiserver%22%7D%5B1h%5D)' | jq -r '.data.result[0].value[1] // 0'; }
component() { practice status --name one --json | jq -r ".components[] | select(.container == \"$1\" and (.state != \"done\")) | .$2"; }

# processes_of FOLDER: those that have it in their arguments.
processes_of() { { grep -lsF -- "$1" /proc/[0-9]*/cmdline || true; } | cut -d / -f 3 | grep -vx "$$" || true; }
nothing_runs_in() { [ -z "$(processes_of "$1")" ]; }
surroundings() { awk '{print $1, $2, $3, $8}' /proc/net/route; cut -d : -f 1 /proc/net/dev; cut -d ' ' -f 1-3 /proc/self/mounts; }

folder_of() { printf '%s\n' "$XDG_RUNTIME_DIR/binnacle/practice/$1"; }
gone() { [ ! -e "$(folder_of "$1")" ] && nothing_runs_in "$(folder_of "$1")"; }

two_side_by_side() {
    local began=$EPOCHREALTIME first
    (practice up --name two --nodes 1 2>&1 | sed 's/^/two: /') &
    first=$(practice up --name one 2>"$scratch/progress") || die "up: $(cat "$scratch/progress")"
    say "up in $(jq -n "$EPOCHREALTIME - $began | . * 10 | round / 10") s (two at once)"
    one=$(printf '%s\n' "$first" | tail -n 1)
    [ "$one" = "$(folder_of one)/kubeconfig" ] || die "up printed \"$first\""
    [ "$(stat -c %a "$one")" = 600 ] || die "the kubeconfig may be read by others"
    [ "$(stat -c %a "$(folder_of one)")" = 700 ] || die "the state folder may be read by others"
    wait
    [ "$(kube get nodes --no-headers | grep -c ' Ready ')" = 3 ] || die "not three nodes"
    practice status --name two >/dev/null || die "the second cluster is not ready"
    [ "$(practice status --name two --json | jq .nodes)" = 1 ] || die "the second cluster has not one node"
    [ "$(kube get storageclass gp2 -o jsonpath='{.metadata.annotations.storageclass\.kubernetes\.io/is-default-class}')" = true ] ||
        die "gp2 is not the default"
    refused 1 'is up already' practice up --name one
}

install() {
    local repository
    repository=$(practice status --name one --json | jq -r .chartRepository)
    helm repo add practice "$repository" >/dev/null
    cat >"$scratch/values.yaml" <<'VALUES'
prometheus:
  prometheusSpec:
    retention: 5d
    scrapeInterval: 5s
    storageSpec: {volumeClaimTemplate: {spec: {storageClassName: gp3, accessModes: [ReadWriteOnce], resources: {requests: {storage: 8Gi}}}}}
VALUES
    local began=$EPOCHREALTIME
    helm install monitoring practice/kube-prometheus-stack --version 88.5.3 -n monitoring --create-namespace \
        -f "$scratch/values.yaml" >"$scratch/helm.log" 2>&1 || die "helm install: $(cat "$scratch/helm.log")"
    say "helm install in $(jq -n "$EPOCHREALTIME - $began | . * 10 | round / 10") s"
    within 60 kube -n monitoring get pod prometheus-monitoring-kube-prometheus-prometheus-0 || die "no Prometheus pod"
    kube -n monitoring wait --for=condition=Ready pod --all --timeout=60s >/dev/null || die "pods: $(kube -n monitoring get pods)"
    say "all pods ready after $(jq -n "$EPOCHREALTIME - $began | . * 10 | round / 10") s"
    [ "$(kube -n monitoring get pvc -o jsonpath='{.items[0].status.phase}')" = Bound ] || die "the claim is not bound"
    within 60 are_healthy node-exporter 3 || die "$(healthy node-exporter) of 3 node exporters are up"
    within 60 are_healthy apiserver 1 || die "the API server's target is not up"
    within 60 are_healthy monitoring-kube-prometheus-operator 1 || die "the operator's target is not up"
    within 60 are_healthy monitoring-kube-prometheus-prometheus 2 || die "Prometheus' own targets are not up"
    [ "$(ask status/flags | jq -r '.data["storage.tsdb.retention.time"]')" = 5d ] || die "retention is not 5d"
}

# Every target that is down must be among those that the cluster itself names as not run here.
down_is_explained() {
    local down
    ask 'targets?state=active' | jq -r '.data.activeTargets[] | select(.health == "down") | .labels.job + " " + .labels.endpoint' |
        sort -u >"$scratch/down"
    practice status --name one --json | jq -r '.notRunHere[] | .job + " " + .endpoint' | sort -u >"$scratch/named"
    down=$(comm -23 "$scratch/down" "$scratch/named")
    [ -z "$down" ] || die "down and not named in notRunHere: $down"
    [ -s "$scratch/named" ] || die "notRunHere is empty"
    ! grep -q '^node-exporter ' "$scratch/named" || die "node-exporter is named in notRunHere"
}

refuses_connections() {
    ask 'targets?state=active' | jq -e '.data.activeTargets[] | select(.labels.instance == "10.250.0.12:9100") |
        .health == "down" and (.lastError | contains("connection refused"))'
}

stop_and_start() {
    local before after
    practice stop-process node-exporter@10.250.0.12 --name one
    within 30 are_healthy node-exporter 2 || die "the stopped exporter's target stays up"
    within 30 refuses_connections || die "the stopped exporter's target is not refused"
    [ "$(component node-exporter state | sort | uniq -c | tr -s ' \n' ' ')" = " 2 running 1 stopped " ] ||
        die "states: $(component node-exporter state)"
    refused 1 'means several components' practice stop-process node-exporter --name one
    practice start-process node-exporter@10.250.0.12 --name one
    within 30 are_healthy node-exporter 3 || die "the exporter did not come back"
    before=$(samples)
    kill -9 "$(component prometheus pid)"
    within 5 sh -c "[ \$('$bin/kubectl' --kubeconfig '$one' -n monitoring get pod prometheus-monitoring-kube-prometheus-prometheus-0 \
        -o jsonpath='{.status.containerStatuses[?(@.name==\"prometheus\")].ready}') = false ]" || die "a killed Prometheus is still ready"
    kube -n monitoring wait --for=condition=Ready pod --all --timeout=60s >/dev/null || die "Prometheus did not come back"
    after=$(samples)
    [ "$before" -gt 0 ] && [ "$after" -ge "$before" ] || die "the data did not survive kill -9 ($before samples, then $after)"
    refused 1 'no running component' practice stop-process nonsense --name one
}

has_logs() {
    local text
    text=$(kube -n monitoring logs prometheus-monitoring-kube-prometheus-prometheus-0 -c prometheus --tail 5)
    [[ $text == *level=* ]]
}

upgrade_and_uninstall() {
    local before after
    before=$(samples)
    helm upgrade monitoring practice/kube-prometheus-stack --version 88.5.3 -n monitoring -f "$scratch/values.yaml" \
        --set prometheus.prometheusSpec.retention=9d >"$scratch/helm.log" 2>&1 || die "helm upgrade: $(cat "$scratch/helm.log")"
    within 60 sh -c "'$bin/kubectl' --kubeconfig '$one' get --raw \
        /api/v1/namespaces/monitoring/services/monitoring-kube-prometheus-prometheus:9090/proxy/api/v1/status/flags |
        jq -e '.data[\"storage.tsdb.retention.time\"] == \"9d\"'" || die "the new retention is not in Prometheus' flags"
    after=$(samples)
    [ "$before" -gt 0 ] && [ "$after" -ge "$before" ] || die "the data did not survive the upgrade ($before samples, then $after)"
    within 10 has_logs || die "no logs of Prometheus: $(kube -n monitoring logs prometheus-monitoring-kube-prometheus-prometheus-0 \
        -c prometheus --tail 5 2>&1)"
    helm uninstall monitoring -n monitoring --wait >/dev/null 2>&1 || die "helm uninstall failed"
    within 60 sh -c "[ -z \"\$('$bin/practice' status --name one --json | jq -r '.components[] | select(.pod) | .name')\" ]" ||
        die "still running after uninstall: $(practice status --name one)"
}

ends() {
    practice down --name one 2>/dev/null || die "down failed"
    gone one || die "left after down: $(ls -A "$(folder_of one)" 2>/dev/null) $(processes_of "$(folder_of one)")"
    practice status --name two >/dev/null || die "taking one down hurt the other"
    kill -9 "$(practice status --name two --json | jq .pid)"
    within 5 nothing_runs_in "$(folder_of two)" || die "kill -9 of the supervisor left processes"
    [ "$(practice status --name two --json | jq -r .state)" = dead ] || die "a killed cluster is not called dead"
    practice down --name two 2>/dev/null || die "down of a killed cluster failed"
    gone two || die "left after kill -9 and down"
    [ "$(practice status --name two --json | jq -r .state)" = down ] || die "not down"
    practice down --name two 2>/dev/null || die "down of nothing must do nothing"
}

# A cluster that is tied to a process goes with it, however that ends.
tied() {
    sleep 1000 &
    local parent=$!
    practice up --name tied --nodes 1 --parent-pid $parent >/dev/null 2>&1 || die "up --parent-pid failed"
    kill -9 $parent
    within 10 gone tied || die "it outlived its parent"
    "$bin/practice" up --name front --nodes 1 --foreground >"$scratch/front" 2>&1 &
    parent=$!
    within 60 grep -q kubeconfig "$scratch/front" || die "up --foreground: $(cat "$scratch/front")"
    kill -9 $parent
    within 10 gone front || die "it outlived its foreground command"
}

sentences() {
    local port
    python3 -c 'import socket,time; s=socket.socket(); s.bind(("127.0.0.1",0)); s.listen(); print(s.getsockname()[1],flush=True); time.sleep(60)' >"$scratch/port" &
    within 5 test -s "$scratch/port"
    port=$(cat "$scratch/port")
    refused 1 "port $port, wanted for the API server, is in use" practice up --name one --api-port "$port"
    gone one || die "a failed up left something"
    refused 1 'does not exist' practice up --name one --charts "$scratch/nowhere"
    refused 1 'cannot be used' practice up --name ../x
    refused 2 'must be 1 to' practice up --name one --nodes 0
    mkdir "$scratch/alone"
    cp "$bin/practice" "$scratch/alone/"
    refused 1 'is missing in' "$scratch/alone/practice" up --name one
    mkdir "$scratch/small"
    refused 1 'is full' unshare -Urm sh -c "mount -t tmpfs -o size=20m none '$scratch/small' &&
        XDG_RUNTIME_DIR='$scratch/small' '$bin/practice' up --name one"
    if [ "$(id -u)" != 0 ]; then
        refused 1 'missing rights' unshare -U -c --keep-caps sh -c "echo 0 >/proc/sys/user/max_user_namespaces &&
            exec '$bin/practice' up --name one"
    fi
}

main() {
    trap clean_up EXIT
    export XDG_RUNTIME_DIR=$scratch/run
    mkdir "$XDG_RUNTIME_DIR"
    surroundings >"$scratch/before"
    two_side_by_side
    install
    down_is_explained
    stop_and_start
    upgrade_and_uninstall
    ends
    tied
    sentences
    surroundings >"$scratch/after"
    diff "$scratch/before" "$scratch/after" || die "routes, interfaces or mounts differ"
    [ -z "$(find "$XDG_RUNTIME_DIR" -mindepth 1 -print -quit)" ] || die "left: $(find "$XDG_RUNTIME_DIR")"
    say "all well"
}

if [ "$(id -u)" = 0 ] && [ "${PRACTICE_TEST_INNER:-}" = "" ]; then
    # nobody cannot look into root's cache, so it gets the programs in the scratch folder.
    mkdir "$scratch/tools"
    cp -a "$bin" "$scratch/tools/bin"
    cp -aL "$bin/../share" "$scratch/tools/share"
    chmod -R a+rX "$scratch/tools"
    cp "$here/test.sh" "$scratch/"
    code=0
    PRACTICE_TEST_INNER=1 "$scratch/test.sh" "$scratch/tools/bin" || code=$?
    [ $code != 0 ] || setpriv --reuid nobody --regid nogroup --clear-groups env -i PATH="$PATH" HOME="$scratch" PRACTICE_TEST_INNER=1 \
        "$scratch/test.sh" "$scratch/tools/bin" || code=$?
    rm -rf "$scratch"
    exit $code
fi
main
