package controlplane

import (
	"net"
	"testing"

	"binnacle/practice/internal/isolation"
)

func TestPodRangesLieInThePodNetworkAndDoNotOverlap(t *testing.T) {
	_, all, _ := net.ParseCIDR(isolation.PodRange)
	for _, nodes := range []int{1, 3, 16, 17, MaximumNodes} {
		var previous *net.IPNet
		for i := range nodes {
			first, part, err := net.ParseCIDR(podRange(i, nodes))
			if err != nil || !first.Equal(part.IP) {
				t.Fatalf("%d of %d: %s %v", i, nodes, podRange(i, nodes), err)
			}
			if !all.Contains(part.IP) {
				t.Fatalf("%d of %d: %s lies outside %s", i, nodes, part, all)
			}
			if previous != nil && previous.Contains(part.IP) {
				t.Fatalf("%d of %d: %s overlaps %s", i, nodes, part, previous)
			}
			previous = part
		}
	}
}

func TestNodesAreNamedAfterTheirOwnAddress(t *testing.T) {
	if name := NodeName(1); name != "ip-10-250-0-12.eu-central-1.compute.internal" {
		t.Errorf("second node: %s", name)
	}
	// Beyond 245 nodes the address goes on in the next byte and stays in the node network.
	_, all, _ := net.ParseCIDR(isolation.NodeRange)
	if last := NodeAddress(MaximumNodes - 1); !all.Contains(last) || last.String() != "10.250.3.242" {
		t.Errorf("last node: %s", last)
	}
}
