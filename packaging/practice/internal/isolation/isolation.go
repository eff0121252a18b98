// Package isolation puts a practice cluster into namespaces of its own: as an ordinary user through a
// user namespace, as root without one.
package isolation

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"
)

// Attributes are those with which the supervisor is started: leader of a session of its own, init of a
// PID namespace (when it ends, however it ends, the kernel ends everything in there), mounts of its own.
// Its network stays outside; see Network.
func Attributes() *syscall.SysProcAttr {
	attributes := &syscall.SysProcAttr{Setsid: true,
		Cloneflags: unix.CLONE_NEWPID | unix.CLONE_NEWNS}
	if os.Geteuid() != 0 {
		// Root in there is this user out here: exec keeps the rights within the namespace only for id 0.
		attributes.Cloneflags |= unix.CLONE_NEWUSER
		attributes.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Geteuid(), Size: 1}}
		attributes.GidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getegid(), Size: 1}}
	}
	return attributes
}

// ExplainRefusal turns the kernel's refusal to make the namespaces into a sentence with the way out.
func ExplainRefusal(err error) error {
	if !errors.Is(err, unix.EPERM) && !errors.Is(err, unix.ENOSPC) && !errors.Is(err, unix.EUSERS) &&
		!errors.Is(err, unix.EACCES) && !errors.Is(err, unix.EINVAL) {
		return err
	}
	if os.Geteuid() == 0 {
		return fmt.Errorf("missing rights: root may not make namespaces here (%v); in a container, run it with "+
			"--privileged or --cap-add SYS_ADMIN", err)
	}
	return fmt.Errorf("missing rights: an ordinary user may not make namespaces on this machine (%s); run it as root "+
		"(sudo), or have this setting changed", switchedOffBy(err))
}

// switchedOffBy names the setting that forbids user namespaces, where one does.
func switchedOffBy(err error) string {
	for _, setting := range []struct{ path, off string }{
		{"/proc/sys/user/max_user_namespaces", "0"},
		{"/proc/sys/kernel/unprivileged_userns_clone", "0"},
		{"/proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1"},
	} {
		text, readError := os.ReadFile(setting.path)
		if readError == nil && strings.TrimSpace(string(text)) == setting.off {
			return setting.path + " is " + setting.off
		}
	}
	return err.Error()
}

// PrivateMounts keeps mounts made from now on from being seen outside, and shows the PID namespace's
// own processes in /proc where the kernel allows that (a locked-down container may not; then /proc
// stays the outer one, in which our programs find themselves as well).
func PrivateMounts() error {
	if err := unix.Mount("", "/", "", unix.MS_REC|unix.MS_PRIVATE, ""); err != nil {
		return fmt.Errorf("cannot keep mounts private: %w", err)
	}
	_ = unix.Mount("proc", "/proc", "proc", unix.MS_NOSUID|unix.MS_NODEV|unix.MS_NOEXEC, "")
	return nil
}
