package supervisor

import (
	"context"
	"fmt"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"

	"binnacle/practice/internal/control"
)

var podMonitors = schema.GroupVersionResource{Group: "monitoring.coreos.com", Version: "v1", Resource: "podmonitors"}

// notRunOfPods is notRunOf for a PodMonitor, which selects pods without a service between.
func (s *Supervisor) notRunOfPods(ctx context.Context, monitor *unstructured.Unstructured, real map[string]bool) ([]control.NotRun, error) {
	selectorFields, _, _ := unstructured.NestedMap(monitor.Object, "spec", "selector")
	selector, err := selectorOf(selectorFields)
	if err != nil {
		return nil, fmt.Errorf("PodMonitor %s: %w", monitor.GetName(), err)
	}
	var pods []corev1.Pod
	for _, namespace := range namespacesOf(monitor) {
		found, err := s.client.CoreV1().Pods(namespace).List(ctx, metav1.ListOptions{LabelSelector: selector})
		if err != nil {
			return nil, err
		}
		pods = append(pods, found.Items...)
	}
	jobLabel, _, _ := unstructured.NestedString(monitor.Object, "spec", "jobLabel")
	entries := map[string]*control.NotRun{}
	for i := range pods {
		job := monitor.GetNamespace() + "/" + monitor.GetName()
		if label := pods[i].Labels[jobLabel]; jobLabel != "" && label != "" {
			job = label
		}
		for _, port := range portNames(monitor, "podMetricsEndpoints") {
			reason := whyNotAt(&pods[i], real, func(p corev1.ContainerPort) bool { return p.Name == port })
			if reason == "" {
				continue
			}
			key := job + " " + port
			if entries[key] == nil {
				entries[key] = &control.NotRun{Job: job, Endpoint: port, Namespace: pods[i].Namespace, Pods: []string{}, Reason: reason}
			}
			entries[key].Pods = append(entries[key].Pods, pods[i].Name)
		}
	}
	var list []control.NotRun
	for _, entry := range entries {
		list = append(list, *entry)
	}
	return list, nil
}

// whyNotAt gives the reason why no program answers at the port, "" where one does or no container has it
// (then Prometheus makes no target of the pod).
func whyNotAt(pod *corev1.Pod, real map[string]bool, isPort func(corev1.ContainerPort) bool) string {
	for _, c := range pod.Spec.Containers {
		for _, p := range c.Ports {
			if !isPort(p) {
				continue
			}
			if real[pod.Namespace+"/"+pod.Name+"/"+c.Name] {
				return ""
			}
			return fmt.Sprintf("no program for %s runs here", c.Image)
		}
	}
	return ""
}
