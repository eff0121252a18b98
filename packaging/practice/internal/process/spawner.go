// Package process starts programs, waits for them and starts them again when they end unasked.
package process

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// Command describes a program to start.
type Command struct {
	Path string
	// Args without the name; the name is Path's last part, or Name where that is set.
	Args []string
	Name string
	Env  []string
	// Output gets standard output and standard error; nil discards them.
	Output *os.File
	// Extra files become descriptors 3, 4, ….
	Extra []*os.File
	// OwnMounts gives the program a mount namespace of its own.
	OwnMounts bool
}

// Spawner starts programs and reaps whatever ends, also orphans: it is meant for the init of a PID
// namespace, and there is one of it in a process.
type Spawner struct {
	// inside runs a function where the programs belong (a thread in the network namespace).
	inside  func(func())
	mutex   sync.Mutex
	closed  bool
	waiting map[int]chan syscall.WaitStatus
}

// NewSpawner starts the reaping. inside may be nil: then programs start where the caller is.
func NewSpawner(inside func(func())) *Spawner {
	if inside == nil {
		inside = func(f func()) { f() }
	}
	s := &Spawner{inside: inside, waiting: map[int]chan syscall.WaitStatus{}}
	ended := make(chan os.Signal, 16)
	signal.Notify(ended, syscall.SIGCHLD)
	go func() {
		for range ended {
			s.reap()
		}
	}()
	return s
}

func (s *Spawner) reap() {
	for {
		var status syscall.WaitStatus
		// Under the lock: a program that ends at once must not be reaped before Start knows its id.
		s.mutex.Lock()
		pid, err := syscall.Wait4(-1, &status, syscall.WNOHANG, nil)
		if err == nil && pid > 0 {
			if waiter := s.waiting[pid]; waiter != nil {
				delete(s.waiting, pid)
				waiter <- status // has room for it
			}
		}
		s.mutex.Unlock()
		if err == syscall.EINTR {
			continue
		}
		if err != nil || pid <= 0 {
			return
		}
	}
}

// Running is a program that was started.
type Running struct {
	// Pid as seen by the spawner's process.
	Pid int
	// Ended gets the status once.
	Ended <-chan syscall.WaitStatus
}

// Start starts the program.
func (s *Spawner) Start(c Command) (Running, error) {
	null, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		return Running{}, err
	}
	defer null.Close()
	output := null
	if c.Output != nil {
		output = c.Output
	}
	files := []uintptr{null.Fd(), output.Fd(), output.Fd()}
	for _, extra := range c.Extra {
		files = append(files, extra.Fd())
	}
	attributes := &syscall.ProcAttr{Env: c.Env, Files: files, Sys: &syscall.SysProcAttr{Setsid: true}}
	if c.OwnMounts {
		attributes.Sys.Cloneflags = unix.CLONE_NEWNS
	}
	name := c.Name
	if name == "" {
		name = filepath.Base(c.Path)
	}
	waiter := make(chan syscall.WaitStatus, 1)
	var pid int
	s.mutex.Lock()
	if s.closed {
		s.mutex.Unlock()
		return Running{}, errors.New("the cluster is being taken down")
	}
	s.inside(func() { pid, err = syscall.ForkExec(c.Path, append([]string{name}, c.Args...), attributes) })
	if err == nil {
		s.waiting[pid] = waiter
	}
	s.mutex.Unlock()
	if errors.Is(err, fs.ErrNotExist) {
		return Running{}, fmt.Errorf("the program %s is missing: build it with packaging/lib/tools.sh", c.Path)
	}
	if err != nil {
		return Running{}, fmt.Errorf("cannot start %s: %w", c.Path, err)
	}
	return Running{Pid: pid, Ended: waiter}, nil
}

// EndAll forbids further starts and kills every process of the PID namespace but this one, its init.
// It returns when they have ended.
func (s *Spawner) EndAll() {
	s.mutex.Lock()
	s.closed = true
	s.mutex.Unlock()
	if os.Getpid() != 1 {
		return // not the init of a namespace: -1 would mean everything of this user
	}
	for {
		if err := syscall.Kill(-1, syscall.SIGKILL); err == syscall.ESRCH {
			return
		}
		s.reap()
		time.Sleep(5 * time.Millisecond)
	}
}

// Describe says in words how a program ended.
func Describe(status syscall.WaitStatus) string {
	switch {
	case status.Signaled():
		return fmt.Sprintf("ended by signal %d (%s)", status.Signal(), status.Signal())
	default:
		return fmt.Sprintf("ended with status %d", status.ExitStatus())
	}
}
