// Command practice brings a practice cluster up and takes it down; README.md describes it.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"binnacle/practice/internal/certgen"
	"binnacle/practice/internal/podroot"
	"binnacle/practice/internal/pods"
)

// Exit statuses.
const (
	done     = 0
	failed   = 1
	usage    = 2
	notReady = 3
)

// command is one subcommand: it reads its arguments and gives the exit status or an error.
type command func(arguments []string) (int, error)

// errUsage is reported with status 2; the flag package has already said what is wrong.
var errUsage = errors.New("wrong usage")

func main() {
	if code, was := playContainer(); was {
		os.Exit(code)
	}
	commands := map[string]command{"up": up, "down": down, "status": status,
		"stop-process": stopProcess, "start-process": startProcess, supervise: runSupervisor}
	if len(os.Args) < 2 || commands[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: practice up|down|status|stop-process|start-process [options]; "+
			"`practice up --help` lists the options")
		os.Exit(usage)
	}
	code, err := commands[os.Args[1]](os.Args[2:])
	switch {
	case errors.Is(err, flag.ErrHelp):
		code = done
	case errors.Is(err, errUsage):
		code = usage
	case err != nil:
		fmt.Fprintln(os.Stderr, "practice:", err)
		if code == done {
			code = failed
		}
	}
	os.Exit(code)
}

// playContainer does what this program is for inside a pod: first it becomes the container's program,
// which may again be this one, as a stand-in.
func playContainer() (code int, was bool) {
	var err error
	switch {
	case len(os.Args) == 2 && os.Args[1] == pods.Enter:
		err = podroot.Become(3)
	case filepath.Base(os.Args[0]) == pods.CertgenStandIn:
		err = certgen.Main(os.Args[1:])
	default:
		return 0, false
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return failed, true
	}
	return done, true
}

// parse reads options, also behind the other arguments, and gives those back.
func parse(flags *flag.FlagSet, arguments []string) ([]string, error) {
	var plain []string
	for {
		if err := flags.Parse(arguments); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				return nil, err
			}
			return nil, errUsage
		}
		if flags.NArg() == 0 {
			return plain, nil
		}
		plain = append(plain, flags.Arg(0))
		arguments = flags.Args()[1:]
	}
}

// parseNone is parse for commands without other arguments.
func parseNone(flags *flag.FlagSet, arguments []string) error {
	plain, err := parse(flags, arguments)
	if err == nil && len(plain) > 0 {
		fmt.Fprintf(os.Stderr, "practice: unexpected argument %q\n", plain[0])
		return errUsage
	}
	return err
}
