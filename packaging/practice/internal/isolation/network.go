package isolation

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"os"
	"runtime"
	"time"

	"github.com/vishvananda/netlink"
	"golang.org/x/sys/unix"
)

// The address plan. All of it is local to the network namespace: any process there can listen on any of
// these addresses, so each pod's program gets its pod's own.
const (
	PodRange     = "10.244.0.0/14"
	ServiceRange = "10.96.0.0/16"
	NodeRange    = "10.250.0.0/16"
	// ServerAddress is where the API server and the kubelets' stand-in are found inside.
	ServerAddress = "10.250.0.1"
)

// Network is a network namespace of its own, entered by one thread of this process. The rest of the
// process stays outside, so one process can listen outside and connect inside: that is how the API
// server is reached from outside without any interface, route or right of its own there.
type Network struct {
	work chan func()
}

// NewNetwork makes the namespace with its routes.
func NewNetwork() (*Network, error) {
	n := &Network{work: make(chan func())}
	ready := make(chan error)
	go func() {
		runtime.LockOSThread() // never unlocked: the thread is the namespace's door
		err := setUp()
		ready <- err
		if err != nil {
			return
		}
		for f := range n.work {
			f()
		}
	}()
	if err := <-ready; err != nil {
		return nil, err
	}
	return n, nil
}

func setUp() error {
	if err := unix.Unshare(unix.CLONE_NEWNET); err != nil {
		return fmt.Errorf("cannot make a network namespace: %w", err)
	}
	loopback, err := netlink.LinkByName("lo")
	if err != nil {
		return fmt.Errorf("cannot find the loopback interface: %w", err)
	}
	if err := netlink.LinkSetUp(loopback); err != nil {
		return fmt.Errorf("cannot bring the loopback interface up: %w", err)
	}
	for _, text := range []string{PodRange, ServiceRange, NodeRange} {
		_, destination, err := net.ParseCIDR(text)
		if err != nil {
			return err
		}
		route := netlink.Route{LinkIndex: loopback.Attrs().Index, Dst: destination,
			Type: unix.RTN_LOCAL, Table: unix.RT_TABLE_LOCAL, Scope: netlink.SCOPE_HOST}
		if err := netlink.RouteAdd(&route); err != nil {
			return fmt.Errorf("cannot route %s to the loopback interface: %w", text, err)
		}
	}
	return nil
}

// Do runs f on the thread inside the namespace: sockets and processes that it makes belong there.
// f must not wait for anything.
func (n *Network) Do(f func()) {
	done := make(chan struct{})
	n.work <- func() {
		defer close(done)
		f()
	}
	<-done
}

// connectTimeout is ample for a connection that never leaves the kernel.
const connectTimeout = 5 * time.Second

// Dial connects to a TCP address (numbers only) inside the namespace.
func (n *Network) Dial(ctx context.Context, network, address string) (net.Conn, error) {
	target, err := netip.ParseAddrPort(address)
	if err != nil {
		return nil, &net.OpError{Op: "dial", Net: network, Err: err}
	}
	if !target.Addr().Is4() {
		return nil, &net.OpError{Op: "dial", Net: network, Err: fmt.Errorf("%s is not an IPv4 address", address)}
	}
	var socket int
	n.Do(func() { socket, err = unix.Socket(unix.AF_INET, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0) })
	if err != nil {
		return nil, &net.OpError{Op: "dial", Net: network, Err: os.NewSyscallError("socket", err)}
	}
	limit := connectTimeout
	if deadline, set := ctx.Deadline(); set && time.Until(deadline) < limit {
		limit = max(time.Until(deadline), time.Millisecond)
	}
	timeout := unix.NsecToTimeval(limit.Nanoseconds())
	unix.SetsockoptTimeval(socket, unix.SOL_SOCKET, unix.SO_SNDTIMEO, &timeout)
	if err := unix.Connect(socket, &unix.SockaddrInet4{Port: int(target.Port()), Addr: target.Addr().As4()}); err != nil {
		unix.Close(socket)
		return nil, &net.OpError{Op: "dial", Net: network, Addr: net.TCPAddrFromAddrPort(target),
			Err: os.NewSyscallError("connect", err)}
	}
	none := unix.Timeval{}
	unix.SetsockoptTimeval(socket, unix.SOL_SOCKET, unix.SO_SNDTIMEO, &none)
	unix.SetNonblock(socket, true)
	file := os.NewFile(uintptr(socket), address)
	defer file.Close() // net.FileConn duplicates it
	return net.FileConn(file)
}

// Listen listens on a TCP address inside the namespace.
func (n *Network) Listen(address string) (listener net.Listener, err error) {
	n.Do(func() { listener, err = net.Listen("tcp4", address) })
	return listener, err
}

// Forward accepts on the listener (mostly one outside) and connects each caller to the address (inside). It
// returns when the listener is closed. Bytes pass unseen, so TLS stays end to end.
func (n *Network) Forward(listener net.Listener, address string) {
	for {
		outer, err := listener.Accept()
		if err != nil {
			return
		}
		go func() {
			defer outer.Close()
			inner, err := n.Dial(context.Background(), "tcp", address)
			if err != nil {
				return
			}
			defer inner.Close()
			join(outer.(*net.TCPConn), inner.(*net.TCPConn))
		}()
	}
}

// join copies both ways and passes on each side's end of writing.
func join(a, b *net.TCPConn) {
	done := make(chan struct{}, 2)
	pipe := func(to, from *net.TCPConn) {
		to.ReadFrom(from) // spliced in the kernel
		to.CloseWrite()
		done <- struct{}{}
	}
	go pipe(a, b)
	go pipe(b, a)
	<-done
	<-done
}
