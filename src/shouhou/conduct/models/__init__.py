from shouhou.conduct.models.closed_month import ClosedMonth
from shouhou.conduct.models.ledger_line import LedgerLine
from shouhou.conduct.models.notice_number import NoticeNumber

__all__ = ["ClosedMonth", "LedgerLine", "NoticeNumber"]
