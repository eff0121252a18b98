package supervisor

import (
	"context"
	"log"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
)

func fromUnstructured(fields map[string]any, into any) error {
	return runtime.DefaultUnstructuredConverter.FromUnstructured(fields, into)
}

// serveByKwok lets KWOK's kubelet answer `kubectl logs` and `kubectl port-forward` for a pod whose
// programs run here. The objects belong to the pod and go with it.
func (s *Supervisor) serveByKwok(ctx context.Context, pod *corev1.Pod, logFiles map[string]string) {
	var logs, forwards []any
	for container, file := range logFiles {
		logs = append(logs, map[string]any{"containers": []any{container}, "logsFile": file, "follow": true})
	}
	for _, c := range pod.Spec.Containers {
		for _, port := range c.Ports {
			if logFiles[c.Name] != "" {
				number := int64(port.ContainerPort)
				forwards = append(forwards, map[string]any{"ports": []any{number},
					"target": map[string]any{"address": pod.Status.PodIP, "port": number}})
			}
		}
	}
	if len(logs) > 0 {
		s.createFor(ctx, pod, "Logs", "logs", map[string]any{"logs": logs})
	}
	if len(forwards) > 0 {
		s.createFor(ctx, pod, "PortForward", "portforwards", map[string]any{"forwards": forwards})
	}
}

func (s *Supervisor) createFor(ctx context.Context, pod *corev1.Pod, kind, resource string, spec map[string]any) {
	object := &unstructured.Unstructured{Object: map[string]any{"spec": spec}}
	object.SetAPIVersion("kwok.x-k8s.io/v1alpha1")
	object.SetKind(kind)
	object.SetName(pod.Name)
	object.SetOwnerReferences([]metav1.OwnerReference{{APIVersion: "v1", Kind: "Pod", Name: pod.Name, UID: pod.UID}})
	all := s.dynamic.Resource(schema.GroupVersionResource{Group: "kwok.x-k8s.io", Version: "v1alpha1", Resource: resource}).
		Namespace(pod.Namespace)
	// A pod of a StatefulSet may find its predecessor's object still there.
	if err := all.Delete(ctx, pod.Name, metav1.DeleteOptions{}); err != nil && !apierrors.IsNotFound(err) {
		log.Printf("kwok: cannot replace %s %s/%s: %v", kind, pod.Namespace, pod.Name, err)
	}
	if _, err := all.Create(ctx, object, metav1.CreateOptions{}); err != nil {
		log.Printf("kwok: cannot create %s %s/%s: %v", kind, pod.Namespace, pod.Name, err)
	}
}
