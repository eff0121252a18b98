// Package control is how the commands talk to the supervisor of a running cluster: HTTP over a Unix
// socket in the state folder.
package control

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"binnacle/practice/internal/place"
)

// Component is one program of the cluster, or one container of a pod.
type Component struct {
	Name      string `json:"name"`
	Kind      string `json:"kind"`
	State     string `json:"state"`
	Pid       int    `json:"pid"`
	Address   string `json:"address"`
	Version   string `json:"version"`
	LastError string `json:"lastError"`
	LogFile   string `json:"logFile"`
	// LeftOut are flags of the pod that this version of the program does not know.
	LeftOut   []string `json:"leftOut,omitempty"`
	Namespace string   `json:"namespace,omitempty"`
	Pod       string   `json:"pod,omitempty"`
	Container string   `json:"container,omitempty"`
	Node      string   `json:"node,omitempty"`
}

// Kinds of components.
const (
	Real    = "real"
	StandIn = "standin"
	Kwok    = "kwok"
)

// NotRun names targets of Prometheus, by job and endpoint label, whose program has no process here.
type NotRun struct {
	Job       string   `json:"job"`
	Endpoint  string   `json:"endpoint"`
	Namespace string   `json:"namespace"`
	Service   string   `json:"service"`
	Pods      []string `json:"pods"`
	Reason    string   `json:"reason"`
}

// Status is what `practice status --json` prints; README.md describes it.
type Status struct {
	Name            string      `json:"name"`
	State           string      `json:"state"`
	Kubeconfig      string      `json:"kubeconfig"`
	Context         string      `json:"context"`
	APIServer       string      `json:"apiServer"`
	ChartRepository string      `json:"chartRepository"`
	Pid             int         `json:"pid"`
	Version         string      `json:"version"`
	Nodes           int         `json:"nodes"`
	StateFolder     string      `json:"stateFolder"`
	Components      []Component `json:"components"`
	NotRunHere      []NotRun    `json:"notRunHere"`
}

// socketPath goes through an open folder: a Unix socket's path may have 107 characters only, and state
// folders can be deeper than that. Close the folder when the socket was used.
func socketPath(p place.Place) (string, *os.File, error) {
	folder, err := os.Open(p.Root)
	if err != nil {
		return "", nil, err
	}
	return fmt.Sprintf("/proc/self/fd/%d/control", folder.Fd()), folder, nil
}

// Listen makes the socket.
func Listen(p place.Place) (net.Listener, error) {
	path, folder, err := socketPath(p)
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	return net.Listen("unix", path)
}

// Call sends a request to the supervisor; answer may be nil.
func Call(p place.Place, method, path string, query url.Values, limit time.Duration, answer any) error {
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) {
		path, folder, err := socketPath(p)
		if err != nil {
			return nil, err
		}
		defer folder.Close()
		return (&net.Dialer{}).DialContext(ctx, "unix", path)
	}
	client := http.Client{Timeout: limit, Transport: &http.Transport{DialContext: dial, DisableKeepAlives: true}}
	request, err := http.NewRequest(method, "http://practice"+path+"?"+query.Encode(), nil)
	if err != nil {
		return err
	}
	response, err := client.Do(request)
	if err != nil {
		return fmt.Errorf("the supervisor of %s does not answer: %w", filepath.Base(p.Root), err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s", strings.TrimSpace(string(body)))
	}
	if answer == nil {
		return nil
	}
	return json.NewDecoder(bytes.NewReader(body)).Decode(answer)
}
