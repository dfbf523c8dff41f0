"""Print what each gate finds in this tree; with names, only those. Exit code 1 when anything was found."""

import sys
from pathlib import Path

from tools.gates import ALL


def main(names: list[str]) -> int:
    """Run the gates named, or all."""
    root = Path(__file__).resolve().parents[2]
    count = 0
    for name, gate in ALL.items():
        if names and name not in names:
            continue
        for finding in gate(root):
            print(f"{finding.place}: {finding.says} [{name}]")
            count += 1
    print(f"{len(names) or len(ALL)} gates, {count} findings")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
