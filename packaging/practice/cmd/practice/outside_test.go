package main

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

func TestInnerIdsAreTranslatedWithinTheSupervisorsFamilyOnly(t *testing.T) {
	proc := t.TempDir()
	write := func(pid, parent int, inner string) {
		folder := filepath.Join(proc, fmt.Sprint(pid))
		if err := os.Mkdir(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		text := fmt.Sprintf("Name:\tx\nPPid:\t%d\nNSpid:\t%d%s\n", parent, pid, inner)
		if err := os.WriteFile(filepath.Join(folder, "status"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(100, 1, "\t1")   // the supervisor
	write(101, 100, "\t7") // its child
	write(102, 101, "\t8") // its grandchild
	write(200, 1, "\t1")   // another cluster
	write(201, 200, "\t7")
	write(300, 1, "") // no namespace of its own
	got := pidsOutside(proc, 100)
	if len(got) != 3 || got[1] != 100 || got[7] != 101 || got[8] != 102 {
		t.Fatalf("%v", got)
	}
}
