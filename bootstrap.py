"""From a fresh checkout to the running product, with nothing but Python 3.11: `python3 bootstrap.py run`."""

import os
import sys

OLDEST = (3, 11)

if __name__ == "__main__":
    if sys.version_info < OLDEST:
        sys.exit("shouhou: Python 3.11 or later is needed; this one is " + sys.version.split()[0] + ".")
    sys.path.insert(1, os.path.join(sys.path[0], "src"))
    from tools.bootstrap.verbs import main

    sys.exit(main(sys.argv[1:]))
