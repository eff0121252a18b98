package supervisor

import (
	"slices"
	"testing"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

func TestAPortIsExplainedByTheContainerThatDeclaresIt(t *testing.T) {
	pod := &corev1.Pod{}
	pod.Namespace, pod.Name = "monitoring", "p"
	pod.Spec.Containers = []corev1.Container{
		{Name: "run", Image: "here", Ports: []corev1.ContainerPort{{Name: "web", ContainerPort: 9090}}},
		{Name: "not", Image: "elsewhere", Ports: []corev1.ContainerPort{{Name: "side", ContainerPort: 8080}}},
	}
	real := map[string]bool{"monitoring/p/run": true}
	for number, wanted := range map[int32]string{9090: "", 8080: "no program for elsewhere runs here"} {
		if got := whyNotAt(pod, real, func(p corev1.ContainerPort) bool { return p.ContainerPort == number }); got != wanted {
			t.Errorf("port %d: %q", number, got)
		}
	}
	// The same pod with nothing running: the port must no longer count as served.
	if whyNotAt(pod, nil, func(p corev1.ContainerPort) bool { return p.Name == "web" }) == "" {
		t.Error("a port without a program counts as served")
	}
	if declares(pod, 1234) || !declares(pod, 8080) {
		t.Error("declared ports are misread")
	}
}

func TestMonitorsAreReadAsTheOperatorReadsThem(t *testing.T) {
	monitor := &unstructured.Unstructured{Object: map[string]any{
		"metadata": map[string]any{"namespace": "monitoring"},
		"spec": map[string]any{
			"endpoints": []any{map[string]any{"port": "web"}, map[string]any{"targetPort": int64(1)}, map[string]any{"port": "side"}},
			"selector": map[string]any{"matchLabels": map[string]any{"app": "x"},
				"matchExpressions": []any{map[string]any{"key": "tier", "operator": "In", "values": []any{"a", "b"}}}},
		}}}
	if got := portNames(monitor, "endpoints"); !slices.Equal(got, []string{"web", "side"}) {
		t.Errorf("ports %q", got)
	}
	if got := namespacesOf(monitor); !slices.Equal(got, []string{"monitoring"}) {
		t.Errorf("by default its own namespace, not %q", got)
	}
	unstructured.SetNestedField(monitor.Object, true, "spec", "namespaceSelector", "any")
	if got := namespacesOf(monitor); !slices.Equal(got, []string{""}) {
		t.Errorf("any: %q", got)
	}
	fields, _, _ := unstructured.NestedMap(monitor.Object, "spec", "selector")
	if got, err := selectorOf(fields); err != nil || got != "app=x,tier in (a,b)" {
		t.Errorf("selector %q, %v", got, err)
	}
}
