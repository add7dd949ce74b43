"""Reading a PDF back with poppler."""

import subprocess


def text_of(pdf: bytes) -> str:
    """The text of a PDF in the order in which it was set."""
    return _poppler("pdftotext", "-raw", "-", "-", pdf=pdf)


def fonts_of(pdf: bytes) -> list[list[str]]:
    """The fonts, each as the columns of `pdffonts`: name, kind, encoding, embedded, subset, unicode, object."""
    return [line.split() for line in _poppler("pdffonts", "-", pdf=pdf).splitlines()[2:]]


def facts_of(pdf: bytes) -> dict[str, str]:
    """What `pdfinfo` says: pages, page size, title."""
    lines = (line.partition(":") for line in _poppler("pdfinfo", "-", pdf=pdf).splitlines())
    return {name: value.strip() for name, _, value in lines}


def _poppler(*command: str, pdf: bytes) -> str:
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
