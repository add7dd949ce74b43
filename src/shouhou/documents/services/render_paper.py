"""Use case: set an office paper: work order, fine notice, file cover, register."""

from shouhou.documents.rules import Paper, Table
from shouhou.documents.services.render_service_confirmation import HASH_SHOWN, Rendered
from shouhou.documents.services.typeset import qr_code, typeset
from shouhou.kernel import clock

TEMPLATE = "paper.typ"


def render_paper(paper: Paper) -> Rendered:
    """The paper as a PDF. Its QR code leads to the page that says whether it is genuine.

    Printing the same content again, later or in the other language, gives the same content hash.
    """
    content_hash = paper.content_hash
    shown = paper.model_dump(mode="json", exclude={"printed_at", "verify_at", "parts"})
    shown |= {
        "printed_at": f"{clock.local(paper.printed_at):%Y-%m-%d %H:%M}", "content_hash": content_hash[:HASH_SHOWN],
        "verify": f"{paper.verify_at}{content_hash}",
        "parts": [part.model_dump() | {"is_table": isinstance(part, Table)} for part in paper.parts],
    }  # fmt: skip
    pdf = typeset(TEMPLATE, shown, {"qr": qr_code(shown["verify"])}, at=paper.printed_at)
    return Rendered(pdf, content_hash)
