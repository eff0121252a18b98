package pods

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	authenticationv1 "k8s.io/api/authentication/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"binnacle/practice/internal/podroot"
)

// fillVolumes makes or refreshes the folders of all volumes. An error names the volume and what is missing.
func (w *worker) fillVolumes(ctx context.Context, pod *corev1.Pod) error {
	for i := range pod.Spec.Volumes {
		volume := &pod.Spec.Volumes[i]
		folder, err := w.fillVolume(ctx, pod, volume)
		if err != nil {
			return fmt.Errorf("volume %s: %w", volume.Name, err)
		}
		w.volumes[volume.Name] = folder
	}
	return nil
}

// fillVolume gives the folder or file outside that the volume consists of.
func (w *worker) fillVolume(ctx context.Context, pod *corev1.Pod, volume *corev1.Volume) (string, error) {
	folder := filepath.Join(w.folder, "volumes", volume.Name)
	var contents files
	var err error
	switch source := volume.VolumeSource; {
	case source.HostPath != nil:
		if _, err := os.Stat(source.HostPath.Path); err == nil {
			return source.HostPath.Path, nil
		}
		return folder, os.MkdirAll(folder, 0o755) // nothing is ever made in the user's own folders
	case source.PersistentVolumeClaim != nil:
		return w.claimFolder(pod.Namespace, source.PersistentVolumeClaim.ClaimName)
	case source.Secret != nil:
		contents, err = w.secretFiles(pod.Namespace, source.Secret.SecretName, source.Secret.Items, source.Secret.Optional)
	case source.ConfigMap != nil:
		contents, err = w.configMapFiles(pod.Namespace, source.ConfigMap.Name, source.ConfigMap.Items, source.ConfigMap.Optional)
	case source.DownwardAPI != nil:
		contents, err = downward(pod, source.DownwardAPI.Items)
	case source.Projected != nil:
		contents, err = w.projected(ctx, pod, volume.Name, source.Projected)
	default: // emptyDir, and whatever else a program may want to write to
		return folder, os.MkdirAll(folder, 0o777)
	}
	if err != nil {
		return "", err
	}
	return folder, replaceFiles(folder, contents)
}

func (w *worker) claimFolder(namespace, name string) (string, error) {
	claim, err := w.manager.claims.PersistentVolumeClaims(namespace).Get(name)
	if err != nil {
		return "", err
	}
	if claim.Status.Phase != corev1.ClaimBound {
		return "", fmt.Errorf("the claim %s is not bound", name)
	}
	folder := w.manager.options.VolumeFolder(claim.Spec.VolumeName)
	return folder, os.MkdirAll(folder, 0o700)
}

func (w *worker) secretFiles(namespace, name string, items []corev1.KeyToPath, optional *bool) (files, error) {
	secret, err := w.manager.secrets.Secrets(namespace).Get(name)
	if err != nil {
		return nil, unlessOptional(optional, err)
	}
	return choose(secret.Data, items, optional, "secret "+name)
}

func (w *worker) configMapFiles(namespace, name string, items []corev1.KeyToPath, optional *bool) (files, error) {
	configMap, err := w.manager.configMaps.ConfigMaps(namespace).Get(name)
	if err != nil {
		return nil, unlessOptional(optional, err)
	}
	all := files{}
	for key, value := range configMap.Data {
		all[key] = []byte(value)
	}
	for key, value := range configMap.BinaryData {
		all[key] = value
	}
	return choose(all, items, optional, "configmap "+name)
}

// choose gives all keys, or those in items under their paths.
func choose(data files, items []corev1.KeyToPath, optional *bool, what string) (files, error) {
	if len(items) == 0 {
		return data, nil
	}
	chosen := files{}
	for _, item := range items {
		value, found := data[item.Key]
		if !found {
			if optional != nil && *optional {
				continue
			}
			return nil, fmt.Errorf("%s has no key %s", what, item.Key)
		}
		chosen[item.Path] = value
	}
	return chosen, nil
}

func downward(pod *corev1.Pod, items []corev1.DownwardAPIVolumeFile) (files, error) {
	contents := files{}
	for _, item := range items {
		if item.FieldRef == nil {
			continue
		}
		value, err := field(pod, item.FieldRef.FieldPath)
		if err != nil {
			return nil, err
		}
		contents[item.Path] = []byte(value)
	}
	return contents, nil
}

