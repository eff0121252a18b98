package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"net/url"
	"os"
	"text/tabwriter"
	"time"

	"binnacle/practice/internal/control"
	"binnacle/practice/internal/place"
)

// answerLimit is ample for a supervisor on a busy machine.
const answerLimit = 30 * time.Second

// endingLimit is how long a killed supervisor may take to be gone.
const endingLimit = 3 * time.Second

func status(arguments []string) (int, error) {
	flags := flag.NewFlagSet("practice status", flag.ContinueOnError)
	name := flags.String("name", "default", "the cluster's name")
	asJSON := flags.Bool("json", false, "print the status document")
	if err := parseNone(flags, arguments); err != nil {
		return failed, err
	}
	answer, err := ask(*name)
	if err != nil {
		return failed, err
	}
	if *asJSON {
		err = printJSON(answer)
	} else {
		printTable(answer)
	}
	if err != nil {
		return failed, err
	}
	if answer.State != "ready" {
		return notReady, nil
	}
	return done, nil
}

// ask gives the status of the cluster, also when nothing is up.
func ask(name string) (control.Status, error) {
	answer := control.Status{Name: name, State: "down",
		Components: []control.Component{}, NotRunHere: []control.NotRun{}}
	where, err := place.Find(name)
	if err != nil || !where.Exists() {
		return answer, err
	}
	// A supervisor that is just ending may hold its lock and answer no more: look again.
	for deadline := time.Now().Add(endingLimit); ; time.Sleep(50 * time.Millisecond) {
		pid, err := where.Owner()
		if err != nil {
			return answer, err
		}
		if pid == 0 {
			if where.Exists() {
				answer.State, answer.StateFolder = "dead", where.Root
			}
			return answer, nil
		}
		err = control.Call(where, "GET", "/status", nil, answerLimit, &answer)
		if err == nil {
			outside(&answer, pid)
			return answer, nil
		}
		if time.Now().After(deadline) {
			return answer, err
		}
	}
}

func printJSON(value any) error {
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(value)
}

func printTable(answer control.Status) {
	switch answer.State {
	case "down":
		fmt.Printf("%s: down\n", answer.Name)
		return
	case "dead":
		fmt.Printf("%s: dead (it was killed; `practice down --name %s` removes what it left)\n", answer.Name, answer.Name)
		return
	}
	fmt.Printf("%s: %s, %d nodes, %s\n", answer.Name, answer.State, answer.Nodes, answer.Version)
	fmt.Printf("kubeconfig  %s\nAPI server  %s\ncharts      %s\n\n", answer.Kubeconfig, answer.APIServer, answer.ChartRepository)
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "COMPONENT\tKIND\tSTATE\tPID\tADDRESS\tVERSION\tLAST ERROR")
	for _, c := range answer.Components {
		fmt.Fprintf(table, "%s\t%s\t%s\t%d\t%s\t%s\t%s\n", c.Name, c.Kind, c.State, c.Pid, c.Address, c.Version, c.LastError)
	}
	table.Flush()
	if len(answer.NotRunHere) == 0 {
		return
	}
	fmt.Println("\nNot run here (targets of Prometheus that are therefore down):")
	for _, n := range answer.NotRunHere {
		fmt.Printf("  %s/%s: %s\n", n.Job, n.Endpoint, n.Reason)
	}
}

func stopProcess(arguments []string) (int, error)  { return switchProcess("stop", arguments) }
func startProcess(arguments []string) (int, error) { return switchProcess("start", arguments) }

func switchProcess(verb string, arguments []string) (int, error) {
	flags := flag.NewFlagSet("practice "+verb+"-process", flag.ContinueOnError)
	name := flags.String("name", "default", "the cluster's name")
	plain, err := parse(flags, arguments)
	if err != nil {
		return failed, err
	}
	if len(plain) != 1 {
		fmt.Fprintf(os.Stderr, "practice: %s-process takes one component's name\n", verb)
		return failed, errUsage
	}
	where, err := place.Find(*name)
	if err != nil {
		return failed, err
	}
	if pid, err := where.Owner(); err != nil || pid == 0 {
		return failed, fmt.Errorf("no cluster named %s is up", *name)
	}
	return done, control.Call(where, "POST", "/"+verb, url.Values{"what": plain}, answerLimit, nil)
}
