package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"sync/atomic"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"binnacle/practice/internal/control"
	"binnacle/practice/internal/controlplane"
	"binnacle/practice/internal/isolation"
	"binnacle/practice/internal/place"
	"binnacle/practice/internal/supervisor"
)

// supervise is the hidden subcommand that `up` runs inside the namespaces.
const supervise = "supervise"

type upOptions struct {
	supervisor.Options
	json, foreground bool
	parent           int
}

func parseUp(arguments []string) (upOptions, error) {
	o := upOptions{}
	flags := flag.NewFlagSet("practice up", flag.ContinueOnError)
	flags.StringVar(&o.Name, "name", "default", "the cluster's name")
	flags.IntVar(&o.Nodes, "nodes", 3, "number of nodes")
	flags.StringVar(&o.Charts, "charts", os.Getenv("BINNACLE_CHARTS"), "folder of charts to serve")
	flags.IntVar(&o.APIPort, "api-port", 0, "port of the API server on 127.0.0.1 (0: any free one)")
	flags.IntVar(&o.ChartPort, "chart-port", 0, "port of the chart repository on 127.0.0.1 (0: any free one)")
	flags.DurationVar(&o.Timeout, "timeout", 120*time.Second, "give up after this time")
	flags.BoolVar(&o.json, "json", false, "print the status document instead of the kubeconfig's path")
	flags.BoolVar(&o.foreground, "foreground", false, "stay; the cluster goes down with this process")
	flags.IntVar(&o.parent, "parent-pid", 0, "take the cluster down when this process ends")
	if err := parseNone(flags, arguments); err != nil {
		return o, err
	}
	wrong := ""
	switch {
	case o.Nodes < 1 || o.Nodes > controlplane.MaximumNodes:
		wrong = fmt.Sprintf("--nodes must be 1 to %d", controlplane.MaximumNodes)
	case o.APIPort < 0 || o.APIPort > 65535 || o.ChartPort < 0 || o.ChartPort > 65535:
		wrong = "a port must be 0 to 65535"
	case o.Timeout <= 0:
		wrong = "--timeout must be longer than nothing"
	case o.foreground && o.parent != 0:
		wrong = "--foreground and --parent-pid exclude each other"
	}
	if wrong != "" {
		fmt.Fprintln(os.Stderr, "practice:", wrong)
		return o, errUsage
	}
	if o.foreground {
		o.parent = os.Getpid()
	}
	o.Tied = o.parent != 0
	return o, nil
}

func up(arguments []string) (int, error) {
	o, err := parseUp(arguments)
	if err != nil {
		return failed, err
	}
	if o.Charts != "" {
		if o.Charts, err = filepath.Abs(o.Charts); err != nil {
			return failed, err
		}
		if info, err := os.Stat(o.Charts); err != nil || !info.IsDir() {
			return failed, fmt.Errorf("the folder of charts %s does not exist", o.Charts)
		}
	}
	self, err := os.Executable()
	if err != nil {
		return failed, err
	}
	o.Programs = filepath.Dir(self)
	if err := controlplane.CheckPrograms(o.Programs); err != nil {
		return failed, err
	}
	where, err := place.Find(o.Name)
	if err != nil {
		return failed, err
	}
	if err := where.CheckRoom(); err != nil {
		return failed, err
	}
	lock, err := where.Claim()
	if errors.Is(err, place.ErrHeld) {
		return failed, fmt.Errorf("a practice cluster named %s is up already; `practice down --name %s` takes it down, "+
			"another --name starts a second one", o.Name, o.Name)
	}
	if err != nil {
		return failed, err
	}
	return launch(o, where, self, lock)
}

// launch starts the supervisor in its namespaces and follows it until the cluster is ready.
func launch(o upOptions, where place.Place, self string, lock *os.File) (int, error) {
	give := func(err error) (int, error) {
		where.Remove()
		return failed, err
	}
	text, err := json.Marshal(o.Options)
	if err != nil {
		return give(err)
	}
	reports, reportsEnd, err := os.Pipe()
	if err != nil {
		return give(err)
	}
	process := exec.Command(self, supervise, string(text))
	process.Args[0] = "practice"
	process.SysProcAttr = isolation.Attributes()
	process.ExtraFiles = []*os.File{lock, reportsEnd}
	for _, pid := range []int{os.Getpid(), o.parent} {
		if pid == 0 {
			continue
		}
		file, err := pidFile(pid)
		if err != nil {
			return give(err)
		}
		process.ExtraFiles = append(process.ExtraFiles, file)
	}
	log, err := os.OpenFile(where.Path("supervisor.log"), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return give(place.Explain("write", where.Path("supervisor.log"), err))
	}
	process.Stdout, process.Stderr = log, log
	if err := process.Start(); err != nil {
		return give(isolation.ExplainRefusal(err))
	}
	if err := place.SetOwner(lock, process.Process.Pid); err != nil {
		return failed, err
	}
	lock.Close()
	reportsEnd.Close()
	return follow(o, where, process, reports)
}

// pidFile opens a descriptor of the process, by which its end can be seen from another PID namespace.
func pidFile(pid int) (*os.File, error) {
	descriptor, err := unix.PidfdOpen(pid, 0)
	if err != nil {
		return nil, fmt.Errorf("there is no process %d to tie the cluster to", pid)
	}
	return os.NewFile(uintptr(descriptor), fmt.Sprintf("process %d", pid)), nil
}

// follow prints progress until the cluster is ready or has failed.
func follow(o upOptions, where place.Place, process *exec.Cmd, reports *os.File) (int, error) {
	interrupts := make(chan os.Signal, 1)
	signal.Notify(interrupts, syscall.SIGINT, syscall.SIGTERM)
	var interrupted atomic.Bool
	go func() {
		for range interrupts {
			interrupted.Store(true)
			process.Process.Signal(syscall.SIGTERM)
		}
	}()
	lines := bufio.NewScanner(reports)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var report supervisor.Report
		if err := json.Unmarshal(lines.Bytes(), &report); err != nil {
			continue
		}
		switch {
		case report.Error != "":
			process.Wait()
			return failed, errors.New(report.Error)
		case report.Ready != nil:
			if err := printReady(o, *report.Ready, process.Process.Pid); err != nil || !o.foreground {
				return done, err
			}
			process.Wait()
			return done, nil
		case report.Progress != "":
			fmt.Fprintln(os.Stderr, "practice:", report.Progress)
		}
	}
	process.Wait()
	if interrupted.Load() {
		return 130, errors.New("interrupted; the cluster was taken down")
	}
	where.Remove()
	return failed, fmt.Errorf("the supervisor ended unexpectedly (%s)", process.ProcessState)
}

func printReady(o upOptions, status control.Status, pid int) error {
	if !o.json {
		fmt.Println(status.Kubeconfig)
		return nil
	}
	outside(&status, pid)
	return printJSON(status)
}

func runSupervisor(arguments []string) (int, error) {
	var options supervisor.Options
	if len(arguments) != 1 || os.Getpid() != 1 {
		return usage, errors.New("supervise is for `practice up` only")
	}
	if err := json.Unmarshal([]byte(arguments[0]), &options); err != nil {
		return usage, err
	}
	return supervisor.Run(options), nil
}
