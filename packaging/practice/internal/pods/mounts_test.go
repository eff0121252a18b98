package pods

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
)

func read(t *testing.T, folder string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), "..") {
			continue
		}
		text, err := os.ReadFile(filepath.Join(folder, entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		all[entry.Name()] = string(text)
	}
	return all
}

func TestReplacedFilesAreAllNewOrAllOld(t *testing.T) {
	folder := t.TempDir()
	if err := replaceFiles(folder, files{"a": []byte("1"), "b": []byte("1")}); err != nil {
		t.Fatal(err)
	}
	first, _ := os.Readlink(filepath.Join(folder, "..data"))
	if err := replaceFiles(folder, files{"a": []byte("1"), "b": []byte("1")}); err != nil {
		t.Fatal(err)
	}
	if same, _ := os.Readlink(filepath.Join(folder, "..data")); same != first {
		t.Error("unchanged contents were written again")
	}
	if err := replaceFiles(folder, files{"a": []byte("2"), "c": []byte("2")}); err != nil {
		t.Fatal(err)
	}
	if got := read(t, folder); len(got) != 2 || got["a"] != "2" || got["c"] != "2" {
		t.Errorf("now %v", got)
	}
	if _, err := os.Stat(filepath.Join(folder, first)); !os.IsNotExist(err) {
		t.Error("the old version stayed")
	}
}

func TestFilesCannotLeaveTheirVolume(t *testing.T) {
	parent := t.TempDir()
	if err := replaceFiles(filepath.Join(parent, "volume"), files{"../../escaped": []byte("x")}); err != nil {
		t.Fatal(err)
	}
	entries, _ := os.ReadDir(parent)
	if len(entries) != 1 {
		t.Fatalf("beside the volume: %v", entries)
	}
}

func TestAMissingKeyIsAnErrorUnlessOptional(t *testing.T) {
	items := []corev1.KeyToPath{{Key: "k", Path: "p"}}
	if _, err := choose(files{"other": nil}, items, nil, "secret s"); err == nil || err.Error() != "secret s has no key k" {
		t.Errorf("%v", err)
	}
	optional := true
	if got, err := choose(files{"other": nil}, items, &optional, "secret s"); err != nil || len(got) != 0 {
		t.Errorf("optional: %v, %v", got, err)
	}
}

func TestResourceFieldsAreRoundedUpToTheirDivisor(t *testing.T) {
	c := &corev1.Container{Resources: corev1.ResourceRequirements{Limits: corev1.ResourceList{
		corev1.ResourceCPU: resource.MustParse("1500m"), corev1.ResourceMemory: resource.MustParse("1Gi")}}}
	for _, test := range []struct{ resource, divisor, wanted string }{
		{"limits.cpu", "1", "2"}, {"limits.cpu", "1m", "1500"}, {"limits.memory", "0", "1073741824"}, {"limits.memory", "1Mi", "1024"},
	} {
		got, err := resourceField(c, &corev1.ResourceFieldSelector{Resource: test.resource, Divisor: resource.MustParse(test.divisor)})
		if err != nil || got != test.wanted {
			t.Errorf("%s by %s: %q, %v", test.resource, test.divisor, got, err)
		}
	}
}
