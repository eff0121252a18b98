package supervisor

import (
	"context"
	"fmt"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
	discoveryv1 "k8s.io/api/discovery/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime/schema"

	"binnacle/practice/internal/control"
)

var serviceMonitors = schema.GroupVersionResource{Group: "monitoring.coreos.com", Version: "v1", Resource: "servicemonitors"}

// notRun finds the targets of all ServiceMonitors whose program has no process here. It follows the way
// that the operator and Prometheus go: monitor, services, their endpoints, and then asks which container
// of the pod has the port and whether this process runs its program.
func (s *Supervisor) notRun(ctx context.Context, components []control.Component) ([]control.NotRun, error) {
	monitors, err := s.dynamic.Resource(serviceMonitors).List(ctx, metav1.ListOptions{})
	if apierrors.IsNotFound(err) {
		return nil, nil // no stack was installed
	}
	if err != nil {
		return nil, err
	}
	real := map[string]bool{}
	for _, c := range components {
		if c.Kind != control.Kwok && c.Pod != "" {
			real[c.Namespace+"/"+c.Pod+"/"+c.Container] = true
		}
	}
	var list []control.NotRun
	for i := range monitors.Items {
		found, err := s.notRunOf(ctx, &monitors.Items[i], real)
		if err != nil {
			return nil, err
		}
		list = append(list, found...)
	}
	if monitors, err = s.dynamic.Resource(podMonitors).List(ctx, metav1.ListOptions{}); err != nil && !apierrors.IsNotFound(err) {
		return nil, err
	}
	for i := range itemsOf(monitors) {
		found, err := s.notRunOfPods(ctx, &monitors.Items[i], real)
		if err != nil {
			return nil, err
		}
		list = append(list, found...)
	}
	slices.SortFunc(list, func(a, b control.NotRun) int {
		return strings.Compare(a.Job+"/"+a.Endpoint, b.Job+"/"+b.Endpoint)
	})
	return list, nil
}

func itemsOf(list *unstructured.UnstructuredList) []unstructured.Unstructured {
	if list == nil {
		return nil
	}
	return list.Items
}

func (s *Supervisor) notRunOf(ctx context.Context, monitor *unstructured.Unstructured, real map[string]bool) ([]control.NotRun, error) {
	services, err := s.servicesOf(ctx, monitor)
	if err != nil {
		return nil, err
	}
	jobLabel, _, _ := unstructured.NestedString(monitor.Object, "spec", "jobLabel")
	var list []control.NotRun
	seen := map[string]bool{}
	for i := range services {
		service := &services[i]
		for _, port := range portNames(monitor, "endpoints") {
			entry := control.NotRun{Job: service.Name, Endpoint: port, Namespace: service.Namespace, Service: service.Name}
			if label := service.Labels[jobLabel]; jobLabel != "" && label != "" {
				entry.Job = label
			}
			if key := service.Namespace + "/" + service.Name + "/" + port; seen[key] {
				continue
			} else {
				seen[key] = true
			}
			missing, err := s.judge(ctx, service, port, real, &entry)
			if err != nil {
				return nil, err
			}
			if missing {
				list = append(list, entry)
			}
		}
	}
	return list, nil
}

func portNames(monitor *unstructured.Unstructured, field string) []string {
	endpoints, _, _ := unstructured.NestedSlice(monitor.Object, "spec", field)
	var names []string
	for _, endpoint := range endpoints {
		fields, _ := endpoint.(map[string]any)
		if name, _ := fields["port"].(string); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// servicesOf gives the services that the monitor selects.
func (s *Supervisor) servicesOf(ctx context.Context, monitor *unstructured.Unstructured) ([]corev1.Service, error) {
	selectorFields, _, _ := unstructured.NestedMap(monitor.Object, "spec", "selector")
	selector, err := selectorOf(selectorFields)
	if err != nil {
		return nil, fmt.Errorf("ServiceMonitor %s: %w", monitor.GetName(), err)
	}
	var services []corev1.Service
	for _, namespace := range namespacesOf(monitor) {
		found, err := s.client.CoreV1().Services(namespace).List(ctx, metav1.ListOptions{LabelSelector: selector})
		if err != nil {
			return nil, err
		}
		services = append(services, found.Items...)
	}
	return services, nil
}

// namespacesOf gives the namespaces in which the monitor looks; "" means all.
func namespacesOf(monitor *unstructured.Unstructured) []string {
	namespaces, _, _ := unstructured.NestedStringSlice(monitor.Object, "spec", "namespaceSelector", "matchNames")
	if any, _, _ := unstructured.NestedBool(monitor.Object, "spec", "namespaceSelector", "any"); any {
		return []string{""}
	}
	if len(namespaces) == 0 {
		return []string{monitor.GetNamespace()}
	}
	return namespaces
}

func selectorOf(fields map[string]any) (string, error) {
	var selector metav1.LabelSelector
	if err := fromUnstructured(fields, &selector); err != nil {
		return "", err
	}
	parsed, err := metav1.LabelSelectorAsSelector(&selector)
	if err != nil {
		return "", err
	}
	if parsed.Empty() {
		return labels.Everything().String(), nil
	}
	return parsed.String(), nil
}

// judge fills in the entry's pods and reason, and tells whether any endpoint of the port has no program.
func (s *Supervisor) judge(ctx context.Context, service *corev1.Service, port string, real map[string]bool, entry *control.NotRun) (bool, error) {
	parts, err := s.client.DiscoveryV1().EndpointSlices(service.Namespace).List(ctx,
		metav1.ListOptions{LabelSelector: discoveryv1.LabelServiceName + "=" + service.Name})
	if err != nil {
		return false, err
	}
	entry.Pods = []string{}
	for i := range parts.Items {
		slice := &parts.Items[i]
		number := numberOf(slice, port)
		if number == 0 {
			continue
		}
		for _, endpoint := range slice.Endpoints {
			reason, err := s.whyNot(ctx, endpoint.TargetRef, number, real)
			if err != nil {
				return false, err
			}
			if reason == "" {
				continue
			}
			entry.Reason = reason
			if endpoint.TargetRef.Kind == "Pod" {
				entry.Pods = append(entry.Pods, endpoint.TargetRef.Name)
			}
		}
	}
	return entry.Reason != "", nil
}

func numberOf(slice *discoveryv1.EndpointSlice, port string) int32 {
	for _, p := range slice.Ports {
		if p.Name != nil && *p.Name == port && p.Port != nil {
			return *p.Port
		}
	}
	return 0
}

// whyNot gives the reason why nothing of the target's own answers at the port, "" where something does.
func (s *Supervisor) whyNot(ctx context.Context, target *corev1.ObjectReference, port int32, real map[string]bool) (string, error) {
	if target == nil {
		return "", nil // the API server
	}
	if target.Kind == "Node" {
		return "no kubelet program runs here", nil
	}
	if target.Kind != "Pod" {
		return "", nil
	}
	pod, err := s.client.CoreV1().Pods(target.Namespace).Get(ctx, target.Name, metav1.GetOptions{})
	if apierrors.IsNotFound(err) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	if !declares(pod, port) {
		return fmt.Sprintf("no container of %s declares port %d, and no program listens there", pod.Name, port), nil
	}
	return whyNotAt(pod, real, func(p corev1.ContainerPort) bool { return p.ContainerPort == port }), nil
}

func declares(pod *corev1.Pod, port int32) bool {
	return slices.ContainsFunc(pod.Spec.Containers, func(c corev1.Container) bool {
		return slices.ContainsFunc(c.Ports, func(p corev1.ContainerPort) bool { return p.ContainerPort == port })
	})
}
