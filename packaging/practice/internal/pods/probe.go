package pods

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

func apiTime(t time.Time) metav1.Time { return metav1.NewTime(t) }

// Intervals between checks: often until a container is ready, then as its probe says.
const (
	eagerInterval   = 500 * time.Millisecond
	defaultInterval = 10 * time.Second
	shortestLimit   = 3 * time.Second // a busy machine is not a broken program
)

// probe brings started and ready up to date, no more often than asked for.
func (w *worker) probe(ctx context.Context, pod *corev1.Pod, c *container) {
	interval := eagerInterval
	if c.ready {
		interval = defaultInterval
		if p := c.spec.ReadinessProbe; p != nil && p.PeriodSeconds > 0 {
			interval = time.Duration(p.PeriodSeconds) * time.Second
		}
	}
	if time.Since(c.probed) < interval {
		return
	}
	c.probed = time.Now()
	if !c.started {
		if err := w.check(ctx, pod, c, c.spec.StartupProbe); err != nil {
			c.ready, c.lastError = false, "start-up probe: "+err.Error()
			return
		}
		c.started = true
	}
	if err := w.check(ctx, pod, c, c.spec.ReadinessProbe); err != nil {
		c.ready, c.lastError = false, "readiness: "+err.Error()
		return
	}
	c.ready, c.lastError = true, ""
}

// check asks the program itself. Without a probe, each declared TCP port must take connections: a pod is
// only ready here when its program answers.
func (w *worker) check(ctx context.Context, pod *corev1.Pod, c *container, probe *corev1.Probe) error {
	limit := shortestLimit
	if probe != nil {
		limit = max(limit, time.Duration(probe.TimeoutSeconds)*time.Second)
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	switch {
	case probe != nil && probe.HTTPGet != nil:
		return w.get(ctx, pod, c.spec, probe.HTTPGet)
	case probe != nil && probe.TCPSocket != nil:
		port, err := portOf(c.spec, probe.TCPSocket.Port.StrVal, probe.TCPSocket.Port.IntValue())
		if err != nil {
			return err
		}
		return w.connect(ctx, pod, port)
	}
	for _, port := range c.spec.Ports {
		if port.Protocol != corev1.ProtocolTCP && port.Protocol != "" {
			continue
		}
		if err := w.connect(ctx, pod, fmt.Sprint(port.ContainerPort)); err != nil {
			return err
		}
	}
	return nil
}

func (w *worker) connect(ctx context.Context, pod *corev1.Pod, port string) error {
	connection, err := w.manager.options.Dial(ctx, "tcp", net.JoinHostPort(pod.Status.PodIP, port))
	if err == nil {
		err = connection.Close()
	}
	return err
}

func (w *worker) get(ctx context.Context, pod *corev1.Pod, spec *corev1.Container, action *corev1.HTTPGetAction) error {
	port, err := portOf(spec, action.Port.StrVal, action.Port.IntValue())
	if err != nil {
		return err
	}
	scheme := "http"
	if action.Scheme == corev1.URISchemeHTTPS {
		scheme = "https"
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet,
		scheme+"://"+net.JoinHostPort(pod.Status.PodIP, port)+action.Path, nil)
	if err != nil {
		return err
	}
	for _, header := range action.HTTPHeaders {
		request.Header.Add(header.Name, header.Value)
	}
	transport := &http.Transport{DialContext: w.manager.options.Dial, DisableKeepAlives: true,
		TLSClientConfig: &tls.Config{InsecureSkipVerify: true}} // as the kubelet does: the certificate is not for the address
	answer, err := (&http.Client{Transport: transport}).Do(request)
	if err != nil {
		if inner := errors.Unwrap(err); inner != nil {
			err = inner
		}
		return err
	}
	answer.Body.Close()
	if answer.StatusCode < 200 || answer.StatusCode >= 400 {
		return fmt.Errorf("%s answers %s", action.Path, answer.Status)
	}
	return nil
}
