"""What the forms of acts say besides their fields: what the act does, how to do it well, and whether it ends something."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from shouhou.cases import public as cases
from shouhou.policy import public as policy


@dataclass(frozen=True)
class Guide:
    """`does`: what follows from the act; `button`: the words on its button, where "Record" says too little; `grave`: it
    ends something, so the button is red."""

    does: Any
    button: Any = None
    grave: bool = False


GUIDES = {
    "request.answered": Guide(_("What a person tells the user in answer to the request. An automatic receipt is no answer.")),
    "requirement.confirmed": Guide(_("Repeat what the user wants in your own words, and write down what they agreed to.")),
    "solution.proposed": Guide(_("You are its author: if the same fault comes back, the earlier solution is looked at.")),
    "repeat.linked": Guide(_("If it is the same fault of the same unit, the author of the earlier solution is asked.")),
    "visit.planned": Guide(_("The engineer is told, and sees the case. Agree an arrival no later than the limit.")),
    "travel.ordered": Guide(_("The buyer is told by when the ticket is needed.")),
    "travel.bought": Guide(_("The planned arrival is held against the limit for arrival before anything is recorded.")),
    "visit.departed": Guide(_("Tick what is packed. What is not ready is kept with the departure.")),
    "visit.mismatch": Guide(_("What was asked for and what was prepared stand side by side for whoever finds the cause.")),
    "visit.shortage": Guide(_("It counts only where the service was late because of it.")),
    "signoff.signed": Guide(_("An earlier refusal stays on the time line; a signature only follows it.")),
    "signoff.refused": Guide(_("The user's words are kept. The salesperson is told, and the cause will be asked for.")),
    "training.recorded": Guide(_("The user's verdict counts. A case with training due is not closed without this record.")),
    "followup.recorded": Guide(_("Ask the three questions one by one, and write down what the user says.")),
    "block.reported": Guide(_("The manager judges it within two hours. Until then it holds nothing.")),
    "block.confirmed": Guide(_("The clock of the step stands still until the block is cleared.")),
    "block.rejected": Guide(_("The limit stays as it was; the person is told.")),
    "block.cleared": Guide(_("Two hours run from this minute, or the limit in force where that is later.")),
    "mediation.opened": Guide(_("The engineer's clocks stand still; the salesperson talks to the user.")),
    "mediation.settled": Guide(_("The engineer's two hours begin now.")),
    "escalation.raised": Guide(_("The manager has two hours from the minute in which it reached them.")),
    "escalation.failed_attempt": Guide(_("From the first failed attempt on the hold-up counts. A deputy may decide.")),
    "promise.made": Guide(_("The manager approves it or not; what was promised without approval can be found.")),
    "assist.asked": Guide(_("Two hours, whatever the shift. You confirm when it is done.")),
    "integrity.verified": Guide(_("A flat fine that nobody may waive. Record it only after the investigation."), grave=True),
    "event.corrected": Guide(_("The entry stays, struck through. Without a minute it is void; with one it counts there.")),
    "claim.confirmed": Guide(_("From now on the stated minute counts for clocks and faults.")),
    "task.assigned": Guide(_("From this minute the new person answers for what is still open."), _("Hand over")),
    "case.cancelled": Guide(
        _("Every running clock ends and the visit is called off. What happened so far stays, faults included."),
        _("Cancel the case"), grave=True,
    ),
    "case.merged": Guide(
        _("Every running clock of this case ends and its visit is called off; work goes on in the case named below. "
          "What is written here stays here. It is not merged back."),
        _("Merge"), grave=True,
    ),
    "case.reopened": Guide(_("New clocks run from this minute; those that ended stay as they are."), _("Reopen")),
    "file.closed": Guide(_("The file ends with this minute. Notes may still be added."), _("Close the file")),
    "file.gaps_accepted": Guide(_("You accept by name that the file stays as it is; then it may be closed.")),
    "fine.revoked": Guide(_("A counter-entry takes the fine back in this month's ledger."), _("Take the fine back")),
    "fine.waived": Guide(_("The fine is not charged. Where it stands in the ledger, a counter-entry takes it back.")),
}  # fmt: skip


def guide_of(word: str) -> Guide:
    return GUIDES.get(word, Guide(""))


def late_for(before: cases.Before, language: str) -> list[dict[str, str]]:
    """The running limits of the case, for whoever agrees a minute in this form."""
    return [
        {"name": policy.clock_label(c.name, language), "clause": c.clause, "due_at": c.due_at}  # type: ignore[dict-item]
        for c in before.clocks
        if c.state == "running" and c.due_at
    ]
