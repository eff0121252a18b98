// Package controlplane knows the command lines of the control plane's programs, their certificates and
// kubeconfigs, and the objects that a fresh cluster gets.
package controlplane

import (
	"fmt"
	"net"
	"path/filepath"

	"binnacle/practice/internal/isolation"
	"binnacle/practice/internal/pki"
	"binnacle/practice/internal/place"
)

// Ports inside the network namespace.
const (
	ServerPort  = "6443"
	KubeletPort = 10250
)

// ServerInside is the API server's address inside the namespace.
var ServerInside = isolation.ServerAddress + ":" + ServerPort

// Programs gives the arguments of each program for one cluster.
type Programs struct {
	place place.Place
	nodes int
}

// NewPrograms describes a cluster with that many nodes.
func NewPrograms(p place.Place, nodes int) Programs { return Programs{place: p, nodes: nodes} }

func (c Programs) pki(file string) string  { return c.place.Path("pki", file) }
func (c Programs) conf(user string) string { return c.place.Path("conf", user+".kubeconfig") }

// WriteFiles writes certificates, keys, the kubeconfigs of the components and KWOK's configuration.
func (c Programs) WriteFiles() error {
	authority, err := pki.NewAuthority(c.place.Path("pki"))
	if err != nil {
		return err
	}
	server := net.ParseIP(isolation.ServerAddress)
	kubelets := []net.IP{server}
	for i := range c.nodes {
		kubelets = append(kubelets, NodeAddress(i))
	}
	steps := []error{
		authority.Server("apiserver", []net.IP{net.IPv4(127, 0, 0, 1), net.IPv4(10, 96, 0, 1), server},
			[]string{"localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc"}),
		authority.Server("kubelet", kubelets, []string{"localhost"}),
		authority.Client("admin", "practice-admin", "system:masters"),
		authority.Client("kwok", "kwok", "system:masters"),
		authority.Client("supervisor", "practice-supervisor", "system:masters"),
		authority.Client("kube-controller-manager", "system:kube-controller-manager", ""),
		authority.Client("kube-scheduler", "system:kube-scheduler", ""),
		authority.Client("apiserver-kubelet-client", "kube-apiserver-kubelet-client", "system:masters"),
		authority.Client("front-proxy-client", "front-proxy-client", ""),
		authority.KeyPair("service-accounts"),
		place.WriteFile(c.place.Path("conf", "kwok.yaml"), kwokConfiguration),
	}
	for _, user := range []string{"kwok", "kube-controller-manager", "kube-scheduler"} {
		steps = append(steps, writeKubeconfig(c.conf(user), "https://"+ServerInside, "practice", c.place.Path("pki"), user))
	}
	for _, err := range steps {
		if err != nil {
			return err
		}
	}
	return nil
}

// Context is the name of cluster, user and context in the administrator's kubeconfig.
func (c Programs) Context() string { return "practice-" + c.place.Name }

// WriteAdminKubeconfig writes the one for programs outside, which holds all it needs.
func (c Programs) WriteAdminKubeconfig(server string) error {
	return writeKubeconfig(c.place.Kubeconfig(), server, c.Context(), c.place.Path("pki"), "admin")
}

// Etcd keeps all objects; it need not survive a power cut, so it does not wait for the disk.
func (c Programs) Etcd() []string {
	return []string{
		"--name=practice", "--data-dir=" + c.place.Path("etcd"),
		"--listen-client-urls=http://127.0.0.1:2379", "--advertise-client-urls=http://127.0.0.1:2379",
		"--listen-peer-urls=http://127.0.0.1:2380", "--initial-advertise-peer-urls=http://127.0.0.1:2380",
		"--initial-cluster=practice=http://127.0.0.1:2380",
		"--quota-backend-bytes=4294967296", "--logger=zap", "--log-level=warn", "--unsafe-no-fsync",
	}
}

