"""The main job on a real control plane: install, watch, query, upgrade, break, uninstall."""

import json
import signal
import subprocess
import threading
import time
import unittest

from practice import PracticeTest

EXPRESSION = '1 - avg(rate(node_cpu_seconds_total{mode="idle"}[1m]))'
PROMETHEUS = "kube-prometheus-stack-prometheus"


class MainJob(PracticeTest):
    """The tests build on each other, in the order of their numbers."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = None

    def checks(self, *arguments, expect=0):
        result = self.on_cluster("verify", self.plan, "--json", *arguments, expect=expect)
        return {check["id"]: check for check in json.loads(result.stdout)}

    def flags(self):
        return self.curl_prometheus("/api/v1/status/flags", {}, PROMETHEUS)

    def test_1_nothing_is_installed_yet(self):
        type(self).plan = self.new_plan("prometheus.retention=5d")
        checks = self.checks("--timeout", "0s", expect=3)
        self.assertEqual(checks["release.deployed"]["state"], "failed")

    def test_2_without_a_yes_nothing_changes(self):
        self.on_cluster("apply", self.plan, expect=4)
        self.assertEqual(json.loads(self.helm_list()), [])

    def helm_list(self):
        return subprocess.run(
            [self.tools / "helm", "--kubeconfig", self.kubeconfig, "--kube-context", self.status["context"],
             "list", "--all-namespaces", "--all", "--output", "json"],
            check=True, stdout=subprocess.PIPE, text=True, timeout=60).stdout

    def test_3_apply_installs_and_proves_it(self):
        result = self.on_cluster("apply", self.plan, "--yes")
        self.assertIn("All well", result.stdout)
        checks = self.checks()
        self.assertEqual(checks["settings.retention"]["found"], "5d")
        for job in ("apiserver", "operator", "prometheus", "node-exporter"):
            self.assertEqual(checks[f"targets.{job}"]["state"], "passed", checks[f"targets.{job}"])
        self.assertTrue(checks["targets.node-exporter"]["found"].startswith("3 up"))
        claims = [check for check in checks.values() if check["id"].startswith("claim.")]
        self.assertTrue(claims)
        self.assertTrue(all(check["state"] == "passed" and "Bound" in check["found"] for check in claims))
        # What is excused comes from the practice cluster's own status, by name.
        excused = {entry["job"] for entry in json.loads(self.practice("status", "--json"))["notRunHere"]}
        for check in checks.values():
            if check["state"] == "notRunHere":
                self.assertIn(check["id"].removeprefix("targets.job."), excused)

    def test_4_get_shows_what_kubectl_shows(self):
        rows = json.loads(self.on_cluster("get", "pods,pvc", "-n", "monitoring", "--json").stdout)
        items = json.loads(self.kubectl("get", "pods,pvc", "-n", "monitoring", "-o", "json"))["items"]
        expected = {(item["kind"], item["metadata"]["name"]) for item in items}
        self.assertEqual({(row["kind"], row["name"]) for row in rows}, expected)
        running = [row for row in rows if row["kind"] == "Pod" and row["columns"]["Status"] == "Running"]
        self.assertGreaterEqual(len(running), 6)

    def test_5_queries_answer_as_curl_does(self):
        for expression in ("up", EXPRESSION):
            # node_cpu's rate needs two scrapes; `up` needs none. The same moment for both askers.
            deadline = time.time() + 120
            while True:
                moment = int(time.time())
                truth = self.curl_prometheus("/api/v1/query", {"query": expression, "time": moment}, PROMETHEUS)
                if truth["result"] or time.time() > deadline:
                    break
                time.sleep(2)
            self.assertTrue(truth["result"], f"{expression} has no result")
            mine = json.loads(self.on_cluster("query", expression, "--at", moment, "--json").stdout)["data"]
            self.assertEqual(self.by_labels(mine), self.by_labels(truth))

    @staticmethod
    def by_labels(data):
        return {json.dumps(sample["metric"], sort_keys=True): sample["value"] for sample in data["result"]}

    def test_5_range_query_answers_as_curl_does(self):
        end = int(time.time())
        mine = json.loads(self.on_cluster("query", "up", "--range", "5m", "--end", end, "--step", "15s",
                                          "--json").stdout)
        times = [float(value[0]) for series in mine["result"] for value in series["values"]]
        truth = self.curl_prometheus(
            "/api/v1/query_range",
            {"query": "up", "start": end - end % 15 - 300, "end": end, "step": 15}, PROMETHEUS)

        def points(data):
            return {(json.dumps(series["metric"], sort_keys=True), float(value[0])): float(value[1])
                    for series in data["result"] for value in series["values"] if float(value[0]) >= min(times)}
        self.assertTrue(times)
        self.assertEqual(points(mine), {key: value for key, value in points(truth).items() if key[1] <= max(times)})
        picture = self.folder / "up.png"
        self.on_cluster("query", "up", "--range", "5m", "--format", "png", "-o", picture)
        self.assertEqual(picture.read_bytes()[:8], b"\x89PNG\r\n\x1a\n")

    def test_5_wrong_expression_is_wrong_usage(self):
        result = self.on_cluster("query", "up{", expect=2)
        self.assertIn("1:4", result.stderr)

    def test_6_upgrade_changes_retention_in_prometheus(self):
        self.assertEqual(self.flags()["storage.tsdb.retention.time"], "5d")
        self.run_program("plan", "set", self.plan, "prometheus.retention=7d")
        # Before the upgrade verify must see the difference: it cannot merely repeat the plan.
        before = self.checks("--timeout", "0s", expect=3)
        self.assertEqual(before["settings.retention"]["found"], "5d")
        self.on_cluster("apply", self.plan, "--yes")
        self.assertEqual(self.flags()["storage.tsdb.retention.time"], "1w")  # as Prometheus writes 7d

    def test_7_negative_control_a_stopped_node_exporter_is_named(self):
        node = json.loads(self.practice("status", "--json"))["components"]
        exporter = next(c for c in node if c.get("container") == "node-exporter" and c["kind"] == "real")
        self.practice("stop-process", exporter["name"])
        try:
            deadline = time.time() + 120
            while time.time() < deadline:
                checks = self.checks("--timeout", "0s", expect=None)
                if checks["targets.node-exporter"]["state"] == "failed":
                    break
                time.sleep(3)
            self.assertEqual(checks["targets.node-exporter"]["state"], "failed")
            self.assertIn(exporter["address"].split(":")[0], checks["targets.node-exporter"]["evidence"])
            self.assertIn("connection refused", checks["targets.node-exporter"]["evidence"])
            text = self.on_cluster("verify", self.plan, "--timeout", "0s", expect=3).stdout
            self.assertIn("FAILED", text)
        finally:
            self.practice("start-process", exporter["name"])
        self.checks("--timeout", "90s", expect=0)

    def test_8_watch_reports_a_change_as_it_happens(self):
        watch = subprocess.Popen(
            [self.binnacle, "get", "configmaps", "-n", "monitoring", "--watch", "--json",
             "--kubeconfig", self.kubeconfig], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        seen = []
        reader = threading.Thread(target=self.collect, args=(watch.stdout, seen), daemon=True)
        reader.start()

        def wait_for(kind, name=None):
            deadline = time.time() + 60
            while not any(e["type"] == kind and name in (None, e["name"]) for e in list(seen)):
                self.assertLess(time.time(), deadline, f"no {kind} event for {name}")
                time.sleep(0.05)

        wait_for("ADDED")  # the first list has come
        self.kubectl("create", "configmap", "made-by-the-test", "-n", "monitoring")
        wait_for("ADDED", "made-by-the-test")
        self.kubectl("label", "configmap", "made-by-the-test", "-n", "monitoring", "a=b")
        self.kubectl("delete", "configmap", "made-by-the-test", "-n", "monitoring")
        wait_for("DELETED", "made-by-the-test")
        watch.send_signal(signal.SIGINT)
        self.assertEqual(watch.wait(timeout=30), 130)
        reader.join(timeout=10)
        watch.stdout.close()

    @staticmethod
    def collect(stream, seen):
        for line in stream:
            seen.append(json.loads(line))

    def test_9_uninstall_lists_what_stays_and_deletes_only_what_was_confirmed(self):
        result = json.loads(self.on_cluster("uninstall", self.plan, "--yes", "--json").stdout)
        kinds = {entry["kind"] for entry in result["leftOvers"]}
        self.assertIn("persistentvolumeclaims", kinds)
        self.assertIn("customresourcedefinitions", kinds)
        self.assertEqual(result["deleted"], [])
        self.assertEqual(json.loads(self.helm_list()), [])
        claims = json.loads(self.kubectl("get", "pvc", "-n", "monitoring", "-o", "json"))["items"]
        self.assertTrue(claims, "the claims must still be there: nobody confirmed their deletion")
        self.on_cluster("apply", self.plan, "--yes")
        result = json.loads(self.on_cluster("uninstall", self.plan, "--yes", "--delete-pvcs", "--json").stdout)
        self.assertIn("persistentvolumeclaims", {entry["kind"] for entry in result["deleted"]})
        self.assertNotIn("persistentvolumeclaims", {entry["kind"] for entry in result["leftOvers"]})


if __name__ == "__main__":
    unittest.main(verbosity=2)
