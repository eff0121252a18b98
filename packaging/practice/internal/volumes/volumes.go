// Package volumes plays the storage driver ebs.csi.aws.com: it makes the volume for a claim, enlarges
// it, deletes it. Binding is left to the control plane's own controller.
package volumes

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"time"

	corev1 "k8s.io/api/core/v1"
	storagev1 "k8s.io/api/storage/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	corelisters "k8s.io/client-go/listers/core/v1"
	storagelisters "k8s.io/client-go/listers/storage/v1"
	"k8s.io/client-go/tools/cache"
	"k8s.io/client-go/util/workqueue"
)

const (
	driver        = "ebs.csi.aws.com"
	selectedNode  = "volume.kubernetes.io/selected-node"
	provisionedBy = "pv.kubernetes.io/provisioned-by"
	zoneLabel     = "topology.kubernetes.io/zone"
	zoneKey       = "topology.ebs.csi.aws.com/zone"
)

// Driver is the stand-in for the storage driver.
type Driver struct {
	client  kubernetes.Interface
	folder  string
	claims  corelisters.PersistentVolumeClaimLister
	volumes corelisters.PersistentVolumeLister
	nodes   corelisters.NodeLister
	classes storagelisters.StorageClassLister
	queue   workqueue.TypedRateLimitingInterface[string]
}

// New makes a driver whose volumes' data lies in folder, one folder per volume.
func New(client kubernetes.Interface, factory informers.SharedInformerFactory, folder string) *Driver {
	core := factory.Core().V1()
	d := &Driver{client: client, folder: folder,
		claims: core.PersistentVolumeClaims().Lister(), volumes: core.PersistentVolumes().Lister(),
		nodes: core.Nodes().Lister(), classes: factory.Storage().V1().StorageClasses().Lister(),
		queue: workqueue.NewTypedRateLimitingQueue(workqueue.NewTypedItemExponentialFailureRateLimiter[string](
			100*time.Millisecond, 5*time.Second))}
	add := func(object any) {
		if key, err := cache.DeletionHandlingMetaNamespaceKeyFunc(object); err == nil {
			d.queue.Add(key)
		}
	}
	handler := cache.ResourceEventHandlerFuncs{AddFunc: add, UpdateFunc: func(_, object any) { add(object) }, DeleteFunc: add}
	core.PersistentVolumeClaims().Informer().AddEventHandler(handler)
	core.PersistentVolumes().Informer().AddEventHandler(handler) // keys without a namespace
	return d
}

// Folder is where the volume's data lies.
func (d *Driver) Folder(volume string) string { return filepath.Join(d.folder, volume) }

// Run works until ctx ends; the informers must have been started.
func (d *Driver) Run(ctx context.Context) {
	go func() {
		<-ctx.Done()
		d.queue.ShutDown()
	}()
	for {
		key, end := d.queue.Get()
		if end {
			return
		}
		if err := d.sync(ctx, key); err != nil && ctx.Err() == nil {
			log.Printf("volumes: %s: %v", key, err)
			d.queue.AddRateLimited(key)
		} else {
			d.queue.Forget(key)
		}
		d.queue.Done(key)
	}
}

func (d *Driver) sync(ctx context.Context, key string) error {
	namespace, name, err := cache.SplitMetaNamespaceKey(key)
	if err != nil {
		return err
	}
	if namespace == "" {
		return d.syncVolume(ctx, name)
	}
	claim, err := d.claims.PersistentVolumeClaims(namespace).Get(name)
	if apierrors.IsNotFound(err) {
		return nil
	}
	if err != nil {
		return err
	}
	class, err := d.class(claim)
	if class == nil || err != nil {
		return err
	}
	if claim.Status.Phase == corev1.ClaimBound {
		return d.enlarge(ctx, claim, class)
	}
	if claim.Spec.VolumeName != "" || claim.DeletionTimestamp != nil || claim.Status.Phase == corev1.ClaimLost {
		return nil
	}
	return d.provision(ctx, claim, class)
}

// class gives the claim's storage class where it is one of this driver's.
func (d *Driver) class(claim *corev1.PersistentVolumeClaim) (*storagev1.StorageClass, error) {
	if claim.Spec.StorageClassName == nil {
		return nil, nil
	}
	class, err := d.classes.Get(*claim.Spec.StorageClassName)
	if apierrors.IsNotFound(err) || (err == nil && class.Provisioner != driver) {
		return nil, nil
	}
	return class, err
}

// provision creates the volume with a reference to its claim, where the claim's time has come: with
// WaitForFirstConsumer that is when the scheduler has chosen a node for its pod.
func (d *Driver) provision(ctx context.Context, claim *corev1.PersistentVolumeClaim, class *storagev1.StorageClass) error {
	waits := class.VolumeBindingMode != nil && *class.VolumeBindingMode == storagev1.VolumeBindingWaitForFirstConsumer
	zone := ""
	if waits {
		nodeName := claim.Annotations[selectedNode]
		if nodeName == "" {
			return nil
		}
		node, err := d.nodes.Get(nodeName)
		if err != nil {
			return err
		}
		zone = node.Labels[zoneLabel]
	}
	volume := newVolume(claim, class, zone)
	if err := os.MkdirAll(d.Folder(volume.Name), 0o700); err != nil {
		return err
	}
	_, err := d.client.CoreV1().PersistentVolumes().Create(ctx, volume, metav1.CreateOptions{})
	if apierrors.IsAlreadyExists(err) {
		return nil
	}
	return err
}

