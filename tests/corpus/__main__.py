"""Lists what the definitions of some sources, or all, name and no list has. See README.md.

Run as `python -m tests.corpus [SOURCE …]`.
"""

import sys
from collections import defaultdict

from tests import own
from tests.corpus.facts import Facts, justified, unknown


def main(sources: list[str]) -> None:
    subject = own.subject()
    reasons = justified()
    names = defaultdict(list)
    for name in unknown(subject, Facts(subject.definitions.tables)):
        if name.label not in reasons and (not sources or name.file.split("/")[1] in sources):
            names[name.kind, name.label].append(name.file)
    for (kind, label), files in sorted(names.items()):
        print(f"{kind}\t{label}\t{', '.join(sorted(files))}")
    print(f"{len(names)} names are on no list and not justified", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
