// Package certgen plays kube-webhook-certgen, the program of the chart's admission-certificate Jobs: it
// makes the certificate's secret and puts the authority into the webhook configurations. It runs as the
// Job's container, with the Job's own service account and rights.
package certgen

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"

	admissionv1 "k8s.io/api/admissionregistration/v1"
	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"

	"binnacle/practice/internal/pki"
)

// Main runs the subcommand create or patch with the original's flags; those without a meaning here
// (logging) are ignored.
func Main(arguments []string) error {
	if len(arguments) == 0 {
		return errors.New("usage: create|patch --secret-name=… --namespace=… …")
	}
	config, err := rest.InClusterConfig()
	if err != nil {
		return err
	}
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	options := parse(arguments[1:])
	switch arguments[0] {
	case "create":
		return create(ctx, client, options)
	case "patch":
		return patch(ctx, client, options)
	}
	return fmt.Errorf("unknown command %q", arguments[0])
}

// parse reads --name=value and --name value; defaults are the original's.
func parse(arguments []string) map[string]string {
	options := map[string]string{"cert-name": "cert", "key-name": "key", "ca-name": "ca",
		"patch-validating": "true", "patch-mutating": "true"}
	for i := 0; i < len(arguments); i++ {
		name, value, has := strings.Cut(strings.TrimLeft(arguments[i], "-"), "=")
		if !has && i+1 < len(arguments) && !strings.HasPrefix(arguments[i+1], "-") {
			i++
			value = arguments[i]
		}
		options[name] = value
	}
	return options
}

// create makes the secret unless it is there.
func create(ctx context.Context, client kubernetes.Interface, options map[string]string) error {
	secrets := client.CoreV1().Secrets(options["namespace"])
	_, err := secrets.Get(ctx, options["secret-name"], metav1.GetOptions{})
	if err == nil || !apierrors.IsNotFound(err) {
		return err
	}
	data, err := certificates(options)
	if err != nil {
		return err
	}
	_, err = secrets.Create(ctx, &corev1.Secret{ObjectMeta: metav1.ObjectMeta{Name: options["secret-name"]}, Data: data},
		metav1.CreateOptions{})
	return err
}

func certificates(options map[string]string) (map[string][]byte, error) {
	folder, err := os.MkdirTemp("", "certgen")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	authority, err := pki.NewAuthority(folder)
	if err != nil {
		return nil, err
	}
	var names []string
	var addresses []net.IP
	for _, host := range strings.Split(options["host"], ",") {
		if address := net.ParseIP(host); address != nil {
			addresses = append(addresses, address)
		} else {
			names = append(names, host)
		}
	}
	if err := authority.Server("webhook", addresses, names); err != nil {
		return nil, err
	}
	data := map[string][]byte{}
	for key, file := range map[string]string{"ca-name": "ca.crt", "cert-name": "webhook.crt", "key-name": "webhook.key"} {
		if data[options[key]], err = os.ReadFile(filepath.Join(folder, file)); err != nil {
			return nil, err
		}
	}
	return data, nil
}

// patch sets the authority, and the failure policy where one is given, in the webhooks of that name.
func patch(ctx context.Context, client kubernetes.Interface, options map[string]string) error {
	secret, err := client.CoreV1().Secrets(options["namespace"]).Get(ctx, options["secret-name"], metav1.GetOptions{})
	if err != nil {
		return err
	}
	authority := secret.Data[options["ca-name"]]
	if len(authority) == 0 {
		return fmt.Errorf("the secret %s has no key %s", options["secret-name"], options["ca-name"])
	}
	set := func(config *admissionv1.WebhookClientConfig, policy **admissionv1.FailurePolicyType) {
		config.CABundle = authority
		if wanted := admissionv1.FailurePolicyType(options["patch-failure-policy"]); wanted != "" {
			*policy = &wanted
		}
	}
	if options["patch-validating"] != "false" {
		err = patchValidating(ctx, client, options["webhook-name"], set)
	}
	if options["patch-mutating"] != "false" && err == nil {
		err = patchMutating(ctx, client, options["webhook-name"], set)
	}
	return err
}

type setter func(*admissionv1.WebhookClientConfig, **admissionv1.FailurePolicyType)

func patchValidating(ctx context.Context, client kubernetes.Interface, name string, set setter) error {
	all := client.AdmissionregistrationV1().ValidatingWebhookConfigurations()
	configuration, err := all.Get(ctx, name, metav1.GetOptions{})
	if err != nil {
		return err
	}
	for i := range configuration.Webhooks {
		set(&configuration.Webhooks[i].ClientConfig, &configuration.Webhooks[i].FailurePolicy)
	}
	_, err = all.Update(ctx, configuration, metav1.UpdateOptions{})
	return err
}

func patchMutating(ctx context.Context, client kubernetes.Interface, name string, set setter) error {
	all := client.AdmissionregistrationV1().MutatingWebhookConfigurations()
	configuration, err := all.Get(ctx, name, metav1.GetOptions{})
	if err != nil {
		return err
	}
	for i := range configuration.Webhooks {
		set(&configuration.Webhooks[i].ClientConfig, &configuration.Webhooks[i].FailurePolicy)
	}
	_, err = all.Update(ctx, configuration, metav1.UpdateOptions{})
	return err
}
