package controlplane

import (
	"encoding/binary"
	"fmt"
	"net"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// MaximumNodes is how many pod ranges of 254 addresses the pod network holds.
const MaximumNodes = 1000

const region = "eu-central-1"

// NodeAddress is the i-th node's own address, counted from 0.
func NodeAddress(i int) net.IP {
	const first = 10<<24 | 250<<16 | 11 // 10.250.0.11
	address := make(net.IP, 4)
	binary.BigEndian.PutUint32(address, first+uint32(i))
	return address
}

// NodeName is named as EKS names nodes, after the address.
func NodeName(i int) string {
	return fmt.Sprintf("ip-%s.%s.compute.internal", strings.ReplaceAll(NodeAddress(i).String(), ".", "-"), region)
}

// podRange gives each node a part of the pod network: large parts for few nodes, for tests at scale.
func podRange(i, nodes int) string {
	bits := 18 // up to 16 nodes with 16,382 pods
	if nodes > 16 {
		bits = 24
	}
	start := uint32(10<<24|244<<16) + uint32(i)<<(32-bits)
	address := make(net.IP, 4)
	binary.BigEndian.PutUint32(address, start)
	return fmt.Sprintf("%s/%d", address, bits)
}

// Node describes the i-th of that many nodes, as an m5.xlarge of an EKS node group shows itself.
func Node(i, nodes int, version string) *corev1.Node {
	name, zone := NodeName(i), region+string(rune('a'+i%3))
	allocatable := corev1.ResourceList{
		corev1.ResourceCPU: resource.MustParse("3920m"), corev1.ResourceMemory: resource.MustParse("15140Mi"),
		corev1.ResourceEphemeralStorage: resource.MustParse("76Gi"), corev1.ResourcePods: resource.MustParse("110"),
	}
	capacity := corev1.ResourceList{
		corev1.ResourceCPU: resource.MustParse("4"), corev1.ResourceMemory: resource.MustParse("16Gi"),
		corev1.ResourceEphemeralStorage: resource.MustParse("80Gi"), corev1.ResourcePods: resource.MustParse("110"),
	}
	ranges := podRange(i, nodes)
	return &corev1.Node{
		ObjectMeta: metav1.ObjectMeta{Name: name, Labels: map[string]string{
			"kubernetes.io/os": "linux", "kubernetes.io/arch": "amd64", "kubernetes.io/hostname": name,
			"beta.kubernetes.io/os": "linux", "beta.kubernetes.io/arch": "amd64",
			"node.kubernetes.io/instance-type": "m5.xlarge", "eks.amazonaws.com/nodegroup": "practice",
			"eks.amazonaws.com/capacityType": "ON_DEMAND", "topology.kubernetes.io/region": region,
			"topology.kubernetes.io/zone": zone, "topology.ebs.csi.aws.com/zone": zone,
		}},
		Spec: corev1.NodeSpec{PodCIDR: ranges, PodCIDRs: []string{ranges},
			ProviderID: fmt.Sprintf("aws:///%s/i-%017x", zone, i+1)},
		Status: corev1.NodeStatus{
			Allocatable: allocatable, Capacity: capacity, Phase: corev1.NodeRunning,
			Addresses: []corev1.NodeAddress{
				{Type: corev1.NodeInternalIP, Address: NodeAddress(i).String()},
				{Type: corev1.NodeHostName, Address: name}, {Type: corev1.NodeInternalDNS, Address: name},
			},
			DaemonEndpoints: corev1.NodeDaemonEndpoints{KubeletEndpoint: corev1.DaemonEndpoint{Port: KubeletPort}},
			NodeInfo: corev1.NodeSystemInfo{
				Architecture: "amd64", OperatingSystem: "linux", KubeletVersion: version, KubeProxyVersion: version,
				ContainerRuntimeVersion: "practice://", OSImage: "practice cluster",
			},
		},
	}
}
