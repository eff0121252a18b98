package supervisor

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"sync/atomic"
	"syscall"
	"time"

	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"

	"binnacle/practice/internal/controlplane"
	"binnacle/practice/internal/isolation"
	"binnacle/practice/internal/place"
	"binnacle/practice/internal/pods"
	"binnacle/practice/internal/process"
	"binnacle/practice/internal/volumes"
)

// Supervisor is one cluster.
type Supervisor struct {
	options  Options
	place    place.Place
	programs controlplane.Programs
	report   *reporter

	network *isolation.Network
	spawner *process.Spawner
	// versions of the programs, by file name
	versions map[string]string
	parts    []part
	api      net.Listener
	charts   net.Listener

	client    *kubernetes.Clientset
	dynamic   *dynamic.DynamicClient
	factory   informers.SharedInformerFactory
	version   atomic.Pointer[string]
	pods      *pods.Manager
	state     stateHolder
	stop      context.CancelCauseFunc
	stopCause context.Context
}

// part is one program of the control plane.
type part struct {
	name, address, version string
	service                *process.Service
}

// errAsked is the cause of an orderly end.
var errAsked = errors.New("asked to go down")

// Run is the supervisor's whole life; it returns the exit status.
func Run(options Options) int {
	log.SetFlags(log.LstdFlags | log.Lmsgprefix)
	report := &reporter{file: os.NewFile(ReportFile, "report"), start: time.Now()}
	signal.Ignore(syscall.SIGPIPE, syscall.SIGHUP, syscall.SIGINT)
	where, err := place.Find(options.Name)
	if err == nil {
		s := &Supervisor{options: options, place: where, report: report,
			programs: controlplane.NewPrograms(where, options.Nodes), versions: programVersions(options.Programs)}
		err = s.live()
	}
	if err != nil && !errors.Is(err, errAsked) {
		log.Print(err)
		report.send(Report{Error: err.Error()})
		return 1
	}
	return 0
}

// live brings the cluster up, waits for a reason to end and takes everything down.
func (s *Supervisor) live() error {
	ctx, stop := context.WithCancelCause(context.Background())
	s.stop, s.stopCause = stop, ctx
	s.state.set("starting")
	endWith(os.NewFile(CallerFile, "caller"), func() {
		if s.state.get() == "starting" {
			stop(errors.New("the command that started it has ended"))
		}
	})
	if s.options.Tied {
		endWith(os.NewFile(ParentFile, "parent"), func() { stop(errAsked) })
	}
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGTERM)
	go func() {
		<-signals
		stop(errAsked)
	}()
	err := s.rise(ctx)
	if err == nil {
		s.state.set("ready")
		s.report.progress("ready")
		status := s.Status(ctx)
		s.report.send(Report{Ready: &status})
		s.report.close()
		<-ctx.Done()
	}
	if cause := context.Cause(ctx); cause != nil {
		err = cause
	}
	s.state.set("stopping")
	if err != nil && !errors.Is(err, errAsked) {
		err = s.explain(err)
	}
	if s.spawner != nil {
		s.spawner.EndAll()
	}
	if removal := s.place.Remove(); removal != nil && (err == nil || errors.Is(err, errAsked)) {
		err = removal
	}
	return err
}

func (s *Supervisor) rise(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, s.options.Timeout)
	defer cancel()
	if err := s.prepare(); err != nil {
		return err
	}
	chartFolder := make(chan error, 1)
	go func() { chartFolder <- s.serveCharts() }()
	if err := s.startServer(ctx); err != nil {
		return err
	}
	if err := s.startControllers(ctx); err != nil {
		return err
	}
	if err := controlplane.WaitForNodes(ctx, s.client, s.options.Nodes); err != nil {
		return s.reason(err)
	}
	s.report.progress("%d nodes are ready", s.options.Nodes)
	if err := <-chartFolder; err != nil {
		return err
	}
	return ctx.Err()
}

// prepare makes the namespaces' inside, the outer listeners and all files.
func (s *Supervisor) prepare() (err error) {
	if err := isolation.PrivateMounts(); err != nil {
		return err
	}
	if s.network, err = isolation.NewNetwork(); err != nil {
		return isolation.ExplainRefusal(err)
	}
	s.spawner = process.NewSpawner(s.network.Do)
	if s.api, err = listen(s.options.APIPort, "the API server"); err != nil {
		return err
	}
	if s.charts, err = listen(s.options.ChartPort, "the chart repository"); err != nil {
		return err
	}
	if err := os.MkdirAll(s.place.Path("logs"), 0o700); err != nil {
		return place.Explain("create", s.place.Path("logs"), err)
	}
	if err := s.programs.WriteFiles(); err != nil {
		return err
	}
	s.describeParts()
	if err := s.serveControl(); err != nil {
		return err
	}
	return s.programs.WriteAdminKubeconfig(s.server())
}

