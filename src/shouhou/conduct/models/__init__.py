from shouhou.conduct.models.ledger_line import LedgerLine
from shouhou.conduct.models.notice_number import NoticeNumber

__all__ = ["LedgerLine", "NoticeNumber"]
