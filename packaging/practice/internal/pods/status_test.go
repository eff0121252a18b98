package pods

import (
	"testing"

	corev1 "k8s.io/api/core/v1"
)

func workerFor(pod *corev1.Pod) *worker {
	m := &Manager{switches: switches{off: map[string]bool{}}}
	return m.newWorker(pod)
}

func prometheusPod(policy corev1.RestartPolicy) *corev1.Pod {
	pod := &corev1.Pod{}
	pod.UID, pod.Namespace, pod.Name = "0123456789", "monitoring", "p"
	pod.Spec.NodeName = "n"
	pod.Spec.RestartPolicy = policy
	pod.Spec.Containers = []corev1.Container{{Name: "prometheus", Image: "prometheus"}, {Name: "side", Image: "unknown"}}
	return pod
}

func ready(status podStatus) corev1.ConditionStatus {
	for _, condition := range status.Conditions {
		if condition.Type == corev1.PodReady {
			return condition.Status
		}
	}
	return ""
}

func TestAPodIsReadyOnlyWhenItsProcessAnswers(t *testing.T) {
	pod := prometheusPod(corev1.RestartPolicyAlways)
	w := workerFor(pod)
	if status := w.podStatus(pod); status.Phase != corev1.PodPending || ready(status) != corev1.ConditionFalse {
		t.Errorf("before the start: %s, %s", status.Phase, ready(status))
	}
	w.containers[1].pretend()
	process := w.containers[0]
	process.pid, process.began = 5, w.containers[1].began
	if status := w.podStatus(pod); status.Phase != corev1.PodRunning || ready(status) != corev1.ConditionFalse {
		t.Errorf("running, not answering: %s, %s", status.Phase, ready(status))
	}
	process.started, process.ready = true, true
	if status := w.podStatus(pod); ready(status) != corev1.ConditionTrue {
		t.Errorf("answering: %s", ready(status))
	}
	w.manager.switches.set(w.switchKey(process), true)
	process.pid, process.ready = 0, false
	status := w.podStatus(pod)
	if ready(status) != corev1.ConditionFalse || status.ContainerStatuses[0].State.Waiting.Reason != "Stopped" {
		t.Errorf("stopped: %s, %+v", ready(status), status.ContainerStatuses[0].State)
	}
}

func TestTheEndOfAJobsProcessIsThePodsEnd(t *testing.T) {
	for exit, wanted := range map[int32]corev1.PodPhase{0: corev1.PodSucceeded, 1: corev1.PodFailed} {
		pod := prometheusPod(corev1.RestartPolicyNever)
		pod.Spec.Containers = pod.Spec.Containers[:1]
		w := workerFor(pod)
		c := w.containers[0]
		c.pretend()
		c.ready, c.last = false, &corev1.ContainerStateTerminated{ExitCode: exit}
		if got := w.phase(pod); got != wanted {
			t.Errorf("exit status %d: %s", exit, got)
		}
	}
}
