package pods

import (
	"slices"
	"testing"

	corev1 "k8s.io/api/core/v1"
)

func TestImagesAreKnownByTheirNameWhateverTheRegistry(t *testing.T) {
	for image, wanted := range map[string]string{
		"quay.io/prometheus/prometheus:v3.14.0":           "prometheus",
		"registry.example:5000/mirror/prometheus:v3.14.0": "prometheus",
		"prometheus": "prometheus",
		"quay.io/prometheus/prometheus:v3@sha256:0a1b":                  "prometheus",
		"quay.io/prometheus-operator/prometheus-operator:v0.93.1":       "prometheus-operator",
		"quay.io/prometheus/node-exporter:v1.9.0":                       "node_exporter",
		"registry.k8s.io/ingress-nginx/kube-webhook-certgen:v20221220":  CertgenStandIn,
		"quay.io/prometheus/alertmanager:v0.28.0":                       "",
		"docker.io/grafana/grafana:12":                                  "",
		"quay.io/prometheus-community/prometheus-exporter:v1":           "",
		"quay.io/brancz/kube-rbac-proxy:prometheus":                     "",
		"registry.k8s.io/kube-state-metrics/kube-state-metrics:v2.18.0": "",
	} {
		p, known := programOf(&corev1.Container{Image: image})
		if p.name != wanted || known != (wanted != "") {
			t.Errorf("%s: %q, %v", image, p.name, known)
		}
		// The stages' pattern must decide alike, or nobody or two would play the pod's kubelet.
		if realImage.MatchString(image) != (wanted != "") {
			t.Errorf("%s: the pattern says %v", image, !known)
		}
	}
}

func TestAnotherCommandThanTheImagesIsNotRun(t *testing.T) {
	image := "quay.io/prometheus/prometheus:v3"
	if _, known := programOf(&corev1.Container{Image: image, Command: []string{"/bin/sh", "-c", "prometheus"}}); known {
		t.Error("a shell was taken for prometheus")
	}
	if _, known := programOf(&corev1.Container{Image: image, Command: []string{"/bin/prometheus"}}); !known {
		t.Error("the program's own path was refused")
	}
}

func TestProgramsListenAtTheirPodsAddressOnly(t *testing.T) {
	for name, c := range map[string]struct{ given, wanted []string }{
		"node-exporter": {[]string{"--path.procfs=/host/proc", "--web.listen-address=[0.0.0.0]:9200"},
			[]string{"--path.procfs=/host/proc", "--web.listen-address=10.0.0.9:9200"}},
		"prometheus": {[]string{"--storage.tsdb.retention.time=5d"},
			[]string{"--storage.tsdb.retention.time=5d", "--web.listen-address=10.0.0.9:9090"}},
		"prometheus-operator": {[]string{"--localhost=127.0.0.1", "--web.listen-address=:10250"},
			[]string{"--localhost=127.0.0.1", "--web.listen-address=10.0.0.9:10250"}},
		"prometheus-config-reloader": {[]string{"--listen-address=:8081", "--reload-url=http://127.0.0.1:9090/-/reload"},
			[]string{"--listen-address=10.0.0.9:8081", "--reload-url=http://10.0.0.9:9090/-/reload"}},
		"kube-webhook-certgen": {[]string{"create", "--host=a,b"}, []string{"create", "--host=a,b"}},
	} {
		if got := programs[name].localise(c.given, "10.0.0.9", nil); !slices.Equal(got, c.wanted) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestFlagsThatTheProgramDoesNotKnowAreLeftOut(t *testing.T) {
	for output, wanted := range map[string]string{
		"Error parsing command line arguments: unknown long flag '--web.old'": "web.old",
		"flag provided but not defined: -kubelet-endpoints":                   "kubelet-endpoints",
		"listen tcp 10.0.0.9:9090: bind: address already in use":              "",
	} {
		if got := unknownFlag(output); got != wanted {
			t.Errorf("%s: %q", output, got)
		}
	}
	got := programs["prometheus"].localise([]string{"--web.old=1", "--web.listen-address=:1"}, "10.0.0.9", []string{"web.old"})
	if !slices.Equal(got, []string{"--web.listen-address=10.0.0.9:1"}) {
		t.Errorf("%q", got)
	}
}
