"""The preview's AWS: ministack with the corrections in emulator_patches.

Every setting comes from the environment (emulator.ts). Refuses to start with any other version of
ministack than the one the corrections were written for: they wrap its internals.
"""

import sys
from importlib.metadata import version

MINISTACK = "1.5.33"  # as in requirements-tools.in


def main() -> None:
    installed = version("ministack")
    if installed != MINISTACK:
        sys.exit(
            f"emulator: ministack {installed} is installed, but its patches are for {MINISTACK} only. "
            "Install requirements-tools.txt, or review src/preview/emulator_patches for the new version."
        )
    from emulator_patches import PATCHES

    for patch in PATCHES:
        patch()

    from ministack.app import main as serve

    serve()


if __name__ == "__main__":
    main()
