package controlplane

import (
	"os"
	"path/filepath"

	"k8s.io/client-go/tools/clientcmd"
	"k8s.io/client-go/tools/clientcmd/api"

	"binnacle/practice/internal/place"
)

// writeKubeconfig writes a kubeconfig that holds its certificates and key itself, mode 0600.
func writeKubeconfig(path, server, name, pkiFolder, certificate string) error {
	read := func(file string) ([]byte, error) { return os.ReadFile(filepath.Join(pkiFolder, file)) }
	authority, err := read("ca.crt")
	if err != nil {
		return err
	}
	client, err := read(certificate + ".crt")
	if err != nil {
		return err
	}
	key, err := read(certificate + ".key")
	if err != nil {
		return err
	}
	config := api.NewConfig()
	config.Clusters[name] = &api.Cluster{Server: server, CertificateAuthorityData: authority}
	config.AuthInfos[name] = &api.AuthInfo{ClientCertificateData: client, ClientKeyData: key}
	config.Contexts[name] = &api.Context{Cluster: name, AuthInfo: name}
	config.CurrentContext = name
	text, err := clientcmd.Write(*config)
	if err != nil {
		return err
	}
	return place.WriteFile(path, text)
}
