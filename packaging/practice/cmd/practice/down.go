package main

import (
	"flag"
	"fmt"
	"os"
	"time"

	"golang.org/x/sys/unix"

	"binnacle/practice/internal/control"
	"binnacle/practice/internal/place"
)

// How long the supervisor gets to go down in order before it is killed. Killing it ends all the rest too.
const downLimit = 15 * time.Second

func down(arguments []string) (int, error) {
	flags := flag.NewFlagSet("practice down", flag.ContinueOnError)
	name := flags.String("name", "default", "the cluster's name")
	if err := parseNone(flags, arguments); err != nil {
		return failed, err
	}
	where, err := place.Find(*name)
	if err != nil {
		return failed, err
	}
	if !where.Exists() {
		fmt.Fprintf(os.Stderr, "practice: no cluster named %s is up\n", *name)
		return done, nil
	}
	pid, err := where.Owner()
	if err != nil {
		return failed, err
	}
	if pid != 0 {
		if err := end(where, pid); err != nil {
			return failed, err
		}
	}
	if err := where.Remove(); err != nil {
		return failed, err
	}
	fmt.Fprintf(os.Stderr, "practice: %s is down\n", *name)
	return done, nil
}

// end asks the supervisor to go down, kills it when it does not, and returns when it has ended.
func end(where place.Place, pid int) error {
	process, err := pidFile(pid)
	if err != nil {
		return nil // ended in between
	}
	defer process.Close()
	if owner, err := where.Owner(); err != nil || owner != pid {
		return err // the number may meanwhile belong to another process
	}
	if err := control.Call(where, "POST", "/down", nil, downLimit, nil); err == nil && ended(process, downLimit) {
		return nil
	}
	if err := unix.PidfdSendSignal(int(process.Fd()), unix.SIGKILL, nil, 0); err != nil && err != unix.ESRCH {
		return fmt.Errorf("cannot end the supervisor, process %d: %w", pid, err)
	}
	if !ended(process, downLimit) {
		return fmt.Errorf("the supervisor, process %d, does not end", pid)
	}
	return nil
}

// ended waits for the process' end. When the init of a PID namespace has ended, so has all in it.
func ended(process *os.File, limit time.Duration) bool {
	deadline := time.Now().Add(limit)
	for {
		n, err := unix.Poll([]unix.PollFd{{Fd: int32(process.Fd()), Events: unix.POLLIN}},
			int(max(time.Until(deadline).Milliseconds(), 0)))
		if n > 0 {
			return true
		}
		if err != unix.EINTR {
			return false
		}
	}
}
