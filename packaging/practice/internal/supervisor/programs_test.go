package supervisor

import "testing"

func TestPrometheusReleaseIsReadFromItsModulesVersion(t *testing.T) {
	for _, c := range []struct{ module, version, wanted string }{
		{"github.com/prometheus/prometheus", "v0.315.0", "v3.15.0"},
		{"github.com/prometheus/prometheus", "v0.302.1", "v3.2.1"},
		{"github.com/prometheus/node_exporter", "v1.12.1", "v1.12.1"},
		{"k8s.io/kubernetes", "v1.36.1", "v1.36.1"},
	} {
		if got := releaseOf(c.module, c.version); got != c.wanted {
			t.Errorf("%s %s: %s", c.module, c.version, got)
		}
	}
}
