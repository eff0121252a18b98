package pods

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
)

// states of a container, as `practice status` names them.
const (
	starting  = "starting"
	running   = "running"
	notReady  = "not-ready"
	waiting   = "waiting"
	stopped   = "stopped"
	done      = "done"
	simulated = "simulated"
)

// state says in a word how the container is.
func (c *container) state(off bool) string {
	switch {
	case !c.real && c.init && !c.sidecar() && c.last != nil:
		return done
	case !c.real:
		return simulated
	case c.pid != 0 && c.ready:
		return running
	case c.pid != 0 && (c.started || c.restarts > 0):
		return notReady
	case c.pid != 0:
		return starting
	case off:
		return stopped
	case c.last != nil && c.last.ExitCode == 0:
		return done
	default:
		return waiting
	}
}

// status is the container's entry in the pod's status.
func (c *container) status(off bool, problem string) corev1.ContainerStatus {
	began := c.began
	status := corev1.ContainerStatus{Name: c.spec.Name, Image: c.spec.Image, RestartCount: c.restarts,
		Ready: c.ready, Started: &c.started}
	switch {
	case c.pid != 0 || (!c.real && !began.IsZero() && c.last == nil):
		status.State.Running = &corev1.ContainerStateRunning{StartedAt: apiTime(began)}
		if c.last != nil {
			status.LastTerminationState.Terminated = c.last
		}
	case off:
		status.State.Waiting = &corev1.ContainerStateWaiting{Reason: "Stopped",
			Message: "stopped on purpose; `practice start-process` starts it again"}
	case c.last != nil && (c.last.ExitCode == 0 || c.restarts == 0):
		status.State.Terminated = c.last
		status.Ready = c.init && c.last.ExitCode == 0
	case c.last != nil:
		status.State.Waiting = &corev1.ContainerStateWaiting{Reason: "CrashLoopBackOff", Message: c.lastError}
		status.LastTerminationState.Terminated = c.last
	default:
		status.State.Waiting = &corev1.ContainerStateWaiting{Reason: "ContainerCreating", Message: problem}
	}
	return status
}

// podStatus is the part of a pod's status that the kubelet owns and this package writes.
type podStatus struct {
	Phase                 corev1.PodPhase          `json:"phase"`
	Conditions            []corev1.PodCondition    `json:"conditions"`
	InitContainerStatuses []corev1.ContainerStatus `json:"initContainerStatuses,omitempty"`
	ContainerStatuses     []corev1.ContainerStatus `json:"containerStatuses"`
}

func (w *worker) podStatus(pod *corev1.Pod) podStatus {
	status := podStatus{Phase: w.phase(pod)}
	var unready []string
	for _, c := range w.containers {
		entry := c.status(w.isOff(c), w.problem)
		if c.init {
			status.InitContainerStatuses = append(status.InitContainerStatuses, entry)
		} else {
			status.ContainerStatuses = append(status.ContainerStatuses, entry)
		}
		if !c.ready && (!c.init || c.sidecar()) {
			unready = append(unready, c.spec.Name)
		}
	}
	readyReason, readyMessage := "", ""
	if status.Phase == corev1.PodSucceeded {
		readyReason = "PodCompleted"
	} else if len(unready) > 0 {
		readyReason, readyMessage = "ContainersNotReady", fmt.Sprintf("containers with unready status: %v", unready)
	}
	initialised := w.initialised()
	status.Conditions = []corev1.PodCondition{
		w.condition(pod, corev1.PodInitialized, initialised, map[bool]string{false: "ContainersNotInitialized"}[initialised], ""),
		w.condition(pod, corev1.PodReady, readyReason == "", readyReason, readyMessage),
		w.condition(pod, corev1.ContainersReady, readyReason == "", readyReason, readyMessage),
	}
	return status
}

// condition keeps the time of the last change.
func (w *worker) condition(pod *corev1.Pod, kind corev1.PodConditionType, holds bool, reason, message string) corev1.PodCondition {
	value := corev1.ConditionFalse
	if holds {
		value = corev1.ConditionTrue
	}
	since, known := w.since[kind]
	if !known || since.Status != value {
		since = corev1.PodCondition{Status: value, LastTransitionTime: metav1.Now()}
		w.since[kind] = since
	}
	return corev1.PodCondition{Type: kind, Status: value, Reason: reason, Message: message,
		LastTransitionTime: since.LastTransitionTime}
}

func (w *worker) phase(pod *corev1.Pod) corev1.PodPhase {
	if !w.initialised() {
		return corev1.PodPending
	}
	ended, failed := true, false
	begun := false
	for _, c := range w.containers {
		if c.init && !c.sidecar() {
			continue
		}
		begun = begun || !c.began.IsZero()
		if c.pid != 0 || c.last == nil || w.restarts(pod, c) {
			ended = false
		} else if c.last.ExitCode != 0 {
			failed = true
		}
	}
	switch {
	case !begun:
		return corev1.PodPending
	case ended && failed:
		return corev1.PodFailed
	case ended:
		return corev1.PodSucceeded
	default:
		return corev1.PodRunning
	}
}

// publish writes the pod's status where it has changed.
func (w *worker) publish(ctx context.Context, pod *corev1.Pod) error {
	text, err := json.Marshal(map[string]any{"metadata": map[string]any{"uid": pod.UID}, "status": w.podStatus(pod)})
	if err != nil || bytes.Equal(text, w.published) {
		return err
	}
	_, err = w.manager.client.CoreV1().Pods(pod.Namespace).Patch(ctx, pod.Name, types.StrategicMergePatchType, text,
		metav1.PatchOptions{}, "status")
	if err == nil {
		w.published = text
	}
	return err
}