// APIServer listens inside the namespace on all addresses, so that 127.0.0.1 works there as well.
func (c Programs) APIServer() []string {
	return []string{
		"--etcd-servers=http://127.0.0.1:2379",
		"--bind-address=0.0.0.0", "--secure-port=" + ServerPort, "--advertise-address=" + isolation.ServerAddress,
		"--service-cluster-ip-range=" + isolation.ServiceRange,
		"--authorization-mode=Node,RBAC", "--anonymous-auth=true", "--client-ca-file=" + c.pki("ca.crt"),
		"--tls-cert-file=" + c.pki("apiserver.crt"), "--tls-private-key-file=" + c.pki("apiserver.key"),
		"--service-account-issuer=https://kubernetes.default.svc",
		"--service-account-key-file=" + c.pki("service-accounts.pub"),
		"--service-account-signing-key-file=" + c.pki("service-accounts.key"),
		"--kubelet-client-certificate=" + c.pki("apiserver-kubelet-client.crt"),
		"--kubelet-client-key=" + c.pki("apiserver-kubelet-client.key"),
		"--kubelet-certificate-authority=" + c.pki("ca.crt"),
		"--kubelet-preferred-address-types=InternalIP",
		"--requestheader-client-ca-file=" + c.pki("ca.crt"),
		"--requestheader-allowed-names=front-proxy-client",
		"--requestheader-extra-headers-prefix=X-Remote-Extra-",
		"--requestheader-group-headers=X-Remote-Group",
		"--requestheader-username-headers=X-Remote-User",
		"--proxy-client-cert-file=" + c.pki("front-proxy-client.crt"),
		"--proxy-client-key-file=" + c.pki("front-proxy-client.key"),
		"--enable-aggregator-routing=true", // webhooks are called at their pods: there is no kube-proxy
		"--allow-privileged=true", "--profiling=false", "--event-ttl=1h",
		"--max-requests-inflight=800", "--max-mutating-requests-inflight=400",
		"--cert-dir=" + c.place.Path("pki"),
	}
}

// ControllerManager gives no pod ranges to nodes: the nodes' objects come with theirs.
func (c Programs) ControllerManager() []string {
	conf := c.conf("kube-controller-manager")
	return []string{
		"--kubeconfig=" + conf, "--authentication-kubeconfig=" + conf, "--authorization-kubeconfig=" + conf,
		"--bind-address=127.0.0.1", "--leader-elect=false", "--use-service-account-credentials=true",
		"--service-account-private-key-file=" + c.pki("service-accounts.key"), "--root-ca-file=" + c.pki("ca.crt"),
		"--cluster-signing-cert-file=" + c.pki("ca.crt"), "--cluster-signing-key-file=" + c.pki("ca.key"),
		"--allocate-node-cidrs=false", "--service-cluster-ip-range=" + isolation.ServiceRange,
		"--kube-api-qps=500", "--kube-api-burst=1000",
		"--concurrent-deployment-syncs=10", "--concurrent-replicaset-syncs=20",
		"--cert-dir=" + c.place.Path("pki", "controller-manager"),
	}
}

// Scheduler is the real one with a higher request rate.
func (c Programs) Scheduler() []string {
	conf := c.conf("kube-scheduler")
	return []string{
		"--kubeconfig=" + conf, "--authentication-kubeconfig=" + conf, "--authorization-kubeconfig=" + conf,
		"--bind-address=127.0.0.1", "--leader-elect=false", "--kube-api-qps=1000", "--kube-api-burst=2000",
		"--cert-dir=" + c.place.Path("pki", "scheduler"),
	}
}

// KubeletInside is where KWOK listens: on one address, so that the port stays free on the pods' own. The
// supervisor passes on to it what comes for a node.
var KubeletInside = fmt.Sprintf("%s:%d", isolation.ServerAddress, KubeletPort)

// Kwok plays the kubelet of every node.
func (c Programs) Kwok() []string {
	return []string{
		"--kubeconfig=" + c.conf("kwok"), "--config=" + filepath.Join(c.place.Path("conf"), "kwok.yaml"),
		"--tls-cert-file=" + c.pki("kubelet.crt"), "--tls-private-key-file=" + c.pki("kubelet.key"),
		"--node-ip=" + isolation.ServerAddress, "--server-address=" + KubeletInside,
	}
}
