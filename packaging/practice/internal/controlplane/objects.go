package controlplane

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"time"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/yaml"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"sigs.k8s.io/kwok/kustomize/crd"
	nodefast "sigs.k8s.io/kwok/kustomize/stage/node/fast"
	nodeheartbeat "sigs.k8s.io/kwok/kustomize/stage/node/heartbeat-with-lease"
)

var (
	//go:embed objects/kwok.yaml
	kwokConfiguration []byte
	//go:embed objects/storage.yaml
	storageClasses []byte
	//go:embed objects/stages.yaml
	stages []byte
)

// Dialer connects inside the cluster's network namespace.
type Dialer func(ctx context.Context, network, address string) (net.Conn, error)

// Client describes how the supervisor reaches the API server: inside, as an administrator.
func (c Programs) Client(dial Dialer) *rest.Config {
	return &rest.Config{
		Host: "https://" + ServerInside, Dial: dial, QPS: -1, UserAgent: "practice-supervisor",
		TLSClientConfig: rest.TLSClientConfig{CAFile: c.pki("ca.crt"),
			CertFile: c.pki("supervisor.crt"), KeyFile: c.pki("supervisor.key")},
	}
}

// WaitUntilServing returns when /readyz says ok. running tells whether the API server's process lives;
// the version that it reports is returned.
func WaitUntilServing(ctx context.Context, client kubernetes.Interface, failed func() error) (string, error) {
	for {
		answer, err := client.Discovery().RESTClient().Get().AbsPath("/readyz").DoRaw(ctx)
		if err == nil && string(answer) == "ok" {
			version, err := client.Discovery().ServerVersion()
			if err != nil {
				return "", err
			}
			return version.GitVersion, nil
		}
		if failure := failed(); failure != nil {
			return "", failure
		}
		select {
		case <-ctx.Done():
			return "", errors.New("the API server did not become ready in time")
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// AddKwok creates KWOK's custom resources and the stages by which it plays nodes and pods.
// realImages is the pattern of images whose pods are left to the supervisor.
func AddKwok(ctx context.Context, client dynamic.Interface, realImages string) error {
	for _, definition := range [][]byte{crd.Stage, crd.Logs, crd.Exec, crd.Attach, crd.PortForward, crd.Metric, crd.ResourceUsage} {
		if err := createAll(ctx, client, definition); err != nil {
			return err
		}
	}
	quoted, err := json.Marshal(realImages) // the pattern stands between double quotes in the jq program
	if err != nil {
		return err
	}
	ours := bytes.ReplaceAll(stages, []byte(`"REAL_IMAGES"`), quoted)
	for _, definition := range [][]byte{ours, []byte(nodefast.DefaultNodeInit), []byte(nodeheartbeat.DefaultNodeHeartbeatWithLease)} {
		if err := createAll(ctx, client, definition); err != nil {
			return err
		}
	}
	return nil
}

// AddNodes creates the nodes.
func AddNodes(ctx context.Context, client kubernetes.Interface, count int, version string) error {
	for i := range count {
		_, err := client.CoreV1().Nodes().Create(ctx, Node(i, count, version), metav1.CreateOptions{})
		if err != nil {
			return fmt.Errorf("cannot create node %s: %w", NodeName(i), err)
		}
	}
	return nil
}

// AddStorageClasses creates gp2 and gp3.
func AddStorageClasses(ctx context.Context, client dynamic.Interface) error {
	return createAll(ctx, client, storageClasses)
}

// WaitForNodes returns when all nodes take pods and pods can be created.
func WaitForNodes(ctx context.Context, client kubernetes.Interface, count int) error {
	for {
		missing := unready(ctx, client, count)
		if missing == "" {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("the cluster did not become ready in time: %s", missing)
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// unready says what is still missing, "" when nothing is.
func unready(ctx context.Context, client kubernetes.Interface, count int) string {
	nodes, err := client.CoreV1().Nodes().List(ctx, metav1.ListOptions{})
	if err != nil {
		return err.Error()
	}
	able := 0
	for _, node := range nodes.Items {
		if nodeReady(&node) && len(node.Spec.Taints) == 0 {
			able++
		}
	}
	if able < count {
		return fmt.Sprintf("%d of %d nodes are ready", able, count)
	}
	if _, err := client.CoreV1().ServiceAccounts("default").Get(ctx, "default", metav1.GetOptions{}); err != nil {
		return "the default service account is missing"
	}
	return ""
}

func nodeReady(node *corev1.Node) bool {
	for _, condition := range node.Status.Conditions {
		if condition.Type == corev1.NodeReady {
			return condition.Status == corev1.ConditionTrue
		}
	}
	return false
}

// resources maps the kinds created here to their resources.
var resources = map[string]string{
	"CustomResourceDefinition": "customresourcedefinitions", "StorageClass": "storageclasses", "Stage": "stages",
}

// createAll creates the objects of a YAML text. A custom resource whose definition is new is tried
// again for a few seconds: the API server takes a moment to serve it.
func createAll(ctx context.Context, client dynamic.Interface, text []byte) error {
	decoder := yaml.NewYAMLOrJSONDecoder(bytes.NewReader(text), 4096)
	for {
		object := &unstructured.Unstructured{}
		if err := decoder.Decode(object); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		if len(object.Object) == 0 {
			continue
		}
		kind := object.GroupVersionKind()
		resource := schema.GroupVersionResource{Group: kind.Group, Version: kind.Version, Resource: resources[kind.Kind]}
		for attempt := 0; ; attempt++ {
			_, err := client.Resource(resource).Create(ctx, object, metav1.CreateOptions{})
			if err == nil || apierrors.IsAlreadyExists(err) {
				break
			}
			if attempt == 200 || !apierrors.IsNotFound(err) {
				return fmt.Errorf("cannot create %s %s: %w", strings.ToLower(kind.Kind), object.GetName(), err)
			}
			time.Sleep(50 * time.Millisecond)
		}
	}
}

// Programs needs these beside itself.
var programNames = []string{"etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kwok",
	"prometheus-operator", "prometheus-config-reloader", "prometheus", "node_exporter"}

// CheckPrograms names the first program that is missing in folder.
func CheckPrograms(folder string) error {
	for _, name := range programNames {
		if info, err := os.Stat(folder + "/" + name); err != nil || info.Mode()&0o111 == 0 {
			return fmt.Errorf("the program %s is missing in %s; packaging/lib/tools.sh builds it", name, folder)
		}
	}
	return nil
}
