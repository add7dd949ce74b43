"""`shouhou demo [--clock MINUTE|now] [--scale CASES]`: who can sign in to the demo data, its clock, its size."""

import argparse

from shouhou.cli.problem import Problem


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("demo", help="the demo data: who can sign in, and its clock")
    parser.add_argument("--clock", metavar="MINUTE", help="let it be '2026-01-20 09:00', or 'now' for the right time")
    parser.add_argument("--scale", metavar="CASES", type=int, help="grow the demo to so many cases, to measure with")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from shouhou.cli import environment

    with environment.database():
        import django

        django.setup()
        if options.scale is not None:
            _grow(options.scale)
        elif options.clock:
            _set(options.clock)
        else:
            _tell()
    return 0


def _set(text: str) -> None:
    from shouhou.config.demo.clock import NoDemo, set_clock
    from shouhou.kernel import clock
    from shouhou.kernel.errors import Invalid
    from shouhou.policy.public import read_minute

    try:
        shown = set_clock(to=None if text == "now" else read_minute(text))
    except NoDemo as error:
        raise Problem(str(error)) from None
    except Invalid:
        raise Problem(f"--clock is {text!r}; it must be a minute such as '2026-01-20 09:00', or 'now'.") from None
    print(f"The demo's clock shows {clock.local(shown):%Y-%m-%d %H:%M}.")


def _grow(cases: int) -> None:
    from shouhou.config.demo.scale.grow import Changed, NoDemo, grow, settle
    from shouhou.kernel import clock

    began = clock.ticks()
    try:
        added = grow(cases_in_all=cases, tell=lambda done: print(f"\r{done:,} cases", end="", flush=True))
    except (NoDemo, Changed) as error:
        raise Problem(str(error)) from None
    settle()
    took = max(clock.ticks() - began, 0.001)
    print(f"\r{added:,} cases were added in {took:,.0f} s, {added / took:,.0f} a second.")


def _tell() -> None:
    from shouhou.config.demo.organisation import logins
    from shouhou.kernel import clock
    from shouhou.kernel.public import installation

    facts = installation(fresh=True)
    if not facts.is_demo:
        raise Problem("This database holds no demo data.")
    print(*logins(), sep="\n")
    print(f"The demo's clock shows {clock.local(clock.now() + facts.clock_offset):%Y-%m-%d %H:%M}.")
    if facts.history_made < facts.history_wanted:
        print(f"Its past is being filled: {facts.history_made} of {facts.history_wanted} cases.")
