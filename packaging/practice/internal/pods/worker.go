package pods

import (
	"context"
	"log"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"binnacle/practice/internal/control"
)

// worker plays the kubelet for one pod, from its acceptance to its deletion.
type worker struct {
	manager *Manager
	folder  string
	poke    chan struct{} // something about the pod or its volumes may have changed

	// Only the worker's own goroutine uses these.
	volumes   map[string]string // volume's name -> folder outside
	tokens    map[string]token
	since     map[corev1.PodConditionType]corev1.PodCondition
	published []byte

	mutex      sync.Mutex // guards the rest, which `practice status` reads
	pod        *corev1.Pod
	containers []*container
	problem    string // why the pod cannot start yet
}

func (m *Manager) newWorker(pod *corev1.Pod) *worker {
	w := &worker{manager: m, folder: filepath.Join(m.options.Folder, string(pod.UID)), poke: make(chan struct{}, 1),
		volumes: map[string]string{}, tokens: map[string]token{}, pod: pod,
		since: map[corev1.PodConditionType]corev1.PodCondition{}}
	logs := filepath.Join(m.options.Logs, pod.Namespace+"_"+pod.Name+"_"+string(pod.UID)[:8])
	for i := range pod.Spec.InitContainers {
		w.containers = append(w.containers, newContainer(&pod.Spec.InitContainers[i], true, logs))
	}
	for i := range pod.Spec.Containers {
		w.containers = append(w.containers, newContainer(&pod.Spec.Containers[i], false, logs))
	}
	return w
}

// How often a worker looks after its processes, and how often it renews tokens and volumes unasked.
const (
	tick    = 200 * time.Millisecond
	refresh = time.Minute
)

// run is the worker's life; it returns when the pod is gone.
func (w *worker) run(ctx context.Context) {
	ticker := time.NewTicker(tick)
	defer ticker.Stop()
	var filled time.Time
	changed, begun := true, false
	for {
		pod := w.current()
		if pod == nil || pod.DeletionTimestamp != nil {
			w.end(ctx, pod)
			return
		}
		if pod.Status.PodIP != "" {
			if !begun {
				w.manager.options.Begin(ctx, pod, w.logFiles())
				begun = true
			}
			if changed || time.Since(filled) > refresh {
				err := w.fillVolumes(ctx, pod)
				w.setProblem(err)
				if err == nil {
					filled = time.Now()
				}
				changed = err != nil
			}
			w.step(ctx, pod, !filled.IsZero())
			if err := w.publish(ctx, pod); err != nil && !apierrors.IsNotFound(err) && ctx.Err() == nil {
				log.Printf("pods: %s/%s: %v", pod.Namespace, pod.Name, err)
			}
		}
		select {
		case <-ctx.Done():
			return
		case <-w.poke:
			changed = true
		case <-ticker.C:
		}
	}
}

// logFiles of the containers that have a program, by container.
func (w *worker) logFiles() map[string]string {
	files := map[string]string{}
	for _, c := range w.containers {
		if c.real {
			files[c.spec.Name] = c.logFile
		}
	}
	return files
}

// current gives the pod as it is now, nil when it is gone or replaced by another of its name.
func (w *worker) current() *corev1.Pod {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	now, err := w.manager.pods.Pods(w.pod.Namespace).Get(w.pod.Name)
	if err != nil || now.UID != w.pod.UID {
		return nil
	}
	w.pod = now
	return now
}

func (w *worker) setProblem(err error) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.problem = ""
	if err != nil {
		w.problem = err.Error()
	}
}

// step brings every container one step on: notes ends, starts what is due, probes what runs.
func (w *worker) step(ctx context.Context, pod *corev1.Pod, volumesReady bool) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	for _, c := range w.containers {
		c.reap()
		if w.isOff(c) && c.pid != 0 {
			syscall.Kill(c.pid, syscall.SIGTERM)
		}
	}
	if !volumesReady {
		return
	}
	for _, c := range w.containers {
		if c.init && !c.sidecar() {
			if c.last == nil || c.last.ExitCode != 0 {
				w.advance(ctx, pod, c)
				return // the next one waits for this one
			}
			continue
		}
		w.advance(ctx, pod, c)
		if c.sidecar() && !c.started {
			return
		}
	}
}

// advance starts the container where it is to run and does not, and probes it where it does.
func (w *worker) advance(ctx context.Context, pod *corev1.Pod, c *container) {
	if !c.real {
		c.pretend()
		return
	}
	if c.pid != 0 {
		if !c.init || c.sidecar() {
			// The lock is let go meanwhile: a check may take seconds.
			w.mutex.Unlock()
			w.probe(ctx, pod, c)
			w.mutex.Lock()
		}
		return
	}
	if w.isOff(c) || time.Now().Before(c.next) || (c.last != nil && !w.restarts(pod, c)) {
		return
	}
	if err := w.launch(pod, c); err != nil {
		c.lastError = err.Error()
		w.problem = err.Error()
		c.next = time.Now().Add(c.pause)
		c.pause = min(2*c.pause, lastPause)
		return
	}
	if c.last != nil {
		c.restarts++
	}
}

