package supervisor

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"path/filepath"
	"syscall"

	"binnacle/practice/internal/chartrepo"
	"binnacle/practice/internal/control"
)

// listen opens a port on this machine's loopback address, outside the namespace.
func listen(port int, what string) (net.Listener, error) {
	listener, err := net.Listen("tcp4", fmt.Sprintf("127.0.0.1:%d", port))
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("port %d, wanted for %s, is in use by another program; choose another port, or none "+
			"to get a free one", port, what)
	}
	if err != nil {
		return nil, fmt.Errorf("cannot listen on port %d for %s: %w", port, what, err)
	}
	return listener, nil
}

// serveCharts makes the archives where that is needed and serves them.
func (s *Supervisor) serveCharts() error {
	share := filepath.Join(filepath.Dir(s.options.Programs), "share")
	source := chartrepo.Source{Folder: s.options.Charts, Helm: filepath.Join(s.options.Programs, "helm"),
		Definitions: filepath.Join(share, "crds")}
	if source.Folder == "" {
		source.Folder = filepath.Join(share, "charts")
	}
	folder, err := source.Prepare(s.spawner.Run, s.place.Path("charts"))
	if err != nil {
		return err
	}
	go http.Serve(s.charts, chartrepo.Handler(folder))
	return nil
}

func (s *Supervisor) serveControl() error {
	listener, err := control.Listen(s.place)
	if err != nil {
		return fmt.Errorf("cannot make the control socket in %s: %w", s.place.Root, err)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /status", s.answerStatus)
	mux.HandleFunc("POST /down", func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusOK)
		w.(http.Flusher).Flush()
		s.stop(errAsked)
	})
	mux.HandleFunc("POST /stop", func(w http.ResponseWriter, r *http.Request) { s.answerSwitch(w, r, false) })
	mux.HandleFunc("POST /start", func(w http.ResponseWriter, r *http.Request) { s.answerSwitch(w, r, true) })
	go http.Serve(listener, mux)
	return nil
}

// chartRepository is the address for `helm repo add`.
func (s *Supervisor) chartRepository() string {
	return "http://" + s.charts.Addr().String() + "/charts"
}
