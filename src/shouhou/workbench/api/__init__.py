"""The owner's workbench for programs: drafts of regulations, what they would have changed, working calendars."""

from ninja import Router

from shouhou.workbench.api import calendars, drafts, what_ifs

router = Router()
for part in (drafts, what_ifs, calendars):
    router.add_router("", part.router)
