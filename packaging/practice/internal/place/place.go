// Package place knows where a practice cluster keeps its files and who owns them.
package place

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// Place is the state folder of one practice cluster (mode 0700; nothing in it outlives the cluster).
type Place struct {
	Name string
	Root string
}

var validName = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$`)

// Find gives the place of the cluster called name: under XDG_RUNTIME_DIR where that is set, else under
// XDG_STATE_HOME (default ~/.local/state). Nothing is created.
func Find(name string) (Place, error) {
	if !validName.MatchString(name) {
		return Place{}, fmt.Errorf("the name %q cannot be used: use up to 32 lower-case letters, digits and hyphens", name)
	}
	base := os.Getenv("XDG_RUNTIME_DIR")
	if base == "" {
		base = os.Getenv("XDG_STATE_HOME")
	}
	if base == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return Place{}, errors.New("no folder for the cluster's state: set XDG_RUNTIME_DIR or HOME")
		}
		base = filepath.Join(home, ".local", "state")
	}
	if !filepath.IsAbs(base) {
		return Place{}, fmt.Errorf("the folder for the cluster's state, %q, is not an absolute path", base)
	}
	return Place{Name: name, Root: filepath.Join(base, "binnacle", "practice", name)}, nil
}

// Path joins parts to the state folder.
func (p Place) Path(parts ...string) string {
	return filepath.Join(append([]string{p.Root}, parts...)...)
}

// Kubeconfig is the administrator's kubeconfig, for programs outside the namespaces.
func (p Place) Kubeconfig() string { return p.Path("kubeconfig") }

// LogFile is where the component's output goes.
func (p Place) LogFile(component string) string { return p.Path("logs", component+".log") }

// ErrHeld says that a living process owns the place.
var ErrHeld = errors.New("held by a living process")

// Claim takes the place: the returned file holds its lock, and whoever inherits the file shares it. The
// lock ends with its last holder however that ends, so holding it means being alive.
// What a killed owner left is removed first. ErrHeld when another one lives.
func (p Place) Claim() (*os.File, error) {
	for range 10 {
		if err := os.MkdirAll(p.Root, 0o700); err != nil {
			return nil, Explain("create the state folder", p.Root, err)
		}
		if err := os.Chmod(p.Root, 0o700); err != nil {
			return nil, Explain("protect the state folder", p.Root, err)
		}
		lock, err := p.openLock(os.O_CREATE)
		if err != nil {
			return nil, err
		}
		current, err := p.isCurrent(lock)
		if err != nil || !current { // removed between opening and locking
			lock.Close()
			continue
		}
		if err := p.clear(); err != nil {
			lock.Close()
			return nil, err
		}
		return lock, nil
	}
	return nil, fmt.Errorf("the state folder %s keeps being removed by another process", p.Root)
}

func (p Place) openLock(flags int) (*os.File, error) {
	lock, err := os.OpenFile(p.Path("lock"), os.O_RDWR|flags, 0o600)
	if err != nil {
		return nil, Explain("open", p.Path("lock"), err)
	}
	if err := unix.Flock(int(lock.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		lock.Close()
		if errors.Is(err, unix.EWOULDBLOCK) {
			return nil, ErrHeld
		}
		return nil, Explain("lock", p.Path("lock"), err)
	}
	return lock, nil
}

func (p Place) isCurrent(lock *os.File) (bool, error) {
	held, err := lock.Stat()
	if err != nil {
		return false, err
	}
	named, err := os.Stat(p.Path("lock"))
	if err != nil {
		return false, err
	}
	return os.SameFile(held, named), nil
}

// clear removes everything but the lock.
func (p Place) clear() error {
	entries, err := os.ReadDir(p.Root)
	if err != nil {
		return Explain("read", p.Root, err)
	}
	for _, entry := range entries {
		if entry.Name() == "lock" {
			continue
		}
		if err := removeAll(p.Path(entry.Name())); err != nil {
			return err
		}
	}
	return nil
}

// removeAll retries for a while: processes that the kernel is just ending may still write.
func removeAll(path string) error {
	var err error
	for range 50 {
		if err = os.RemoveAll(path); err == nil {
			return nil
		}
		time.Sleep(100 * time.Millisecond)
	}
	return Explain("remove", path, err)
}

// Remove deletes the whole place, and the folders above it as far as they are empty.
func (p Place) Remove() error {
	if err := removeAll(p.Root); err != nil {
		return err
	}
	parent := filepath.Dir(p.Root)
	if os.Remove(parent) == nil {
		os.Remove(filepath.Dir(parent))
	}
	return nil
}

// Exists tells whether there is anything of the cluster on disk.
func (p Place) Exists() bool {
	_, err := os.Stat(p.Root)
	return err == nil
}

// Owner gives the process id of the living owner, or 0 when none lives.
func (p Place) Owner() (int, error) {
	lock, err := p.openLock(0)
	if err == nil {
		lock.Close()
		return 0, nil
	}
	if !errors.Is(err, ErrHeld) {
		if errors.Is(err, fs.ErrNotExist) {
			return 0, nil
		}
		return 0, err
	}
	text, err := os.ReadFile(p.Path("lock"))
	if err != nil {
		return 0, Explain("read", p.Path("lock"), err)
	}
	pid, _ := strconv.Atoi(strings.TrimSpace(string(text)))
	return pid, nil
}

// SetOwner notes the process id, as seen from outside the namespaces, in the claimed lock.
func SetOwner(lock *os.File, pid int) error {
	if err := lock.Truncate(0); err != nil {
		return Explain("write", lock.Name(), err)
	}
	if _, err := lock.WriteAt([]byte(strconv.Itoa(pid)+"\n"), 0); err != nil {
		return Explain("write", lock.Name(), err)
	}
	return nil
}

// MinimumFree is what a cluster with a small monitoring stack writes in its first hour, with room to spare.
const MinimumFree = 300 << 20

// CheckRoom refuses a disk that is full or nearly so.
func (p Place) CheckRoom() error {
	existing := p.Root
	for {
		if _, err := os.Stat(existing); err == nil {
			break
		}
		existing = filepath.Dir(existing)
	}
	var room unix.Statfs_t
	if err := unix.Statfs(existing, &room); err != nil {
		return Explain("ask for free space in", existing, err)
	}
	free := room.Bavail * uint64(room.Bsize)
	if free < MinimumFree {
		return fmt.Errorf("the disk that holds %s is full: %d MiB are free, %d MiB are needed; make room, or set "+
			"XDG_RUNTIME_DIR to a folder on another disk", existing, free>>20, MinimumFree>>20)
	}
	return nil
}

// Explain turns a failed file operation into one sentence that says what to do; errors.Is still finds err.
func Explain(what, path string, err error) error {
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return &explained{fmt.Sprintf("cannot %s %s: the disk is full; make room and try again", what, path), err}
	case errors.Is(err, fs.ErrPermission):
		return &explained{fmt.Sprintf("cannot %s %s: missing rights on it", what, path), err}
	default:
		var pathError *fs.PathError
		cause := err
		if errors.As(err, &pathError) {
			cause = pathError.Err
		}
		return &explained{fmt.Sprintf("cannot %s %s: %v", what, path, cause), err}
	}
}

type explained struct {
	text  string
	cause error
}

func (e *explained) Error() string { return e.text }
func (e *explained) Unwrap() error { return e.cause }

// WriteFile writes a file that only its owner may read, atomically.
func WriteFile(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return Explain("create", filepath.Dir(path), err)
	}
	temporary, err := os.CreateTemp(filepath.Dir(path), ".new-*") // mode 0600
	if err != nil {
		return Explain("create a file in", filepath.Dir(path), err)
	}
	defer os.Remove(temporary.Name())
	_, err = temporary.Write(data)
	if closing := temporary.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(temporary.Name(), path)
	}
	if err != nil {
		return Explain("write", path, err)
	}
	return nil
}
