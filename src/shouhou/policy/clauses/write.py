"""Write what the strict reader reads: data of a regulation or of scenarios as YAML that gives the same data again."""

import datetime as dt
from decimal import Decimal
from typing import Any

import yaml

WIDTH = 118


_BASE: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # the C emitter is ten times as fast


class _Writer(_BASE):  # type: ignore[misc]  # the base is chosen at run time
    """Knows exact decimals, writes texts without aliases, and quotes a text that would be read as something else."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


_Writer.add_representer(Decimal, lambda w, value: w.represent_scalar("tag:yaml.org,2002:float", f"{value:f}"))
_Writer.add_representer(dt.date, lambda w, value: w.represent_scalar("tag:yaml.org,2002:timestamp", value.isoformat()))
_Writer.add_representer(type(None), lambda w, _none: w.represent_scalar("tag:yaml.org,2002:null", "null"))


def written(data: Any) -> str:
    """The whole text of a file."""
    return yaml.dump(data, Dumper=_Writer, allow_unicode=True, sort_keys=False, width=WIDTH)


def in_line(data: Any) -> str:
    """One value as it stands in a line: `3h`, `{fault: FUR-2.1, person: 马强}`."""
    if isinstance(data, str) and "\n" not in data and data == data.strip() and data:
        return data
    text = yaml.dump(data, Dumper=_Writer, allow_unicode=True, sort_keys=False, width=10**6, default_flow_style=True)
    return text.removesuffix("\n").removesuffix("...").strip()