func (w *worker) projected(ctx context.Context, pod *corev1.Pod, volume string, source *corev1.ProjectedVolumeSource) (files, error) {
	all := files{}
	for _, part := range source.Sources {
		var contents files
		var err error
		switch {
		case part.ServiceAccountToken != nil:
			var token []byte
			token, err = w.token(ctx, pod, volume, part.ServiceAccountToken)
			contents = files{part.ServiceAccountToken.Path: token}
		case part.ConfigMap != nil:
			contents, err = w.configMapFiles(pod.Namespace, part.ConfigMap.Name, part.ConfigMap.Items, part.ConfigMap.Optional)
		case part.Secret != nil:
			contents, err = w.secretFiles(pod.Namespace, part.Secret.Name, part.Secret.Items, part.Secret.Optional)
		case part.DownwardAPI != nil:
			contents, err = downward(pod, part.DownwardAPI.Items)
		}
		if err != nil {
			return nil, err
		}
		for path, data := range contents {
			all[path] = data
		}
	}
	return all, nil
}

// token is a real one of the pod's service account, renewed when four fifths of its life are over.
type token struct {
	text  []byte
	renew time.Time
}

func (w *worker) token(ctx context.Context, pod *corev1.Pod, volume string, want *corev1.ServiceAccountTokenProjection) ([]byte, error) {
	key := volume + "/" + want.Path
	if have := w.tokens[key]; time.Now().Before(have.renew) {
		return have.text, nil
	}
	lifetime := int64(3600)
	if want.ExpirationSeconds != nil {
		lifetime = *want.ExpirationSeconds
	}
	request := &authenticationv1.TokenRequest{Spec: authenticationv1.TokenRequestSpec{ExpirationSeconds: &lifetime,
		BoundObjectRef: &authenticationv1.BoundObjectReference{APIVersion: "v1", Kind: "Pod", Name: pod.Name, UID: pod.UID}}}
	if want.Audience != "" {
		request.Spec.Audiences = []string{want.Audience}
	}
	account := pod.Spec.ServiceAccountName
	answer, err := w.manager.client.CoreV1().ServiceAccounts(pod.Namespace).CreateToken(ctx, account, request, metav1.CreateOptions{})
	if err != nil {
		return nil, fmt.Errorf("no token of service account %s: %w", account, err)
	}
	life := time.Until(answer.Status.ExpirationTimestamp.Time)
	w.tokens[key] = token{text: []byte(answer.Status.Token), renew: time.Now().Add(life * 4 / 5)}
	return w.tokens[key].text, nil
}

// mounts gives the container's mounts; the volumes must have been filled.
func (w *worker) mounts(pod *corev1.Pod, c *corev1.Container, values map[string]string) ([]podroot.Mount, error) {
	host := map[string]bool{}
	for _, volume := range pod.Spec.Volumes {
		host[volume.Name] = volume.HostPath != nil
	}
	var result []podroot.Mount
	for _, m := range c.VolumeMounts {
		source := w.volumes[m.Name]
		sub := m.SubPath
		if m.SubPathExpr != "" {
			sub = expand(m.SubPathExpr, values)
		}
		if sub != "" {
			source = filepath.Join(source, filepath.Clean("/"+sub))
			if _, err := os.Stat(source); os.IsNotExist(err) {
				if err := os.MkdirAll(source, 0o777); err != nil {
					return nil, err
				}
			}
		}
		result = append(result, podroot.Mount{Source: source, Target: m.MountPath,
			ReadOnly: m.ReadOnly || host[m.Name], Deep: host[m.Name]})
	}
	return result, nil
}

// hosts is the container's /etc/hosts: its loopback is the pod's address, since the network is shared.
func hosts(pod *corev1.Pod) string {
	text := pod.Status.PodIP + " localhost " + pod.Name + "\n"
	for _, alias := range pod.Spec.HostAliases {
		text += alias.IP + " " + strings.Join(alias.Hostnames, " ") + "\n"
	}
	return text
}

func portOf(c *corev1.Container, name string, number int) (string, error) {
	if name == "" {
		return strconv.Itoa(number), nil
	}
	for _, port := range c.Ports {
		if port.Name == name {
			return strconv.Itoa(int(port.ContainerPort)), nil
		}
	}
	return "", fmt.Errorf("container %s has no port named %s", c.Name, name)
}
