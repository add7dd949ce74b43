"""Errors of the spine."""

from shouhou.kernel.errors import ShouhouError


class ChainBroken(ShouhouError):
    """A stored event does not fit its hash, or a stream is shorter than its checkpoint: somebody went behind our back."""

    status = 500