// pretend lets a container without a program look as KWOK lets it look.
func (c *container) pretend() {
	if c.began.IsZero() {
		c.began = time.Now()
	}
	if c.init && !c.sidecar() {
		c.last = &corev1.ContainerStateTerminated{Reason: "Completed", StartedAt: apiTime(c.began), FinishedAt: apiTime(time.Now())}
		return
	}
	c.started, c.ready = true, true
}

// restarts tells whether a container that ended is to be started again.
func (w *worker) restarts(pod *corev1.Pod, c *container) bool {
	if !c.real {
		return false
	}
	if c.sidecar() {
		return true
	}
	switch pod.Spec.RestartPolicy {
	case corev1.RestartPolicyNever:
		return false
	case corev1.RestartPolicyOnFailure:
		return c.last == nil || c.last.ExitCode != 0
	default:
		return !c.init || c.last == nil || c.last.ExitCode != 0
	}
}

func (w *worker) initialised() bool {
	for _, c := range w.containers {
		if c.init && !c.sidecar() && (c.last == nil || c.last.ExitCode != 0) {
			return false
		}
	}
	return true
}

// isOff tells whether the container was stopped on purpose.
func (w *worker) isOff(c *container) bool { return w.manager.switches.isOff(w.switchKey(c)) }

// switchKey outlives the pod: what was stopped on a node stays stopped when its pod is replaced.
func (w *worker) switchKey(c *container) string {
	return w.pod.Namespace + "/" + c.spec.Name + "@" + w.pod.Spec.NodeName
}

// end stops all processes as the pod's grace period allows, then lets go of the pod and its files.
func (w *worker) end(ctx context.Context, pod *corev1.Pod) {
	grace := 30 * time.Second
	if w.pod.Spec.TerminationGracePeriodSeconds != nil {
		grace = time.Duration(*w.pod.Spec.TerminationGracePeriodSeconds) * time.Second
	}
	if pod != nil && pod.DeletionGracePeriodSeconds != nil {
		grace = time.Duration(*pod.DeletionGracePeriodSeconds) * time.Second
	}
	deadline := time.Now().Add(min(grace, time.Minute))
	signal := syscall.SIGTERM
	for alive := true; alive && ctx.Err() == nil; time.Sleep(20 * time.Millisecond) {
		alive = false
		w.mutex.Lock()
		if time.Now().After(deadline) {
			signal = syscall.SIGKILL
		}
		for _, c := range w.containers {
			c.reap()
			if c.pid != 0 {
				alive = true
				if signal != 0 {
					syscall.Kill(c.pid, signal)
				}
			}
		}
		w.mutex.Unlock()
		signal = 0 // once
	}
	w.manager.forget(w)
	if pod == nil || ctx.Err() != nil {
		return
	}
	none := int64(0)
	err := w.manager.client.CoreV1().Pods(pod.Namespace).Delete(ctx, pod.Name,
		metav1.DeleteOptions{GracePeriodSeconds: &none, Preconditions: &metav1.Preconditions{UID: &pod.UID}})
	if err != nil && !apierrors.IsNotFound(err) && !apierrors.IsConflict(err) {
		log.Printf("pods: cannot delete %s/%s: %v", pod.Namespace, pod.Name, err)
	}
}

// components lists the containers for `practice status`.
func (w *worker) components() []control.Component {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	var list []control.Component
	for _, c := range w.containers {
		kind, version := control.Kwok, ""
		if c.real {
			kind, version = c.program.kind, w.manager.options.Version(c.program.file())
		}
		problem := c.lastError
		if problem == "" && c.pid == 0 && c.real && c.last == nil {
			problem = w.problem
		}
		if w.isOff(c) && c.pid == 0 {
			problem = "stopped on purpose"
		}
		entry := control.Component{Name: w.pod.Namespace + "/" + w.pod.Name + "/" + c.spec.Name, Kind: kind,
			State: c.state(w.isOff(c)), Pid: c.pid, Address: w.pod.Status.PodIP, Version: version, LastError: problem,
			Namespace: w.pod.Namespace, Pod: w.pod.Name, Container: c.spec.Name, Node: w.pod.Spec.NodeName}
		if c.real {
			entry.LogFile = c.logFile
		}
		for _, flag := range c.leftOut {
			entry.LeftOut = append(entry.LeftOut, "--"+flag)
		}
		list = append(list, entry)
	}
	return list
}
