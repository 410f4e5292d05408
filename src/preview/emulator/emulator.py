"""The preview's AWS: ministack with the corrections in patches.

Every setting comes from the environment (emulator.ts). Refuses to start with any other version of
ministack than the one the corrections were written for: they wrap its internals.
"""

import os
import sys
from importlib.metadata import version

MINISTACK = "1.5.33"  # as in requirements-tools.in


def main() -> None:
    installed = version("ministack")
    if installed != MINISTACK:
        sys.exit(
            f"emulator: ministack {installed} is installed, but its patches are for {MINISTACK} only. "
            "Install requirements-tools.txt, or review src/preview/emulator/patches for the new version."
        )
    from patches import PATCHES

    left_out = set(filter(None, os.environ.get("STREAMGATE_WITHOUT_PATCHES", "").split(",")))
    if unknown := left_out - {patch.__name__ for patch in PATCHES}:
        sys.exit(f"emulator: there is no patch {', '.join(sorted(unknown))} to leave out")
    for patch in PATCHES:
        if patch.__name__ not in left_out:
            patch()

    from ministack.app import main as serve

    serve()


if __name__ == "__main__":
    main()
