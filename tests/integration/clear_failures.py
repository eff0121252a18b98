"""What goes wrong outside: one clear sentence each and the documented exit status."""

import os
import stat
import subprocess
import tempfile
import unittest
from pathlib import Path

PROGRAM = os.environ["BINNACLE_PROGRAM"]

KUBECONFIG = """apiVersion: v1
kind: Config
clusters: [{name: c, cluster: {server: "https://127.0.0.1:1"}}]
users: [{name: u, user: {token: not-a-secret}}]
contexts: [{name: c, context: {cluster: c, user: u}}]
current-context: c
"""


class ClearFailures(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="binnacle-test-"))
        self.kubeconfig = self.folder / "kubeconfig"
        self.kubeconfig.write_text(KUBECONFIG)
        self.plan = self.folder / "plan.yaml"
        subprocess.run([PROGRAM, "plan", "init", "--start", "local", "-o", self.plan], check=True)

    def expect(self, status, *arguments, words=()):
        result = subprocess.run([PROGRAM, *map(str, arguments)], stdin=subprocess.DEVNULL, text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
        self.assertEqual(result.returncode, status, result.stderr)
        message = next(line for line in result.stderr.splitlines() if line.startswith("binnacle: "))
        for word in words:
            self.assertIn(word, result.stderr)
        self.assertNotIn("not-a-secret", result.stdout + result.stderr)
        return message

    def fake_helm(self, version):
        """A helm that only knows its version: an old one cannot be had."""
        fake = self.folder / "fake-helm"
        fake.write_text(f"#!/bin/sh\n[ \"$1\" = version ] && echo v{version} || exit 1\n")
        fake.chmod(fake.stat().st_mode | stat.S_IXUSR)
        return fake

    def test_a_missing_kubeconfig(self):
        self.expect(1, "get", "pods", "--kubeconfig", "/no/such/file", words=["/no/such/file"])

    def test_a_kubeconfig_that_is_no_yaml(self):
        self.kubeconfig.write_text("a: [unclosed\n")
        self.expect(1, "get", "pods", "--kubeconfig", self.kubeconfig, words=[str(self.kubeconfig)])

    def test_a_context_that_does_not_exist(self):
        self.expect(1, "get", "pods", "--kubeconfig", self.kubeconfig, "--context", "elsewhere",
                    words=["elsewhere"])

    def test_no_kubectl(self):
        self.expect(1, "get", "pods", "--kubeconfig", self.kubeconfig, "--kubectl", "/no/such/kubectl",
                    words=["/no/such/kubectl"])

    def test_no_helm(self):
        self.expect(1, "apply", self.plan, "--yes", "--kubeconfig", self.kubeconfig, "--helm", "/no/such/helm",
                    words=["/no/such/helm"])

    def test_helm_too_old(self):
        self.expect(1, "apply", self.plan, "--yes", "--kubeconfig", self.kubeconfig,
                    "--helm", self.fake_helm("3.9.4"), words=["3.9.4", "3.17"])

    def test_a_cluster_that_cannot_be_reached(self):
        self.expect(1, "get", "pods", "--kubeconfig", self.kubeconfig, words=["127.0.0.1:1"])
        self.expect(1, "apply", self.plan, "--yes", "--kubeconfig", self.kubeconfig,
                    "--helm", self.fake_helm("3.18.0"), words=["127.0.0.1:1"])

    def test_a_bad_quantity(self):
        self.expect(2, "plan", "set", self.plan, "prometheus.storageSize=30GB", words=["30GB"])

    def test_an_unknown_command_and_kind(self):
        self.expect(2, "instal")
        self.expect(2, "get", "podz", "--kubeconfig", self.kubeconfig, words=["podz"])

    def test_a_plan_that_is_no_plan(self):
        broken = self.folder / "broken.yaml"
        broken.write_text("format: 1\ncomponents:\n  - releas: x\n")
        message = self.expect(2, "verify", broken, "--kubeconfig", self.kubeconfig)
        self.assertIn("broken.yaml:3:", message)

    def test_a_secret_in_the_clear_is_refused(self):
        result = subprocess.run([PROGRAM, "plan", "set", self.plan, "grafana.adminPassword=hunter2"], text=True,
                                stderr=subprocess.PIPE)
        self.assertEqual(result.returncode, 2)
        self.assertNotIn("hunter2", result.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=2)
