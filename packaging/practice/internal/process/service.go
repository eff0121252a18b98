package process

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"sync"
	"syscall"
	"time"

	"binnacle/practice/internal/place"
)

// Service is a program that is to run all the time: when it ends unasked it is started again after a
// pause that doubles from one second to thirty while it keeps ending quickly.
type Service struct {
	spawner *Spawner
	command Command
	logFile string

	mutex     sync.Mutex
	pid       int
	wanted    bool
	looping   bool
	lastError string
	restarts  int
	changed   chan struct{} // closed and replaced at each change of wanted
}

// Pauses between an unasked end and the next start.
const (
	firstPause = time.Second
	lastPause  = 30 * time.Second
)

// NewService describes a service; nothing runs yet. Its output is appended to logFile.
func NewService(spawner *Spawner, command Command, logFile string) *Service {
	return &Service{spawner: spawner, command: command, logFile: logFile, changed: make(chan struct{})}
}

// LogFile is where its output goes.
func (s *Service) LogFile() string { return s.logFile }

// Start starts it, also after Stop. An error means that the first start did not even begin.
func (s *Service) Start() error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.wanted {
		return nil
	}
	s.setWanted(true)
	if s.looping {
		return nil
	}
	running, output, err := s.launch()
	if err != nil {
		s.lastError = err.Error()
		s.setWanted(false)
		return err
	}
	s.looping = true
	s.pid = running.Pid
	go s.watch(running, output)
	return nil
}

func (s *Service) setWanted(wanted bool) {
	s.wanted = wanted
	close(s.changed)
	s.changed = make(chan struct{})
}

func (s *Service) launch() (Running, *os.File, error) {
	output, err := os.OpenFile(s.logFile, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return Running{}, nil, place.Explain("write", s.logFile, err)
	}
	command := s.command
	command.Output = output
	running, err := s.spawner.Start(command)
	if err != nil {
		output.Close()
		return Running{}, nil, err
	}
	return running, output, nil
}

// watch follows one run after the other until the service is no longer wanted.
func (s *Service) watch(running Running, output *os.File) {
	pause := firstPause
	for {
		began := time.Now()
		status := <-running.Ended
		output.Close()
		s.mutex.Lock()
		s.pid = 0
		if s.wanted {
			s.lastError = strings.TrimSuffix(Describe(status)+": "+LastLine(s.logFile), ": ")
			s.restarts++
		}
		s.mutex.Unlock()
		if time.Since(began) > lastPause {
			pause = firstPause
		}
		for {
			s.rest(pause)
			pause = min(2*pause, lastPause)
			s.mutex.Lock()
			if !s.wanted {
				s.looping = false
				s.mutex.Unlock()
				return
			}
			var err error
			running, output, err = s.launch()
			if err == nil {
				s.pid = running.Pid
				s.mutex.Unlock()
				break
			}
			s.lastError = err.Error()
			s.mutex.Unlock()
		}
	}
}

// rest waits for the pause, or less when what is wanted changes.
func (s *Service) rest(pause time.Duration) {
	s.mutex.Lock()
	wanted, changed := s.wanted, s.changed
	s.mutex.Unlock()
	if !wanted {
		return
	}
	select {
	case <-time.After(pause):
	case <-changed:
	}
}

// Stop ends it in order, with force after grace, and returns when it has ended. It stays stopped.
func (s *Service) Stop(grace time.Duration) {
	s.mutex.Lock()
	s.setWanted(false)
	pid := s.pid
	s.mutex.Unlock()
	if pid == 0 {
		return
	}
	syscall.Kill(pid, syscall.SIGTERM)
	deadline := time.Now().Add(grace)
	for s.Pid() == pid {
		if time.Now().After(deadline) {
			syscall.Kill(pid, syscall.SIGKILL)
			deadline = time.Now().Add(time.Hour)
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// Pid is the running process' id, 0 when none runs.
func (s *Service) Pid() int {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.pid
}

// Restarts is how often it ended unasked.
func (s *Service) Restarts() int {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.restarts
}

// State is running, waiting (for the next start) or stopped, with the last unasked end in words.
func (s *Service) State() (state, lastError string, pid int) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	switch {
	case s.pid != 0:
		return "running", s.lastError, s.pid
	case s.wanted:
		return "waiting", s.lastError, 0
	default:
		return "stopped", s.lastError, 0
	}
}

// LastLine gives the last line with text in the log file, or "" where there is none.
func LastLine(logFile string) string {
	const enough = 4096
	file, err := os.Open(logFile)
	if err != nil {
		return ""
	}
	defer file.Close()
	if info, err := file.Stat(); err == nil && info.Size() > enough {
		file.Seek(-enough, 2)
	}
	text := make([]byte, enough)
	n, _ := file.Read(text)
	lines := bytes.Split(bytes.TrimSpace(text[:n]), []byte("\n"))
	return string(lines[len(lines)-1])
}

// Failure says in one sentence why the service does not run.
func (s *Service) Failure(name string) error {
	_, lastError, _ := s.State()
	if lastError == "" {
		lastError = LastLine(s.logFile)
	}
	return fmt.Errorf("%s does not come up (%s)", name, lastError)
}
