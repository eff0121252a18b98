"""What the integration tests share: a practice cluster of their own and the binnacle program."""

import base64
import json
import os
import subprocess
import tempfile
import unittest
import urllib.parse
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "data"
VERSION = os.environ.get("BINNACLE_TEST_CHART_VERSION", "88.5.3")


class PracticeTest(unittest.TestCase):
    """Brings one practice cluster up for all tests of the class; it dies with this process."""

    @classmethod
    def setUpClass(cls):
        cls.tools = Path(os.environ["BINNACLE_TOOLS"])
        cls.binnacle = os.environ["BINNACLE_PROGRAM"]
        cls.name = f"test-{cls.__name__.lower()}-{os.getpid()}"
        cls.folder = Path(tempfile.mkdtemp(prefix="binnacle-test-"))
        up = subprocess.run(
            [cls.tools / "practice", "up", "--name", cls.name, "--parent-pid", str(os.getpid()), "--json"],
            stdout=subprocess.PIPE, text=True, timeout=300)
        if up.returncode != 0:
            raise RuntimeError("the practice cluster did not start")
        cls.status = json.loads(up.stdout)
        cls.kubeconfig = cls.status["kubeconfig"]

    @classmethod
    def tearDownClass(cls):
        subprocess.run([cls.tools / "practice", "down", "--name", cls.name], check=True, timeout=120)

    def run_program(self, *arguments, expect=0, environment=None, timeout=600):
        """Runs binnacle; fails with everything it said when it ends with another status."""
        result = subprocess.run(
            [self.binnacle, *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, timeout=timeout,
            env={**os.environ, **(environment or {})})
        if expect is not None and result.returncode != expect:
            self.fail(f"binnacle {' '.join(map(str, arguments))} ended with {result.returncode}, not {expect}\n"
                      f"{result.stdout}\n{result.stderr}")
        return result

    def on_cluster(self, command, *arguments, **options):
        return self.run_program(command, *arguments, "--kubeconfig", self.kubeconfig, **options)

    def kubectl(self, *arguments):
        return subprocess.run(
            [self.tools / "kubectl", "--kubeconfig", self.kubeconfig, *arguments], check=True,
            stdout=subprocess.PIPE, text=True, timeout=120).stdout

    def practice(self, *arguments):
        return subprocess.run([self.tools / "practice", *arguments, "--name", self.name], check=True,
                              stdout=subprocess.PIPE, text=True, timeout=120).stdout

    def new_plan(self, *settings, start="local"):
        plan = self.folder / f"{self.id().rsplit('.', 1)[1]}.yaml"
        pairs = [f"chart={self.status['chartRepository']}", f"version={VERSION}", *settings]
        sets = [word for pair in pairs for word in ("--set", pair)]
        self.run_program("plan", "init", "--start", start, *sets, "-o", plan)
        return plan

    def curl_prometheus(self, path, parameters, service):
        """Asks Prometheus with curl alone: the service proxy of the API server, the kubeconfig's identity."""
        config = json.loads(self.kubectl("config", "view", "--raw", "--flatten", "-o", "json"))
        user = config["users"][0]["user"]
        cluster = config["clusters"][0]["cluster"]
        files = {}
        for key, text in (("ca", cluster["certificate-authority-data"]),
                          ("cert", user["client-certificate-data"]), ("key", user["client-key-data"])):
            files[key] = self.folder / f"curl.{key}"
            files[key].touch(mode=0o600)
            files[key].write_bytes(base64.b64decode(text))
        url = (f"{cluster['server']}/api/v1/namespaces/monitoring/services/{service}:http-web/proxy{path}"
               f"?{urllib.parse.urlencode(parameters)}")
        answer = subprocess.run(
            ["curl", "-sS", "--fail-with-body", "--cacert", files["ca"], "--cert", files["cert"],
             "--key", files["key"], url],
            check=True, stdout=subprocess.PIPE, text=True, timeout=60).stdout
        return json.loads(answer)["data"]
