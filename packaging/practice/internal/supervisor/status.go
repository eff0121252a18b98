package supervisor

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"strings"
	"sync"
	"time"

	"binnacle/practice/internal/control"
)

// stateHolder is the cluster's state in a word, for several threads.
type stateHolder struct {
	mutex sync.Mutex
	word  string
}

func (h *stateHolder) set(word string) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	h.word = word
}

func (h *stateHolder) get() string {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	return h.word
}

// stopGrace is how long a program gets to end in order when it is stopped on purpose.
const stopGrace = 10 * time.Second

// Status describes the cluster; process ids are those inside the PID namespace.
func (s *Supervisor) Status(ctx context.Context) control.Status {
	status := control.Status{
		Name: s.options.Name, State: s.state.get(), Kubeconfig: s.place.Kubeconfig(), Context: s.programs.Context(),
		APIServer: s.server(), ChartRepository: s.chartRepository(), Pid: 1,
		Nodes: s.options.Nodes, StateFolder: s.place.Root,
		Components: []control.Component{}, NotRunHere: []control.NotRun{},
	}
	if version := s.version.Load(); version != nil {
		status.Version = *version
	}
	for _, p := range s.parts {
		state, lastError, pid := p.service.State()
		if state != "running" && status.State == "ready" {
			status.State = "degraded"
		}
		status.Components = append(status.Components, control.Component{Name: p.name, Kind: control.Real,
			State: state, Pid: pid, Address: p.address, Version: p.version, LastError: lastError,
			LogFile: p.service.LogFile()})
	}
	if word := s.state.get(); word == "starting" || word == "stopping" {
		return status
	}
	status.Components = append(status.Components, s.pods.Components()...)
	missing, err := s.notRun(ctx, status.Components)
	if err != nil {
		status.State = "degraded"
		log.Printf("status: %v", err)
	}
	status.NotRunHere = append(status.NotRunHere, missing...)
	for i := range status.Components {
		status.Components[i].LastError = s.plain(status.Components[i].LastError)
	}
	return status
}

// longestError keeps one line of a program's log readable.
const longestError = 300

// plain shortens what a program said last, and says it itself where the disk is full.
func (s *Supervisor) plain(said string) string {
	if strings.Contains(said, "no space left on device") {
		return fmt.Sprintf("the disk that holds %s is full; make room on it", s.place.Root)
	}
	if len(said) > longestError {
		said = strings.ToValidUTF8(said[:longestError], "") + "…"
	}
	return said
}

func (s *Supervisor) answerStatus(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(s.Status(r.Context()))
}

// answerSwitch stops or starts the component named by the query's `what`.
func (s *Supervisor) answerSwitch(w http.ResponseWriter, r *http.Request, start bool) {
	what := r.URL.Query().Get("what")
	for _, p := range s.parts {
		if p.name != what {
			continue
		}
		if !start {
			p.service.Stop(stopGrace)
		} else if err := p.service.Start(); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
		return
	}
	if s.state.get() != "ready" {
		http.Error(w, "the cluster is not ready yet", http.StatusServiceUnavailable)
		return
	}
	if err := s.pods.Switch(what, start); err != nil {
		http.Error(w, err.Error(), http.StatusNotFound)
	}
}
