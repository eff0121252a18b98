package supervisor

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// endWith calls f when the process behind the pidfd has ended.
func endWith(pidfd *os.File, f func()) {
	go func() {
		for {
			n, err := unix.Poll([]unix.PollFd{{Fd: int32(pidfd.Fd()), Events: unix.POLLIN}}, -1)
			if err != nil && err != unix.EINTR {
				return
			}
			if n > 0 {
				f()
				return
			}
		}
	}()
}

// explain puts a full disk, which hides behind many messages, in front.
func (s *Supervisor) explain(err error) error {
	if room := s.place.CheckRoom(); room != nil && !errors.Is(err, errAsked) {
		return room
	}
	return err
}

// reason prefers a program that does not come up to the timeout that it caused.
func (s *Supervisor) reason(err error) error {
	for _, p := range s.parts {
		if state, _, _ := p.service.State(); state == "waiting" {
			return p.service.Failure(p.name)
		}
	}
	return err
}

// failed names the first program that ended three times already.
func (s *Supervisor) failed() error {
	for _, p := range s.parts {
		if p.service.Restarts() >= 3 {
			return p.service.Failure(p.name)
		}
	}
	return nil
}
