package supervisor

import (
	"debug/buildinfo"
	"fmt"
	"path/filepath"
	"regexp"
	"strconv"
)

// modules names the Go module whose version is that of the program.
var modules = map[string]string{
	"etcd": "go.etcd.io/etcd/server/v3", "kube-apiserver": "k8s.io/kubernetes",
	"kube-controller-manager": "k8s.io/kubernetes", "kube-scheduler": "k8s.io/kubernetes",
	"kwok": "sigs.k8s.io/kwok", "prometheus": "github.com/prometheus/prometheus",
	"prometheus-operator":        "github.com/prometheus-operator/prometheus-operator",
	"prometheus-config-reloader": "github.com/prometheus-operator/prometheus-operator",
	"node_exporter":              "github.com/prometheus/node_exporter",
}

func programVersions(folder string) map[string]string {
	versions := map[string]string{}
	for name := range modules {
		versions[name] = programVersion(folder, name)
	}
	return versions
}

// programVersion reads the version from the program's own build information, "" where that is missing.
func programVersion(folder, name string) string {
	info, err := buildinfo.ReadFile(filepath.Join(folder, name))
	if err != nil {
		return ""
	}
	if info.Main.Path == modules[name] {
		return releaseOf(info.Main.Path, info.Main.Version)
	}
	for _, module := range info.Deps {
		if module.Path == modules[name] {
			return releaseOf(module.Path, module.Version)
		}
	}
	return ""
}

var prometheusModule = regexp.MustCompile(`^v0\.(\d)(\d\d)\.(\d+)$`)

// releaseOf turns a module's version into the release's: Prometheus 3.15.0 is module v0.315.0.
func releaseOf(module, version string) string {
	parts := prometheusModule.FindStringSubmatch(version)
	if module != "github.com/prometheus/prometheus" || parts == nil {
		return version
	}
	minor, _ := strconv.Atoi(parts[2])
	return fmt.Sprintf("v%s.%d.%s", parts[1], minor, parts[3])
}
