// Package supervisor brings one cluster up, keeps it up and takes it down. It runs as the init of the
// cluster's PID namespace.
package supervisor

import (
	"encoding/json"
	"fmt"
	"os"
	"sync"
	"time"

	"binnacle/practice/internal/control"
)

// Options are what `up` hands to the supervisor, as JSON in its argument.
type Options struct {
	Name      string
	Nodes     int
	Charts    string // folder; "" for the charts that were built with the programs
	Programs  string // folder of the programs
	Pid       int    // this process as seen from outside, set by the supervisor from its lock
	APIPort   int    // 0 for any free one
	ChartPort int    // likewise
	Timeout   time.Duration
	// Tied: the cluster goes down when the process behind ParentFile ends.
	Tied bool
}

// Descriptors that the supervisor inherits.
const (
	LockFile   = 3 // the claimed place
	ReportFile = 4 // Reports go here
	CallerFile = 5 // a pidfd of `up`: until the cluster is ready, its end means giving up
	ParentFile = 6 // a pidfd of the process that the cluster is tied to; only when Tied
)

// Report is one line from the supervisor to `up`.
type Report struct {
	Progress string          `json:"progress,omitempty"`
	Error    string          `json:"error,omitempty"`
	Ready    *control.Status `json:"ready,omitempty"`
}

// reporter writes reports as long as somebody reads them.
type reporter struct {
	mutex sync.Mutex
	file  *os.File
	start time.Time
}

func (r *reporter) send(report Report) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if r.file == nil {
		return
	}
	line, err := json.Marshal(report)
	if err == nil {
		r.file.Write(append(line, '\n'))
	}
}

func (r *reporter) progress(format string, arguments ...any) {
	text := fmt.Sprintf(format, arguments...)
	r.send(Report{Progress: fmt.Sprintf("%s (%.1f s)", text, time.Since(r.start).Seconds())})
}

func (r *reporter) close() {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.file.Close()
	r.file = nil
}
