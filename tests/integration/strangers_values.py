"""A stranger's values files: taken in as they are, applied, judged."""

import json
import unittest

from practice import DATA, PracticeTest, VERSION


class StrangersValues(PracticeTest):
    def take_in(self, name, *arguments):
        plan = self.folder / f"{name}.plan.yaml"
        self.run_program("plan", "import", "--values", DATA / "values" / f"{name}.yaml", *arguments, "-o", plan)
        self.run_program("plan", "set", plan, f"chart={self.status['chartRepository']}", f"version={VERSION}")
        return plan

    def test_1_a_file_that_asks_for_nothing_else_is_well(self):
        plan = self.take_in("stranger-plain")
        before = (DATA / "values" / "stranger-plain.yaml").read_bytes()
        self.on_cluster("apply", plan, "--yes")
        self.assertEqual((DATA / "values" / "stranger-plain.yaml").read_bytes(), before)
        self.on_cluster("uninstall", plan, "--yes", "--delete-pvcs")

    def test_2_a_file_with_a_job_of_its_own_ends_with_3_and_names_it(self):
        plan = self.take_in("stranger-own-job")
        result = self.on_cluster("apply", plan, "--yes", "--json", "--timeout", "40s", expect=3)
        failed = [check for check in json.loads(result.stdout) if check["state"] == "failed"]
        self.assertTrue(failed)
        self.assertTrue(all(check["id"].startswith("targets.job.") for check in failed), failed)
        self.on_cluster("uninstall", plan, "--yes", "--delete-pvcs")

    def test_3_a_file_with_a_storage_class_that_is_not_there_says_so(self):
        plan = self.take_in("stranger-unknown-class")
        result = self.on_cluster("apply", plan, "--yes", "--json", "--timeout", "20s", expect=3)
        failed = [check for check in json.loads(result.stdout) if check["state"] == "failed"]
        # The operator makes no StatefulSet then; its own words are the evidence.
        reason = next(check for check in failed if check["id"].startswith("resource.prometheus."))
        self.assertIn("premium-rwo", reason["found"])
        self.on_cluster("uninstall", plan, "--yes", "--delete-pvcs")

    def test_4_placeholders_are_found_and_asked_for(self):
        result = self.run_program("plan", "import", "--values", DATA / "values" / "stranger-placeholders.yaml",
                                  "-o", self.folder / "placeholders.yaml", expect=None)
        self.assertIn("DOMAIN", result.stdout + result.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=2)