func (s *Supervisor) server() string { return "https://" + s.api.Addr().String() }

// describeParts describes the control plane's programs, in the order in which they are started.
func (s *Supervisor) describeParts() {
	add := func(name, address string, arguments []string) {
		command := process.Command{Path: filepath.Join(s.options.Programs, name), Args: arguments, Env: s.environment()}
		s.parts = append(s.parts, part{name: name, address: address, version: s.versions[name],
			service: process.NewService(s.spawner, command, s.place.LogFile(name))})
	}
	add("etcd", "127.0.0.1:2379", s.programs.Etcd())
	add("kube-apiserver", controlplane.ServerInside, s.programs.APIServer())
	add("kube-controller-manager", "127.0.0.1:10257", s.programs.ControllerManager())
	add("kube-scheduler", "127.0.0.1:10259", s.programs.Scheduler())
	add("kwok", controlplane.KubeletInside, s.programs.Kwok())
}

// start starts the named programs of the control plane.
func (s *Supervisor) start(names ...string) error {
	for _, p := range s.parts {
		if slices.Contains(names, p.name) {
			if err := p.service.Start(); err != nil {
				return err
			}
		}
	}
	return nil
}

// environment of all programs: nothing of the user's own, such as proxies or a KUBECONFIG.
func (s *Supervisor) environment() []string {
	return []string{"PATH=/usr/local/bin:/usr/bin:/bin", "HOME=" + s.place.Root, "LANG=C.UTF-8"}
}

func (s *Supervisor) startServer(ctx context.Context) error {
	if err := s.start("etcd", "kube-apiserver"); err != nil {
		return err
	}
	go s.network.Forward(s.api, controlplane.ServerInside)
	config := s.programs.Client(s.network.Dial)
	if err := s.connect(config); err != nil {
		return err
	}
	version, err := controlplane.WaitUntilServing(ctx, s.client, s.failed)
	if err != nil {
		return s.reason(err)
	}
	s.version.Store(&version)
	s.report.progress("the API server answers")
	return nil
}

func (s *Supervisor) connect(config *rest.Config) (err error) {
	if s.client, err = kubernetes.NewForConfig(config); err != nil {
		return err
	}
	s.dynamic, err = dynamic.NewForConfig(config)
	return err
}

func (s *Supervisor) startControllers(ctx context.Context) error {
	if err := s.start("kube-controller-manager", "kube-scheduler"); err != nil {
		return err
	}
	if err := controlplane.AddKwok(ctx, s.dynamic, pods.ImagePattern()); err != nil {
		return err
	}
	if err := s.start("kwok"); err != nil {
		return err
	}
	for i := range s.options.Nodes {
		kubelet, err := s.network.Listen(fmt.Sprintf("%s:%d", controlplane.NodeAddress(i), controlplane.KubeletPort))
		if err != nil {
			return fmt.Errorf("cannot listen as the kubelet of %s: %w", controlplane.NodeName(i), err)
		}
		go s.network.Forward(kubelet, controlplane.KubeletInside)
	}
	if err := controlplane.AddStorageClasses(ctx, s.dynamic); err != nil {
		return err
	}
	if err := controlplane.AddNodes(ctx, s.client, s.options.Nodes, *s.version.Load()); err != nil {
		return err
	}
	s.startDrivers()
	return nil
}

// startDrivers starts what this process itself plays in the cluster.
func (s *Supervisor) startDrivers() {
	s.factory = informers.NewSharedInformerFactory(s.client, 0)
	driver := volumes.New(s.client, s.factory, s.place.Path("volumes"))
	s.pods = pods.New(s.client, s.factory, pods.Options{
		Folder: s.place.Path("pods"), Logs: s.place.Path("logs"), Programs: s.options.Programs,
		VolumeFolder: driver.Folder, Spawner: s.spawner, Dial: s.network.Dial, Begin: s.serveByKwok,
		Version: func(program string) string { return s.versions[program] },
	})
	s.factory.Start(s.stopCause.Done())
	go func() {
		s.factory.WaitForCacheSync(s.stopCause.Done())
		s.pods.Run(s.stopCause)
		driver.Run(s.stopCause)
	}()
}
