package process

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// One spawner for the whole test program: it reaps every child of the process.
var spawner = NewSpawner(nil)

func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		if holds() {
			return
		}
	}
	t.Fatalf("not within 10 s: %s", what)
}

func shell(t *testing.T, script string) *Service {
	t.Helper()
	return NewService(spawner, Command{Path: "/bin/sh", Args: []string{"-c", script}, Env: os.Environ()},
		filepath.Join(t.TempDir(), "log"))
}

func TestAServiceThatEndsIsStartedAgain(t *testing.T) {
	s := shell(t, "echo broken; exit 3")
	if err := s.Start(); err != nil {
		t.Fatal(err)
	}
	eventually(t, "second start", func() bool {
		text, _ := os.ReadFile(s.LogFile())
		return strings.Count(string(text), "broken") >= 2
	})
	if _, lastError, _ := s.State(); lastError != "ended with status 3: broken" {
		t.Errorf("last error is %q", lastError)
	}
	s.Stop(time.Second)
}

func TestAStoppedServiceStaysStoppedUntilStarted(t *testing.T) {
	s := shell(t, "exec sleep 60")
	if err := s.Start(); err != nil {
		t.Fatal(err)
	}
	first := s.Pid()
	s.Stop(5 * time.Second)
	if state, _, pid := s.State(); state != "stopped" || pid != 0 {
		t.Fatalf("after Stop: %s, pid %d", state, pid)
	}
	time.Sleep(firstPause + 200*time.Millisecond)
	if s.Pid() != 0 {
		t.Fatal("it came back by itself")
	}
	if err := s.Start(); err != nil {
		t.Fatal(err)
	}
	eventually(t, "running again", func() bool { return s.Pid() != 0 && s.Pid() != first })
	s.Stop(5 * time.Second)
}

func TestAServiceThatIgnoresTheRequestIsKilled(t *testing.T) {
	s := shell(t, "trap '' TERM; echo up; while :; do sleep 0.05; done")
	if err := s.Start(); err != nil {
		t.Fatal(err)
	}
	eventually(t, "trap set", func() bool { return LastLine(s.LogFile()) == "up" })
	s.Stop(200 * time.Millisecond)
	if s.Pid() != 0 {
		t.Fatal("still running")
	}
}

func TestAMissingProgramIsNamed(t *testing.T) {
	s := NewService(spawner, Command{Path: "/nowhere/etcd"}, filepath.Join(t.TempDir(), "log"))
	err := s.Start()
	if err == nil || !strings.Contains(err.Error(), "/nowhere/etcd is missing") {
		t.Fatalf("got %v", err)
	}
}
