"""`make bench`: projects per second of screening a table with all reasons, beside plain loops and a decision table.

What it starts reads this module again in each worker, so the work itself stands in ``screening_rates``.
"""

import sys

if __name__ == "__main__":
    from benchmarks.screening_rates import PROJECTS, main

    main(int(sys.argv[1]) if len(sys.argv) > 1 else PROJECTS)
