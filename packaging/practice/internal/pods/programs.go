package pods

import (
	"path"
	"regexp"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"

	"binnacle/practice/internal/control"
)

// CertgenStandIn is the name under which our own program plays kube-webhook-certgen.
const CertgenStandIn = "certgen-standin"

// program is what runs here for an image.
type program struct {
	// name of the file in the programs' folder
	name string
	kind string
	// listenFlag says where to listen, defaultPort is meant when the arguments do not use it.
	listenFlag, defaultPort string
}

// file is the program's file outside: the stand-in is a part of our own program.
func (p program) file() string {
	if p.kind == control.StandIn {
		return "practice"
	}
	return p.name
}

// programs by the last part of the image's name. realImages in the stages' selector is made of the keys.
var programs = map[string]program{
	"prometheus-operator":        {"prometheus-operator", control.Real, "--web.listen-address", "8080"},
	"prometheus-config-reloader": {"prometheus-config-reloader", control.Real, "--listen-address", "8080"},
	"prometheus":                 {"prometheus", control.Real, "--web.listen-address", "9090"},
	"node-exporter":              {"node_exporter", control.Real, "--web.listen-address", "9100"},
	"kube-webhook-certgen":       {CertgenStandIn, control.StandIn, "", ""},
}

// ImagePattern matches the images whose programs run here, whatever registry they come from.
func ImagePattern() string {
	var names []string
	for name := range programs {
		names = append(names, name)
	}
	slices.Sort(names)
	return `(^|/)(` + strings.Join(names, "|") + `)(:|@|$)`
}

var imageVersion = regexp.MustCompile(`(@.*|:[^:/]*)$`)

// programOf gives the program for the container, if there is one. A container whose command is another
// program than its image's has none here.
func programOf(c *corev1.Container) (program, bool) {
	image := c.Image
	for imageVersion.MatchString(image) {
		image = imageVersion.ReplaceAllString(image, "")
	}
	p, known := programs[path.Base(image)]
	return p, known && (len(c.Command) == 0 || path.Base(c.Command[0]) == p.name)
}

// isReal tells whether the supervisor, not KWOK, plays the pod's kubelet. It decides as the stages do.
func isReal(pod *corev1.Pod) bool {
	return slices.ContainsFunc(pod.Spec.Containers, func(c corev1.Container) bool { return realImage.MatchString(c.Image) })
}

var realImage = regexp.MustCompile(ImagePattern())

var (
	anyAddress = regexp.MustCompile(`^(0\.0\.0\.0|\[::\]|\[0\.0\.0\.0\]|)(:\d+)$`)
	loopback   = regexp.MustCompile(`^(https?://)(127\.0\.0\.1|localhost|\[::1\])(:\d+)`)
)

// localise rewrites arguments for a program that has no network namespace of its own: "all addresses"
// and "this pod's loopback" both become the pod's address. Flags in leftOut are dropped.
func (p program) localise(arguments []string, address string, leftOut []string) []string {
	var result []string
	listens := p.listenFlag == ""
	for _, argument := range arguments {
		name, value, _ := strings.Cut(argument, "=")
		if slices.Contains(leftOut, strings.TrimLeft(name, "-")) {
			continue
		}
		if name == p.listenFlag && p.listenFlag != "" {
			listens = true
			value = anyAddress.ReplaceAllString(value, address+"$2")
			argument = name + "=" + value
		} else if value != "" {
			argument = name + "=" + loopback.ReplaceAllString(value, "${1}"+address+"$3")
		}
		result = append(result, argument)
	}
	if !listens {
		result = append(result, p.listenFlag+"="+address+":"+p.defaultPort)
	}
	return result
}

var unknownFlags = []*regexp.Regexp{
	regexp.MustCompile(`unknown long flag '--([\w.-]+)'`),
	regexp.MustCompile(`flag provided but not defined: -+([\w.-]+)`),
	regexp.MustCompile(`unknown flag: --([\w.-]+)`),
}

// unknownFlag finds the flag that the program's last output says it does not know: a chart may be for
// another version of the program than the one that runs here.
func unknownFlag(output string) string {
	for _, pattern := range unknownFlags {
		if found := pattern.FindStringSubmatch(output); found != nil {
			return found[1]
		}
	}
	return ""
}
