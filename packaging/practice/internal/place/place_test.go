package place

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func at(t *testing.T, name string) Place {
	t.Helper()
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	p, err := Find(name)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestTheRuntimeFolderGoesBeforeTheStateFolder(t *testing.T) {
	t.Setenv("XDG_RUNTIME_DIR", "/run/user/7")
	t.Setenv("XDG_STATE_HOME", "/state")
	if p, _ := Find("a"); p.Root != "/run/user/7/binnacle/practice/a" {
		t.Errorf("with a runtime folder: %s", p.Root)
	}
	t.Setenv("XDG_RUNTIME_DIR", "")
	if p, _ := Find("a"); p.Root != "/state/binnacle/practice/a" {
		t.Errorf("without one: %s", p.Root)
	}
}

func TestNamesThatLeaveTheFolderAreRefused(t *testing.T) {
	for _, name := range []string{"", "..", "a/b", "A", "-a", "a-", strings.Repeat("a", 33)} {
		if _, err := Find(name); err == nil {
			t.Errorf("%q was taken", name)
		}
	}
}

func TestAClaimedPlaceCannotBeClaimedAgainWhileItsOwnerLives(t *testing.T) {
	p := at(t, "a")
	lock, err := p.Claim()
	if err != nil {
		t.Fatal(err)
	}
	if err := SetOwner(lock, 4711); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Claim(); !errors.Is(err, ErrHeld) {
		t.Fatalf("second claim: %v", err)
	}
	if pid, err := p.Owner(); pid != 4711 || err != nil {
		t.Fatalf("owner %d, %v", pid, err)
	}
	lock.Close()
	if pid, err := p.Owner(); pid != 0 || err != nil {
		t.Fatalf("after its end: owner %d, %v", pid, err)
	}
}

func TestWhatAKilledOwnerLeftIsRemovedByTheNext(t *testing.T) {
	p := at(t, "a")
	if err := WriteFile(p.Path("etcd", "db"), []byte("old")); err != nil {
		t.Fatal(err)
	}
	lock, err := p.Claim()
	if err != nil {
		t.Fatal(err)
	}
	defer lock.Close()
	if _, err := os.Stat(p.Path("etcd")); !os.IsNotExist(err) {
		t.Fatal("the old data is still there")
	}
}

func TestRemovingTakesEmptyFoldersAboveAlong(t *testing.T) {
	p := at(t, "a")
	if err := WriteFile(p.Path("x"), nil); err != nil {
		t.Fatal(err)
	}
	if err := p.Remove(); err != nil {
		t.Fatal(err)
	}
	left, _ := os.ReadDir(os.Getenv("XDG_RUNTIME_DIR"))
	if len(left) != 0 {
		t.Fatalf("left: %v", left)
	}
}

func TestWrittenFilesAreForTheirOwnerOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", "key")
	if err := WriteFile(path, []byte("secret")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("%v, %v", info.Mode(), err)
	}
	left, _ := os.ReadDir(filepath.Dir(path))
	if len(left) != 1 {
		t.Fatalf("a temporary file stayed: %v", left)
	}
}

func TestAFullDiskIsNamedAsSuch(t *testing.T) {
	err := Explain("write", "/x/y", &os.PathError{Op: "write", Path: "/x/y", Err: syscall.ENOSPC})
	if !strings.Contains(err.Error(), "the disk is full") || !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
}
