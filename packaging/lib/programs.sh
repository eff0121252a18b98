# Sourced by tools.sh; the versions and flags with which the practice cluster's programs are built.
# What lies in this file takes part in the key under which they are cached.

# No C compiler is needed, the programs are static, and the same sources give the same bytes.
export CGO_ENABLED=0 GOFLAGS="-trimpath -buildvcs=false -mod=readonly -modcacherw" GOTOOLCHAIN=local GOWORK=off

KUBERNETES_VERSION=v1.36.1
OPERATOR_VERSION=0.85.0
PROMETHEUS_VERSION=3.15.0
NODE_EXPORTER_VERSION=1.12.1
HELM_VERSION=v3.22.0
OPERATOR_MODULE=github.com/prometheus-operator/prometheus-operator

# stamp VARIABLE=VALUE…: linker flags. Without a version the API server calls itself v0.0.0-master and
# helm refuses every chart; the suffix is EKS's, which is a pre-release to semantic versioning.
stamp() {
    local each flags="-s -w"
    for each in "$@"; do flags="$flags -X $each"; done
    printf '%s\n' "$flags"
}

kubernetes_stamps() {
    local package=k8s.io/component-base/version chart=helm.sh/helm/v3/pkg
    stamp $package.gitVersion=$KUBERNETES_VERSION-eks-0a1b2c3 $package.gitMajor=1 $package.gitMinor=36+ \
        $package.gitTreeState=clean helm.sh/helm/v3/internal/version.version=$HELM_VERSION \
        $chart/chartutil.k8sVersionMajor=1 $chart/chartutil.k8sVersionMinor=36 \
        $chart/lint/rules.k8sVersionMajor=1 $chart/lint/rules.k8sVersionMinor=36 \
        github.com/prometheus/common/version.Version=$OPERATOR_VERSION
}

# quietly COMMAND…: without the line for each downloaded module.
quietly() { "$@" 2> >(grep -v '^go: downloading ' >&2); }

# build_programs GO SOURCES BIN: everything that is not ours.
build_programs() {
    local go=$1 sources=$2 bin=$3 name
    say "  control plane, kubectl, helm, prometheus-operator …"
    (cd "$sources" && quietly "$go" build -ldflags "$(kubernetes_stamps)" -o "$bin/" ./cmd/controlplane helm.sh/helm/v3/cmd/helm \
        $OPERATOR_MODULE/cmd/operator $OPERATOR_MODULE/cmd/prometheus-config-reloader) || return 1
    mv "$bin/operator" "$bin/prometheus-operator"
    for name in etcd kube-apiserver kube-controller-manager kube-scheduler kwok kubectl; do
        ln -s controlplane "$bin/$name"
    done
    say "  prometheus, node_exporter …"
    (cd "$sources/prometheus" &&
        quietly "$go" build -tags netgo,remove_all_sd,enable_kubernetes_sd -o "$bin/prometheus" \
            -ldflags "$(stamp github.com/prometheus/common/version.Version=$PROMETHEUS_VERSION)" \
            github.com/prometheus/prometheus/cmd/prometheus &&
        quietly "$go" build -tags netgo -o "$bin/node_exporter" \
            -ldflags "$(stamp github.com/prometheus/common/version.Version=$NODE_EXPORTER_VERSION)" \
            github.com/prometheus/node_exporter)
}

# build_practice GO SOURCES BIN: our own program.
build_practice() { (cd "$2" && quietly "$1" build -ldflags "-s -w" -o "$3/practice" ./cmd/practice); }

# copy_definitions GO SOURCES FOLDER: the operator's custom resource definitions, for the practice chart.
copy_definitions() {
    local from
    from=$(cd "$2" && quietly "$1" list -m -f '{{.Dir}}' $OPERATOR_MODULE) && mkdir -p "$3" &&
        cp "$from"/example/prometheus-operator-crd/*.yaml "$3/"
}
