package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"binnacle/practice/internal/control"
)

// outside turns the process ids in the status, which are those inside the PID namespace, into those that
// ps and kill know out here. supervisor is the id of the supervisor out here.
func outside(status *control.Status, supervisor int) {
	status.Pid = supervisor
	known := pidsOutside("/proc", supervisor)
	for i := range status.Components {
		status.Components[i].Pid = known[status.Components[i].Pid]
	}
}

// pidsOutside maps inner to outer ids of all processes below the supervisor.
func pidsOutside(proc string, supervisor int) map[int]int {
	type ids struct{ parent, inner int }
	all := map[int]ids{}
	files, _ := filepath.Glob(filepath.Join(proc, "[0-9]*", "status"))
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			continue // ended meanwhile
		}
		outer, _ := strconv.Atoi(filepath.Base(filepath.Dir(file)))
		var found ids
		depth := 0
		for line := range strings.Lines(string(text)) {
			key, value, _ := strings.Cut(line, ":")
			switch fields := strings.Fields(value); key {
			case "PPid":
				found.parent, _ = strconv.Atoi(fields[0])
			case "NSpid":
				depth = len(fields)
				found.inner, _ = strconv.Atoi(fields[len(fields)-1])
			}
		}
		if depth > 1 {
			all[outer] = found
		}
	}
	known := map[int]int{}
	for outer, found := range all {
		for up := outer; ; up = all[up].parent {
			if up == supervisor {
				known[found.inner] = outer
				break
			}
			if _, more := all[up]; !more {
				break
			}
		}
	}
	return known
}
