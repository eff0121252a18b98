package pods

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// files are the contents of a volume, by relative path.
type files map[string][]byte

// replaceFiles makes folder hold exactly the contents, in one step as the kubelet does it: the files are
// links through ..data, which is a link that is replaced. Unchanged contents are left alone.
func replaceFiles(folder string, contents files) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	data := filepath.Join(folder, "..data")
	if sameFiles(data, contents) {
		return nil
	}
	version, err := os.MkdirTemp(folder, "..version-")
	if err != nil {
		return err
	}
	os.Chmod(version, 0o755)
	for path, text := range contents {
		target := filepath.Join(version, filepath.Clean("/"+path))
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(target, text, 0o600); err != nil {
			return err
		}
	}
	old, _ := os.Readlink(data)
	os.Remove(data + ".new")
	if err := os.Symlink(filepath.Base(version), data+".new"); err != nil {
		return err
	}
	if err := os.Rename(data+".new", data); err != nil {
		return err
	}
	if old != "" {
		os.RemoveAll(filepath.Join(folder, old))
	}
	return linkTop(folder, contents)
}

// linkTop makes the visible links and removes those whose file is gone.
func linkTop(folder string, contents files) error {
	wanted := map[string]bool{}
	for path := range contents {
		top, _, _ := strings.Cut(filepath.Clean(path), "/")
		wanted[top] = true
		err := os.Symlink(filepath.Join("..data", top), filepath.Join(folder, top))
		if err != nil && !os.IsExist(err) {
			return err
		}
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if !strings.HasPrefix(entry.Name(), "..") && !wanted[entry.Name()] {
			os.Remove(filepath.Join(folder, entry.Name()))
		}
	}
	return nil
}

func sameFiles(folder string, contents files) bool {
	count := 0
	err := filepath.WalkDir(folder+"/.", func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		relative, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		text, err := os.ReadFile(path)
		if want, known := contents[relative]; err != nil || !known || !bytes.Equal(text, want) {
			return fmt.Errorf("%s differs", relative)
		}
		count++
		return nil
	})
	return err == nil && count == len(contents)
}
