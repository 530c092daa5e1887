"""政策测试: sentences in YAML that say what a pack, a document or a finding must be, run against them."""

from gangmu.policytest.judge import screening
from gangmu.policytest.load import load_cases
from gangmu.policytest.output import junit, results_json
from gangmu.policytest.run import Judge, run, run_all
from gangmu.policytest.stage import Stage
from gangmu.policytest.values import Case, Problem, Result

__all__ = [
    "Case", "Judge", "Problem", "Result", "Stage", "junit", "load_cases", "results_json", "run", "run_all", "screening",
]  # fmt: skip
