package pods

import (
	"fmt"
	"strconv"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	"k8s.io/kubernetes/third_party/forked/golang/expansion"

	"binnacle/practice/internal/controlplane"
	"binnacle/practice/internal/isolation"
)

// environment gives the container's variables as the kubelet sets them.
func (w *worker) environment(pod *corev1.Pod, c *corev1.Container) (map[string]string, error) {
	values := map[string]string{
		"PATH": "/bin", "HOSTNAME": pod.Name, "HOME": "/tmp",
		// There is no kube-proxy, so programs get the API server's own address instead of its service's.
		"KUBERNETES_SERVICE_HOST": isolation.ServerAddress, "KUBERNETES_SERVICE_PORT": controlplane.ServerPort,
	}
	for _, source := range c.EnvFrom {
		if err := w.addAll(values, pod.Namespace, source); err != nil {
			return nil, err
		}
	}
	for _, variable := range c.Env {
		if variable.ValueFrom == nil {
			values[variable.Name] = expansion.Expand(variable.Value, expansion.MappingFuncFor(values))
			continue
		}
		value, set, err := w.valueFrom(pod, c, variable.ValueFrom)
		if err != nil {
			return nil, fmt.Errorf("variable %s: %w", variable.Name, err)
		}
		if set {
			values[variable.Name] = value
		}
	}
	return values, nil
}

func (w *worker) addAll(values map[string]string, namespace string, source corev1.EnvFromSource) error {
	if from := source.SecretRef; from != nil {
		secret, err := w.manager.secrets.Secrets(namespace).Get(from.Name)
		if err != nil {
			return unlessOptional(from.Optional, err)
		}
		for key, value := range secret.Data {
			values[source.Prefix+key] = string(value)
		}
	}
	if from := source.ConfigMapRef; from != nil {
		configMap, err := w.manager.configMaps.ConfigMaps(namespace).Get(from.Name)
		if err != nil {
			return unlessOptional(from.Optional, err)
		}
		for key, value := range configMap.Data {
			values[source.Prefix+key] = value
		}
	}
	return nil
}

func unlessOptional(optional *bool, err error) error {
	if optional != nil && *optional {
		return nil
	}
	return err
}

// valueFrom looks a variable's value up; set is false for an optional one that is missing.
func (w *worker) valueFrom(pod *corev1.Pod, c *corev1.Container, from *corev1.EnvVarSource) (value string, set bool, err error) {
	switch {
	case from.FieldRef != nil:
		value, err = field(pod, from.FieldRef.FieldPath)
		return value, err == nil, err
	case from.ResourceFieldRef != nil:
		value, err = resourceField(c, from.ResourceFieldRef)
		return value, err == nil, err
	case from.SecretKeyRef != nil:
		secret, err := w.manager.secrets.Secrets(pod.Namespace).Get(from.SecretKeyRef.Name)
		if err != nil {
			return "", false, unlessOptional(from.SecretKeyRef.Optional, err)
		}
		data, found := secret.Data[from.SecretKeyRef.Key]
		return string(data), found, nil
	case from.ConfigMapKeyRef != nil:
		configMap, err := w.manager.configMaps.ConfigMaps(pod.Namespace).Get(from.ConfigMapKeyRef.Name)
		if err != nil {
			return "", false, unlessOptional(from.ConfigMapKeyRef.Optional, err)
		}
		value, found := configMap.Data[from.ConfigMapKeyRef.Key]
		return value, found, nil
	}
	return "", false, fmt.Errorf("a source that the practice cluster does not know")
}

// field reads a field of the pod, as the downward API names it.
func field(pod *corev1.Pod, path string) (string, error) {
	switch path {
	case "metadata.name":
		return pod.Name, nil
	case "metadata.namespace":
		return pod.Namespace, nil
	case "metadata.uid":
		return string(pod.UID), nil
	case "spec.nodeName":
		return pod.Spec.NodeName, nil
	case "spec.serviceAccountName":
		return pod.Spec.ServiceAccountName, nil
	case "status.podIP":
		return pod.Status.PodIP, nil
	case "status.hostIP":
		return pod.Status.HostIP, nil
	}
	for prefix, values := range map[string]map[string]string{"metadata.labels": pod.Labels, "metadata.annotations": pod.Annotations} {
		if len(path) > len(prefix)+4 && path[:len(prefix)+2] == prefix+"['" {
			return values[path[len(prefix)+2:len(path)-2]], nil
		}
	}
	return "", fmt.Errorf("field %s is not known to the practice cluster", path)
}

// resourceField reads a container's request or limit; a limit that is not set is the node's capacity.
func resourceField(c *corev1.Container, from *corev1.ResourceFieldSelector) (string, error) {
	var quantity resource.Quantity
	switch from.Resource {
	case "limits.cpu":
		quantity = limitOr(c.Resources.Limits, corev1.ResourceCPU, "4")
	case "limits.memory":
		quantity = limitOr(c.Resources.Limits, corev1.ResourceMemory, "16Gi")
	case "requests.cpu":
		quantity = limitOr(c.Resources.Requests, corev1.ResourceCPU, "0")
	case "requests.memory":
		quantity = limitOr(c.Resources.Requests, corev1.ResourceMemory, "0")
	default:
		return "", fmt.Errorf("resource %s is not known to the practice cluster", from.Resource)
	}
	divisor := from.Divisor
	if divisor.IsZero() {
		divisor = resource.MustParse("1")
	}
	count := (quantity.MilliValue() + divisor.MilliValue() - 1) / divisor.MilliValue() // rounded up
	return strconv.FormatInt(count, 10), nil
}

func limitOr(list corev1.ResourceList, name corev1.ResourceName, otherwise string) resource.Quantity {
	if quantity, set := list[name]; set {
		return quantity
	}
	return resource.MustParse(otherwise)
}
