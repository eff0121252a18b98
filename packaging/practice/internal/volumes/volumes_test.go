package volumes

import (
	"testing"

	corev1 "k8s.io/api/core/v1"
	storagev1 "k8s.io/api/storage/v1"
	"k8s.io/apimachinery/pkg/api/resource"
)

func TestAVolumeIsForItsClaimAloneAndBoundByTheControlPlane(t *testing.T) {
	claim := &corev1.PersistentVolumeClaim{}
	claim.Namespace, claim.Name, claim.UID = "monitoring", "data", "0a1b2c3d-0000-4000-8000-0123456789ab"
	claim.Spec.AccessModes = []corev1.PersistentVolumeAccessMode{corev1.ReadWriteOnce}
	claim.Spec.Resources.Requests = corev1.ResourceList{corev1.ResourceStorage: resource.MustParse("8Gi")}
	class := &storagev1.StorageClass{Parameters: map[string]string{"fsType": "ext4"}}
	class.Name = "gp3"

	volume := newVolume(claim, class, "eu-central-1b")
	if ref := volume.Spec.ClaimRef; ref.UID != claim.UID || ref.Namespace != "monitoring" || ref.Name != "data" {
		t.Errorf("reference %+v", ref)
	}
	if volume.Status.Phase != "" {
		t.Error("its phase is for the control plane to say")
	}
	if size := volume.Spec.Capacity[corev1.ResourceStorage]; size.String() != "8Gi" {
		t.Errorf("size %s", &size)
	}
	if handle := volume.Spec.CSI.VolumeHandle; handle != "vol-0a1b2c3d000040008" {
		t.Errorf("handle %s", handle)
	}
	terms := volume.Spec.NodeAffinity.Required.NodeSelectorTerms[0].MatchExpressions[0]
	if terms.Key != zoneKey || terms.Values[0] != "eu-central-1b" {
		t.Errorf("zone %+v", terms)
	}
}
