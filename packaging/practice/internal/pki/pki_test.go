package pki

import (
	"crypto/tls"
	"crypto/x509"
	"net"
	"os"
	"path/filepath"
	"testing"
)

func authority(t *testing.T) (*Authority, string) {
	t.Helper()
	folder := t.TempDir()
	a, err := NewAuthority(folder)
	if err != nil {
		t.Fatal(err)
	}
	return a, folder
}

func leaf(t *testing.T, folder, name string) *x509.Certificate {
	t.Helper()
	pair, err := tls.LoadX509KeyPair(filepath.Join(folder, name+".crt"), filepath.Join(folder, name+".key"))
	if err != nil {
		t.Fatal(err)
	}
	return pair.Leaf
}

func roots(t *testing.T, folder string) *x509.CertPool {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(folder, "ca.crt"))
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(text)
	return pool
}

func TestAServerCertificateHoldsForItsAddressesAndNamesOnly(t *testing.T) {
	a, folder := authority(t)
	if err := a.Server("server", []net.IP{net.IPv4(10, 0, 0, 1)}, []string{"kubernetes"}); err != nil {
		t.Fatal(err)
	}
	certificate, pool := leaf(t, folder, "server"), roots(t, folder)
	for name, wanted := range map[string]bool{"10.0.0.1": true, "kubernetes": true, "10.0.0.2": false, "other": false} {
		_, err := certificate.Verify(x509.VerifyOptions{Roots: pool, DNSName: name})
		if (err == nil) != wanted {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAClientCertificateIsNoServerCertificate(t *testing.T) {
	a, folder := authority(t)
	if err := a.Client("admin", "someone", "system:masters"); err != nil {
		t.Fatal(err)
	}
	certificate, pool := leaf(t, folder, "admin"), roots(t, folder)
	if certificate.Subject.CommonName != "someone" || certificate.Subject.Organization[0] != "system:masters" {
		t.Errorf("subject %v", certificate.Subject)
	}
	if _, err := certificate.Verify(x509.VerifyOptions{Roots: pool}); err == nil {
		t.Error("it passes as a server's")
	}
	client := x509.VerifyOptions{Roots: pool, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}}
	if _, err := certificate.Verify(client); err != nil {
		t.Error(err)
	}
}

func TestAnotherAuthorityIsNotTrusted(t *testing.T) {
	a, folder := authority(t)
	if err := a.Server("server", nil, []string{"x"}); err != nil {
		t.Fatal(err)
	}
	_, other := authority(t)
	if _, err := leaf(t, folder, "server").Verify(x509.VerifyOptions{Roots: roots(t, other), DNSName: "x"}); err == nil {
		t.Fatal("trusted")
	}
}
