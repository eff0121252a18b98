package pods

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/kubernetes/third_party/forked/golang/expansion"

	"binnacle/practice/internal/podroot"
	"binnacle/practice/internal/process"
)

// container is one container of a pod: a process here, or, where no program of ours belongs to its
// image, nothing but a report as KWOK would give it.
type container struct {
	spec    *corev1.Container
	program program
	real    bool
	init    bool
	logFile string

	pid       int
	ended     <-chan syscall.WaitStatus
	logged    chan struct{} // closed when all output is in the log file
	leftOut   []string      // flags that the program does not know
	started   bool          // since the process began, its start-up probe has succeeded
	ready     bool
	restarts  int32
	began     time.Time
	probed    time.Time
	last      *corev1.ContainerStateTerminated
	next      time.Time // not started again before
	pause     time.Duration
	lastError string
}

// Pauses before a container that ended is started again, as the kubelet has them but ten times shorter.
const (
	firstPause = time.Second
	lastPause  = 30 * time.Second
	// calm is how long it must have run for the pause to start over.
	calm = time.Minute
)

func newContainer(spec *corev1.Container, init bool, logs string) *container {
	c := &container{spec: spec, init: init, pause: firstPause, logFile: filepath.Join(logs, spec.Name+".log")}
	c.program, c.real = programOf(spec)
	return c
}

// sidecar: an init container that goes on running beside the others.
func (c *container) sidecar() bool {
	return c.init && c.spec.RestartPolicy != nil && *c.spec.RestartPolicy == corev1.ContainerRestartPolicyAlways
}

func expand(text string, values map[string]string) string {
	return expansion.Expand(text, expansion.MappingFuncFor(values))
}

// launch starts the container's process.
func (w *worker) launch(pod *corev1.Pod, c *container) error {
	values, err := w.environment(pod, c.spec)
	if err != nil {
		return err
	}
	mounts, err := w.mounts(pod, c.spec, values)
	if err != nil {
		return err
	}
	description := podroot.Container{
		Root: filepath.Join(w.folder, "roots", c.spec.Name), Name: c.program.name, Folder: "/",
		Program: filepath.Join(w.manager.options.Programs, c.program.file()),
		Mounts:  mounts, Files: map[string]string{"/etc/hosts": hosts(pod), "/etc/nsswitch.conf": "hosts: files dns\n",
			"/etc/passwd": "root:x:0:0:root:/tmp:/bin/false\n", "/etc/resolv.conf": "nameserver 10.96.0.10\n"},
	}
	if c.spec.WorkingDir != "" {
		description.Folder = c.spec.WorkingDir
	}
	var arguments []string
	given := c.spec.Args
	if len(c.spec.Command) > 0 {
		given = slices.Concat(c.spec.Command[1:], c.spec.Args)
	}
	for _, argument := range given {
		arguments = append(arguments, expand(argument, values))
	}
	description.Args = c.program.localise(arguments, pod.Status.PodIP, c.leftOut)
	for name, value := range values {
		value = loopback.ReplaceAllString(value, "${1}"+pod.Status.PodIP+"$3")
		description.Env = append(description.Env, name+"="+value)
	}
	for _, folder := range []string{description.Root, filepath.Dir(c.logFile)} {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return err
		}
	}
	return w.spawn(c, description)
}

// spawn starts our own program in a mount namespace of its own; there it becomes the container's.
func (w *worker) spawn(c *container, description podroot.Container) error {
	text, err := json.Marshal(description)
	if err != nil {
		return err
	}
	input, inputEnd, err := os.Pipe()
	if err != nil {
		return err
	}
	output, outputEnd, err := os.Pipe()
	if err != nil {
		return err
	}
	running, err := w.manager.options.Spawner.Start(process.Command{
		Path: filepath.Join(w.manager.options.Programs, "practice"), Name: c.program.name, Args: []string{Enter},
		Env: []string{}, Output: outputEnd, Extra: []*os.File{input}, OwnMounts: true})
	input.Close()
	outputEnd.Close()
	if err != nil {
		inputEnd.Close()
		output.Close()
		return err
	}
	go func() {
		inputEnd.Write(text)
		inputEnd.Close()
	}()
	c.logged = make(chan struct{})
	go writeLog(output, c.logFile, c.logged)
	c.pid, c.ended, c.began = running.Pid, running.Ended, time.Now()
	c.started, c.ready, c.probed = false, false, time.Time{}
	return nil
}

// Enter is the hidden subcommand by which a process becomes a container's.
const Enter = "enter-container"

// logLimit is the size at which a log file is put aside as FILE.1.
const logLimit = 16 << 20

// writeLog writes lines as container runtimes do (time, stream, F for full), so that KWOK serves them.
func writeLog(from *os.File, path string, done chan<- struct{}) {
	defer close(done)
	defer from.Close()
	file, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		io.Copy(io.Discard, from)
		return
	}
	defer func() { file.Close() }()
	lines := bufio.NewReader(from)
	size := int64(0)
	if info, err := file.Stat(); err == nil {
		size = info.Size()
	}
	for {
		line, err := lines.ReadString('\n')
		if line != "" {
			n, _ := fmt.Fprintf(file, "%s stdout F %s\n", time.Now().UTC().Format(time.RFC3339Nano), strings.TrimRight(line, "\n"))
			size += int64(n)
		}
		if err != nil {
			return
		}
		if size > logLimit {
			os.Rename(path, path+".1")
			file.Close()
			if file, err = os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600); err != nil {
				return
			}
			size = 0
		}
	}
}

// lastOutput is the last logged line without the time and stream in front.
func (c *container) lastOutput() string {
	parts := strings.SplitN(process.LastLine(c.logFile), " ", 4)
	if len(parts) < 4 {
		return ""
	}
	return parts[3]
}

// reap notes that the process has ended, if it has.
func (c *container) reap() bool {
	if c.pid == 0 {
		return false
	}
	select {
	case status := <-c.ended:
		<-c.logged
		c.note(status)
		return true
	default:
		return false
	}
}

func (c *container) note(status syscall.WaitStatus) {
	ran := time.Since(c.began)
	state := &corev1.ContainerStateTerminated{Reason: "Completed", StartedAt: apiTime(c.began), FinishedAt: apiTime(time.Now())}
	if status.Signaled() {
		state.Signal, state.ExitCode = int32(status.Signal()), 128+int32(status.Signal())
	} else {
		state.ExitCode = int32(status.ExitStatus())
	}
	c.lastError = ""
	if state.ExitCode != 0 {
		state.Reason = "Error"
		state.Message = c.lastOutput()
		c.lastError = strings.TrimSuffix(process.Describe(status)+": "+state.Message, ": ")
	}
	c.pid, c.ready, c.started, c.last = 0, false, false, state
	if flag := unknownFlag(c.lastOutput()); flag != "" && state.ExitCode != 0 {
		c.leftOut = append(c.leftOut, flag)
		c.next = time.Now()
		return
	}
	if ran > calm {
		c.pause = firstPause
	}
	c.next = time.Now().Add(c.pause)
	c.pause = min(2*c.pause, lastPause)
}

// switches holds what was stopped on purpose, for all pods.
type switches struct {
	mutex sync.Mutex
	off   map[string]bool
}

func (s *switches) isOff(key string) bool {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.off[key]
}

func (s *switches) set(key string, off bool) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if off {
		s.off[key] = true
	} else {
		delete(s.off, key)
	}
}
