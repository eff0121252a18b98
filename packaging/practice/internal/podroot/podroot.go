// Package podroot makes a container's view of the file system out of bind mounts and then becomes the
// container's program. It runs in a process of its own, in a mount namespace of its own.
package podroot

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// Mount puts Source, a folder or a file, at Target in the container.
type Mount struct {
	Source   string
	Target   string
	ReadOnly bool
	// Deep takes along what is mounted below Source.
	Deep bool
}

// Container is what a program is to see and how it is called.
type Container struct {
	// Root is an empty folder on which the container's file system is put together.
	Root string
	// Program is the path outside; inside it is /bin/NAME.
	Program string
	Name    string
	Args    []string
	Env     []string
	Folder  string // working folder inside
	Mounts  []Mount
	// Files are small files to write, by path inside.
	Files map[string]string
}

// Become reads a Container from the descriptor and turns this process into it; it returns only when
// that fails.
func Become(descriptor uintptr) error {
	var c Container
	input := os.NewFile(descriptor, "container")
	if err := json.NewDecoder(input).Decode(&c); err != nil {
		return fmt.Errorf("cannot read what to run: %w", err)
	}
	input.Close()
	if err := c.build(); err != nil {
		return err
	}
	if err := os.Chdir(c.Folder); err != nil {
		return err
	}
	program := "/bin/" + c.Name
	return fmt.Errorf("cannot run %s: %w", program, unix.Exec(program, append([]string{c.Name}, c.Args...), c.Env))
}

// build puts the file system together. Everything is taken hold of outside first, then the root is
// entered, and only then are the targets made: no link in the container can lead outside.
func (c *Container) build() error {
	if err := unix.Mount("tmpfs", c.Root, "tmpfs", unix.MS_NOSUID|unix.MS_NODEV, "mode=755,size=64m"); err != nil {
		return fmt.Errorf("cannot mount a root for the container: %w", err)
	}
	for _, folder := range []string{"proc", "run", "tmp", "var"} {
		if err := os.Mkdir(filepath.Join(c.Root, folder), 0o755); err != nil {
			return err
		}
	}
	if unix.Mount("proc", filepath.Join(c.Root, "proc"), "proc", unix.MS_NOSUID|unix.MS_NODEV|unix.MS_NOEXEC, "") != nil {
		// A locked-down machine may forbid a fresh one; the outer one shows more than a container should see.
		c.Mounts = append([]Mount{{Source: "/proc", Target: "/proc", Deep: true}}, c.Mounts...)
	}
	mounts := []Mount{{Source: c.Program, Target: "/bin/" + c.Name, ReadOnly: true}}
	for _, device := range []string{"null", "zero", "full", "random", "urandom"} {
		mounts = append(mounts, Mount{Source: "/dev/" + device, Target: "/dev/" + device})
	}
	mounts = append(mounts, c.Mounts...)
	var trees []tree
	for _, mount := range mounts {
		taken, err := take(mount)
		if err != nil {
			return fmt.Errorf("cannot mount %s at %s: %w", mount.Source, mount.Target, err)
		}
		trees = append(trees, taken)
	}
	if err := enter(c.Root); err != nil {
		return err
	}
	if err := os.Symlink("/run", "/var/run"); err != nil {
		return err
	}
	for _, taken := range trees {
		if err := taken.put(); err != nil {
			return fmt.Errorf("cannot mount at %s: %w", taken.target, err)
		}
	}
	return c.write()
}

func (c *Container) write() error {
	for _, folder := range []string{"/etc", c.Folder} {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
	}
	for path, text := range c.Files {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// tree is a copy of a mount that is not attached anywhere yet.
type tree struct {
	descriptor int
	folder     bool
	target     string
}

func take(m Mount) (tree, error) {
	info, err := os.Stat(m.Source)
	if err != nil {
		return tree{}, err
	}
	flags := uint(unix.OPEN_TREE_CLONE | unix.OPEN_TREE_CLOEXEC)
	if m.Deep {
		flags |= unix.AT_RECURSIVE
	}
	descriptor, err := unix.OpenTree(unix.AT_FDCWD, m.Source, flags)
	if err != nil {
		return tree{}, err
	}
	if m.ReadOnly {
		err = unix.MountSetattr(descriptor, "", unix.AT_EMPTY_PATH|unix.AT_RECURSIVE, &unix.MountAttr{Attr_set: unix.MOUNT_ATTR_RDONLY})
	}
	return tree{descriptor: descriptor, folder: info.IsDir(), target: filepath.Clean("/" + m.Target)}, err
}

func (t tree) put() error {
	err := os.MkdirAll(filepath.Dir(t.target), 0o755)
	if err == nil && t.folder {
		err = os.MkdirAll(t.target, 0o755)
	} else if err == nil {
		err = touch(t.target)
	}
	if err != nil {
		return err
	}
	defer unix.Close(t.descriptor)
	return unix.MoveMount(t.descriptor, "", unix.AT_FDCWD, t.target, unix.MOVE_MOUNT_F_EMPTY_PATH)
}

func touch(path string) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDONLY, 0o755)
	if err != nil {
		return err
	}
	return file.Close()
}

// enter makes root this process' root and lets go of the old one.
func enter(root string) error {
	if err := os.Chdir(root); err != nil {
		return err
	}
	// The same folder for both: the old root then lies on top of the new one until it is unmounted.
	if err := unix.PivotRoot(".", "."); err != nil {
		return fmt.Errorf("cannot enter the container's root: %w", err)
	}
	if err := unix.Unmount(".", unix.MNT_DETACH); err != nil && !errors.Is(err, unix.EINVAL) {
		return fmt.Errorf("cannot leave the outer root: %w", err)
	}
	return os.Chdir("/")
}