// newVolume describes the volume as the driver on EKS does.
func newVolume(claim *corev1.PersistentVolumeClaim, class *storagev1.StorageClass, zone string) *corev1.PersistentVolume {
	mode := corev1.PersistentVolumeFilesystem
	if claim.Spec.VolumeMode != nil {
		mode = *claim.Spec.VolumeMode
	}
	policy := corev1.PersistentVolumeReclaimDelete
	if class.ReclaimPolicy != nil {
		policy = *class.ReclaimPolicy
	}
	uid := string(claim.UID)
	volume := &corev1.PersistentVolume{
		ObjectMeta: metav1.ObjectMeta{Name: "pvc-" + uid, Annotations: map[string]string{provisionedBy: driver}},
		Spec: corev1.PersistentVolumeSpec{
			Capacity:    corev1.ResourceList{corev1.ResourceStorage: claim.Spec.Resources.Requests[corev1.ResourceStorage]},
			AccessModes: claim.Spec.AccessModes, VolumeMode: &mode, StorageClassName: class.Name,
			PersistentVolumeReclaimPolicy: policy, MountOptions: class.MountOptions,
			ClaimRef: &corev1.ObjectReference{APIVersion: "v1", Kind: "PersistentVolumeClaim",
				Namespace: claim.Namespace, Name: claim.Name, UID: claim.UID, ResourceVersion: claim.ResourceVersion},
			PersistentVolumeSource: corev1.PersistentVolumeSource{CSI: &corev1.CSIPersistentVolumeSource{
				Driver: driver, FSType: class.Parameters["fsType"], VolumeHandle: volumeHandle(uid)}},
		},
	}
	if zone != "" {
		volume.Spec.NodeAffinity = &corev1.VolumeNodeAffinity{Required: &corev1.NodeSelector{
			NodeSelectorTerms: []corev1.NodeSelectorTerm{{MatchExpressions: []corev1.NodeSelectorRequirement{
				{Key: zoneKey, Operator: corev1.NodeSelectorOpIn, Values: []string{zone}}}}}}}
	}
	return volume
}

// volumeHandle looks like an EBS volume's id: vol- and 17 hexadecimal digits.
func volumeHandle(uid string) string {
	digits := make([]byte, 0, 32)
	for i := range len(uid) {
		if uid[i] != '-' {
			digits = append(digits, uid[i])
		}
	}
	return fmt.Sprintf("vol-%.17s", digits)
}

// enlarge does what the driver and the kubelet do together when a bound claim asks for more.
func (d *Driver) enlarge(ctx context.Context, claim *corev1.PersistentVolumeClaim, class *storagev1.StorageClass) error {
	asked, has := claim.Spec.Resources.Requests[corev1.ResourceStorage], claim.Status.Capacity[corev1.ResourceStorage]
	if asked.Cmp(has) <= 0 || class.AllowVolumeExpansion == nil || !*class.AllowVolumeExpansion {
		return nil
	}
	volume, err := d.volumes.Get(claim.Spec.VolumeName)
	if err != nil {
		return err
	}
	if size := volume.Spec.Capacity[corev1.ResourceStorage]; size.Cmp(asked) < 0 {
		volume = volume.DeepCopy()
		volume.Spec.Capacity[corev1.ResourceStorage] = asked
		if _, err := d.client.CoreV1().PersistentVolumes().Update(ctx, volume, metav1.UpdateOptions{}); err != nil {
			return err
		}
	}
	claim = claim.DeepCopy()
	claim.Status.Capacity[corev1.ResourceStorage] = asked
	claim.Status.Conditions = nil
	_, err = d.client.CoreV1().PersistentVolumeClaims(claim.Namespace).UpdateStatus(ctx, claim, metav1.UpdateOptions{})
	return err
}

// syncVolume deletes a released volume of ours, and its data, where its policy is to be deleted.
func (d *Driver) syncVolume(ctx context.Context, name string) error {
	volume, err := d.volumes.Get(name)
	if apierrors.IsNotFound(err) {
		return nil
	}
	if err != nil || volume.Annotations[provisionedBy] != driver || volume.Status.Phase != corev1.VolumeReleased ||
		volume.Spec.PersistentVolumeReclaimPolicy != corev1.PersistentVolumeReclaimDelete {
		return err
	}
	err = d.client.CoreV1().PersistentVolumes().Delete(ctx, name, metav1.DeleteOptions{})
	if err != nil && !apierrors.IsNotFound(err) {
		return err
	}
	return os.RemoveAll(d.Folder(name))
}
