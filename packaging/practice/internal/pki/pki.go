// Package pki makes the certificates and keys of one practice cluster. They live as long as the cluster.
package pki

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"path/filepath"
	"time"

	"binnacle/practice/internal/place"
)

// Authority signs certificates and writes them as NAME.crt and NAME.key into its folder.
type Authority struct {
	folder      string
	certificate *x509.Certificate
	key         *ecdsa.PrivateKey
}

// Lifetime of everything signed here: longer than any practice cluster lives.
const Lifetime = 365 * 24 * time.Hour

// NewAuthority makes a certificate authority, ca.crt and ca.key, in folder.
func NewAuthority(folder string) (*Authority, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	template, err := blank("practice-ca", "")
	if err != nil {
		return nil, err
	}
	template.IsCA = true
	template.BasicConstraintsValid = true
	template.KeyUsage = x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature
	a := &Authority{folder: folder, certificate: template, key: key}
	signed, err := a.write("ca", template, key)
	if err != nil {
		return nil, err
	}
	a.certificate = signed
	return a, nil
}

// Client signs a client certificate for the user in the group ("" for none).
func (a *Authority) Client(name, user, group string) error {
	template, err := blank(user, group)
	if err != nil {
		return err
	}
	template.KeyUsage = x509.KeyUsageDigitalSignature
	template.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}
	return a.issue(name, template)
}

// Server signs a server certificate for the addresses and names.
func (a *Authority) Server(name string, addresses []net.IP, names []string) error {
	template, err := blank(name, "")
	if err != nil {
		return err
	}
	template.KeyUsage = x509.KeyUsageDigitalSignature
	template.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
	template.IPAddresses = addresses
	template.DNSNames = names
	return a.issue(name, template)
}

// KeyPair writes a plain key pair, NAME.key and NAME.pub, for signing service-account tokens.
func (a *Authority) KeyPair(name string) error {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	public, err := x509.MarshalPKIXPublicKey(key.Public())
	if err != nil {
		return err
	}
	if err := a.writeKey(name, key); err != nil {
		return err
	}
	return a.writePem(name+".pub", "PUBLIC KEY", public)
}

func (a *Authority) issue(name string, template *x509.Certificate) error {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	_, err = a.write(name, template, key)
	return err
}

func (a *Authority) write(name string, template *x509.Certificate, key *ecdsa.PrivateKey) (*x509.Certificate, error) {
	der, err := x509.CreateCertificate(rand.Reader, template, a.certificate, key.Public(), a.key)
	if err != nil {
		return nil, err
	}
	if err := a.writeKey(name, key); err != nil {
		return nil, err
	}
	if err := a.writePem(name+".crt", "CERTIFICATE", der); err != nil {
		return nil, err
	}
	return x509.ParseCertificate(der)
}

func (a *Authority) writeKey(name string, key crypto.PrivateKey) error {
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return err
	}
	return a.writePem(name+".key", "PRIVATE KEY", der)
}

func (a *Authority) writePem(file, kind string, der []byte) error {
	return place.WriteFile(filepath.Join(a.folder, file), pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}))
}

func blank(commonName, organization string) (*x509.Certificate, error) {
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120))
	if err != nil {
		return nil, err
	}
	subject := pkix.Name{CommonName: commonName}
	if organization != "" {
		subject.Organization = []string{organization}
	}
	// An hour back, so that a clock set back a little does not make them "not yet valid".
	return &x509.Certificate{SerialNumber: serial, Subject: subject,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(Lifetime)}, nil
}
