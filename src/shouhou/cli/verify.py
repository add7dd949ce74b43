"""`shouhou verify`: the spine is checked: chains, words, seals, and that each stored row equals its derivation."""

import argparse


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("verify", help="check that nobody went behind the records, and that they add up")
    parser.add_argument("--sample", type=_positive, metavar="N", help="only so many subjects, chosen by chance")
    parser.set_defaults(run=run)


def _positive(text: str) -> int:
    if (number := int(text)) < 1:
        raise ValueError
    return number


def run(options: argparse.Namespace) -> int:
    """0: everything is in order; 1: something is not, one line each."""
    from shouhou.cli import environment

    with environment.database():
        import django

        django.setup()
        from shouhou.kernel import clock
        from shouhou.kernel.public import installation
        from shouhou.timeline.public import verify

        found = 0
        with clock.shifted(installation(fresh=True).clock_offset):
            for finding in verify(now=clock.now(), sample=options.sample):
                print(f"subject {finding.subject_id}: {finding.problem}")
                found += 1
    print(f"{found} findings" if found else "everything is in order")
    return int(found > 0)
