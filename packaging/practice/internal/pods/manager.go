// Package pods plays the kubelet for the pods whose programs run here as processes: it mounts their
// volumes, starts their containers at the pod's own address, probes them and reports what is so.
package pods

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	corelisters "k8s.io/client-go/listers/core/v1"
	"k8s.io/client-go/tools/cache"

	"binnacle/practice/internal/control"
	"binnacle/practice/internal/controlplane"
	"binnacle/practice/internal/process"
)

// Options are what a manager needs of the cluster around it.
type Options struct {
	Folder   string // for the pods' files
	Logs     string // for their logs
	Programs string // where the programs lie
	// VolumeFolder is where a persistent volume's data lies.
	VolumeFolder func(volume string) string
	Version      func(program string) string
	Spawner      *process.Spawner
	Dial         controlplane.Dialer
	// Begin is called when a pod has its address, before its containers start.
	Begin func(ctx context.Context, pod *corev1.Pod, logFiles map[string]string)
}

// Manager has a worker for each of those pods.
type Manager struct {
	options    Options
	client     kubernetes.Interface
	pods       corelisters.PodLister
	secrets    corelisters.SecretLister
	configMaps corelisters.ConfigMapLister
	claims     corelisters.PersistentVolumeClaimLister
	switches   switches

	mutex   sync.Mutex
	ctx     context.Context
	workers map[types.UID]*worker
}

// New makes a manager; it acts once Run was called and the factory's informers were started.
func New(client kubernetes.Interface, factory informers.SharedInformerFactory, options Options) *Manager {
	core := factory.Core().V1()
	m := &Manager{options: options, client: client, pods: core.Pods().Lister(), secrets: core.Secrets().Lister(),
		configMaps: core.ConfigMaps().Lister(), claims: core.PersistentVolumeClaims().Lister(),
		switches: switches{off: map[string]bool{}}, workers: map[types.UID]*worker{}}
	core.Pods().Informer().AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc:    func(object any) { m.see(object.(*corev1.Pod)) },
		UpdateFunc: func(_, object any) { m.see(object.(*corev1.Pod)) },
		DeleteFunc: func(any) { m.pokeAll("") },
	})
	volumeSource := cache.ResourceEventHandlerFuncs{
		AddFunc:    m.seeVolumeSource,
		UpdateFunc: func(_, object any) { m.seeVolumeSource(object) },
	}
	core.Secrets().Informer().AddEventHandler(volumeSource)
	core.ConfigMaps().Informer().AddEventHandler(volumeSource)
	core.PersistentVolumeClaims().Informer().AddEventHandler(volumeSource)
	return m
}

// Run starts the work; it ends with ctx.
func (m *Manager) Run(ctx context.Context) {
	m.mutex.Lock()
	m.ctx = ctx
	m.mutex.Unlock()
	pods, err := m.pods.List(labels.Everything())
	if err != nil {
		return
	}
	for _, pod := range pods {
		m.see(pod)
	}
}

// see gives a new pod a worker and tells a known one that something changed.
func (m *Manager) see(pod *corev1.Pod) {
	if pod.Spec.NodeName == "" || !isReal(pod) {
		return
	}
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if m.ctx == nil {
		return // Run sees it again
	}
	if w := m.workers[pod.UID]; w != nil {
		w.pokeOnce()
		return
	}
	if pod.Status.Phase == corev1.PodSucceeded || pod.Status.Phase == corev1.PodFailed {
		return
	}
	w := m.newWorker(pod)
	m.workers[pod.UID] = w
	go w.run(m.ctx)
}

func (w *worker) pokeOnce() {
	select {
	case w.poke <- struct{}{}:
	default:
	}
}

// seeVolumeSource lets the pods of the object's namespace look at their volumes again.
func (m *Manager) seeVolumeSource(object any) {
	if namespace, _, err := splitKey(object); err == nil {
		m.pokeAll(namespace)
	}
}

func splitKey(object any) (string, string, error) {
	key, err := cache.MetaNamespaceKeyFunc(object)
	if err != nil {
		return "", "", err
	}
	return cache.SplitMetaNamespaceKey(key)
}

// pokeAll pokes the workers of the namespace, or all ("").
func (m *Manager) pokeAll(namespace string) {
	for _, w := range m.all() {
		if namespace == "" || w.pod.Namespace == namespace {
			w.pokeOnce()
		}
	}
}

func (m *Manager) all() []*worker {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	var list []*worker
	for _, w := range m.workers {
		list = append(list, w)
	}
	return list
}

// forget drops a worker whose pod is gone, and its files.
func (m *Manager) forget(w *worker) {
	m.mutex.Lock()
	delete(m.workers, w.pod.UID)
	m.mutex.Unlock()
	os.RemoveAll(w.folder)
}

// Components lists the containers of all these pods, in a fixed order.
func (m *Manager) Components() []control.Component {
	var list []control.Component
	for _, w := range m.all() {
		list = append(list, w.components()...)
	}
	slices.SortFunc(list, func(a, b control.Component) int { return strings.Compare(a.Name, b.Name) })
	return list
}

// Switch stops a container's process on purpose, or starts it again. what is a component's name,
// CONTAINER@NODE (the node's name or address) or CONTAINER.
func (m *Manager) Switch(what string, on bool) error {
	var found []control.Component
	for _, c := range m.Components() {
		if c.Kind == control.Kwok {
			continue
		}
		name, node, hasNode := strings.Cut(what, "@")
		matches := c.Name == what || c.Container == name && (!hasNode || node == c.Node || node == m.nodeAddress(c))
		if matches {
			found = append(found, c)
		}
	}
	switch len(found) {
	case 0:
		return fmt.Errorf("no running component is called %q; `practice status` lists them", what)
	case 1:
		m.switches.set(found[0].Namespace+"/"+found[0].Container+"@"+found[0].Node, !on)
		m.pokeAll(found[0].Namespace)
		return m.await(found[0].Name, on)
	}
	var names []string
	for _, c := range found {
		names = append(names, c.Container+"@"+m.nodeAddress(c))
	}
	return fmt.Errorf("%q means several components: %s; say which", what, strings.Join(names, ", "))
}

// await returns when the component has done what Switch asked for.
func (m *Manager) await(name string, on bool) error {
	for deadline := time.Now().Add(switchLimit); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		for _, c := range m.Components() {
			if c.Name == name && (c.Pid != 0) == on {
				return nil
			}
		}
	}
	return fmt.Errorf("%s does not %s within %s", name, map[bool]string{true: "start", false: "stop"}[on], switchLimit)
}

// switchLimit is ample for any of the programs to end in order.
const switchLimit = 15 * time.Second

func (m *Manager) nodeAddress(c control.Component) string {
	pod, err := m.pods.Pods(c.Namespace).Get(c.Pod)
	if err != nil {
		return ""
	}
	return pod.Status.HostIP
}
