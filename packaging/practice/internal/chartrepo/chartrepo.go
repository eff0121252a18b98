// Package chartrepo makes a helm repository of a folder of charts.
package chartrepo

import (
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"

	"binnacle/practice/internal/process"
)

// Source says where charts come from and with which programs archives are made of them.
type Source struct {
	// Folder holds one of: index.yaml and archives, ready to be served; a program `package` that makes
	// those (called with the target folder and Definitions); or folders with a Chart.yaml each.
	Folder string
	// Helm is the helm program; it makes archives of chart folders.
	Helm string
	// Definitions is the folder with the operator's custom resource definitions.
	Definitions string
}

// Prepare gives the folder to serve. Archives that have to be made go to target.
func (s Source) Prepare(run func(process.Command) (string, error), target string) (string, error) {
	if exists(filepath.Join(s.Folder, "index.yaml")) {
		return filepath.EvalSymlinks(s.Folder) // a link may be moved on by a later build
	}
	if err := os.MkdirAll(target, 0o700); err != nil {
		return "", err
	}
	if program := filepath.Join(s.Folder, "package"); exists(program) {
		output, err := run(process.Command{Path: program, Args: []string{target, s.Definitions}, Env: os.Environ()})
		if err != nil {
			return "", fmt.Errorf("cannot make the charts of %s: %w: %s", s.Folder, err, output)
		}
		return target, nil
	}
	return target, s.packageFolders(run, target)
}

func (s Source) packageFolders(run func(process.Command) (string, error), target string) error {
	entries, err := os.ReadDir(s.Folder)
	if err != nil {
		return fmt.Errorf("cannot read the folder of charts %s: %w", s.Folder, errors.Unwrap(err))
	}
	var charts []string
	for _, entry := range entries {
		if chart := filepath.Join(s.Folder, entry.Name()); exists(filepath.Join(chart, "Chart.yaml")) {
			charts = append(charts, chart)
		}
	}
	if len(charts) == 0 {
		return fmt.Errorf("the folder %s holds no chart: neither index.yaml nor a folder with Chart.yaml", s.Folder)
	}
	// Helm must neither find nor leave anything in the user's own folders.
	environment := append(os.Environ(), "HELM_CONFIG_HOME="+target+"/.helm", "HELM_CACHE_HOME="+target+"/.helm",
		"HELM_DATA_HOME="+target+"/.helm")
	for _, arguments := range [][]string{append([]string{"package", "-d", target}, charts...), {"repo", "index", target}} {
		output, err := run(process.Command{Path: s.Helm, Args: arguments, Env: environment})
		if err != nil {
			return fmt.Errorf("cannot make a chart repository of %s: helm %s: %w: %s", s.Folder, arguments[0], err, output)
		}
	}
	return nil
}

// Handler serves the folder under /charts.
func Handler(folder string) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /charts/", http.StripPrefix("/charts/", http.FileServer(http.Dir(folder))))
	return mux
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
