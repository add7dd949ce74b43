"""Each screen of the product: who opens it, at which address, and what is done there before its picture is taken."""

import re
from collections.abc import Callable
from typing import NamedTuple

from playwright.sync_api import Page, expect

from tests.world import PASSWORD


def submit(page: Page) -> None:
    page.locator("main form button.btn-primary").click()
    page.wait_for_load_state()


def brought_list(page: Page) -> None:
    """A list that waits for the worker."""
    rows = "Customer,Branch,Phone\n大连铸造有限公司,沈阳,13900000001\n"
    page.locator("#id_file").set_input_files({"name": "客户.csv", "mimeType": "text/csv", "buffer": rows.encode()})
    submit(page)
    expect(page.locator("#import-progress progress")).to_be_visible()


def refused_finding(page: Page) -> None:
    """Own cause, and no word on whether the user was dissatisfied: the regulation refuses that."""
    page.locator("#id_cause").select_option("own")
    submit(page)
    expect(page.locator(".refusal")).to_be_visible()


def future_minute(page: Page) -> None:
    """A request that is said to have come next year."""
    page.locator(".intake-more summary").click()
    page.locator("#id_at").fill("2027-03-05T14:00")
    submit(page)
    expect(page.locator(".field-error").first).to_be_visible()


def opened_panel(page: Page) -> None:
    page.locator("section[aria-labelledby=faults-head] a[data-panel]").first.click()
    expect(page.locator("#panel-body > *").first).to_be_visible()


def every_act(page: Page) -> None:
    page.locator(".more-acts > summary").click()
    expect(page.locator(".every-act a").first).to_be_visible()


def narrowed_acts(page: Page) -> None:
    """One word is left of all, and its group; what no regulation speaks of opens while something is typed."""
    every_act(page)
    links = page.locator(".acts-of a")
    page.locator("#narrow-acts").fill(links.last.text_content() or "")
    expect(page.locator(".rare-acts a:visible").first).to_be_visible()
    expect(links.first).to_be_hidden()


def typed_search(page: Page) -> None:
    """While somebody types the first few stand below the box, and the arrow keys walk them."""
    page.locator(".search input").fill("furnace")
    found = page.locator("#search-found a")
    expect(found.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(found.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(".search input")).to_be_focused()


def merge_of_double(page: Page) -> None:
    """From the warning straight to the merge: the other case's number stands there, and what will happen."""
    page.locator(".doubled a.btn").first.click()
    expect(page.locator("#id_into")).not_to_have_value("")
    expect(page.locator(".act-effect")).to_be_visible()


def stated_earlier(page: Page) -> None:
    page.locator("details.earlier summary").click()
    expect(page.locator("#id_backdated")).to_be_visible()


def moved_to_nobody(page: Page) -> None:
    """Another person's cause, and nobody chosen."""
    page.locator("form.decision details summary").click()
    page.locator("button[value=other_person]").click()
    expect(page.locator(".field-error").first).to_be_visible()


def first_operation(page: Page) -> None:
    page.locator("main details summary").first.click()


def made_key(page: Page) -> None:
    page.locator("#id_name").fill("报表")
    submit(page)
    expect(page.locator("#new-key")).to_be_visible()


def wrong_unit(page: Page) -> None:
    """An amount where a stretch of time is expected."""
    page.locator("input[name='value_limit_2014-09-12']").fill("30 CNY")
    submit(page)
    expect(page.locator(".field-error, .invalid-feedback").first).to_be_visible()


def chosen_adoption(page: Page) -> None:
    page.locator("#id_branch").select_option("沈阳")
    page.locator("#id_from_on").fill("2026-04-01")
    submit(page)


def invited(page: Page) -> None:
    page.locator("form[action$='/invite'] button").click()
    expect(page.locator("#invitation")).to_be_visible()


def confirmed(page: Page) -> None:
    """Whoever has given their password a moment ago is not asked again."""
    if page.locator("#id_password").count():
        page.locator("#id_password").fill(PASSWORD)
        submit(page)


def half_quiet(page: Page) -> None:
    page.locator("#id_quiet_from").fill("22:00")
    submit(page)
    expect(page.locator(".field-error")).to_be_visible()


def unknown_place(page: Page) -> None:
    page.locator("#id_title").fill("{about}: {persona}")
    submit(page)
    expect(page.locator(".field-error")).to_be_visible()


def unread_hours(page: Page) -> None:
    page.locator("#id_day_1").fill("9 to 5")
    submit(page)
    expect(page.locator(".field-error")).to_be_visible()


def user_menu(page: Page) -> None:
    page.locator(".user-menu button").first.click()
    expect(page.locator(".menu")).to_be_visible()


def signed_on_screen(page: Page) -> None:
    """A stroke on the pad, but no name: the page says so at its field."""
    box = page.locator(".sign-pad > svg").bounding_box()
    assert box
    page.mouse.move(box["x"] + 40, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 160, box["y"] + 20, steps=4)
    page.mouse.move(box["x"] + 200, box["y"] + 70, steps=4)
    page.mouse.up()
    expect(page.locator("input[name=signature]")).to_have_value(re.compile("<path d="))


def filters_panel(page: Page) -> None:
    page.locator("[data-opens=filters-box]").click()
    expect(page.locator("#f-state")).to_be_visible()


def chosen_rows(page: Page) -> None:
    page.locator("#queue input[name=case]").first.check()
    expect(page.locator("#bulk")).to_be_visible()


def on_paper(page: Page) -> None:
    page.emulate_media(media="print")


def whole_file(page: Page) -> None:
    """Every part of a file that is asked for by itself has come."""
    expect(page.locator(".fragment")).to_have_count(0)
    expect(page.locator("#cases-head")).to_be_visible()


def shown_numbers(page: Page) -> None:
    page.locator("#personal form button").click()
    expect(page.locator("#personal a[href^='tel:']").first).to_be_visible()
    whole_file(page)


def file_on_paper(page: Page) -> None:
    whole_file(page)
    on_paper(page)


def asked_to_archive(page: Page) -> None:
    whole_file(page)
    page.locator("[data-opens=archive]").click()
    expect(page.locator("#archive")).to_be_visible()


def emptied_name(page: Page) -> None:
    page.locator("#id_name").fill("")
    submit(page)


def slower(page: Page) -> None:
    """The page was opened before somebody else saved another version."""
    page.locator("[name=version]").evaluate("field => { field.value = 0 }")
    page.locator("#id_address").fill("和平区文化路 9 号")
    submit(page)
    expect(page.locator("#conflict-head")).to_be_visible()


class Screen(NamedTuple):
    """Who looks, where, what they do there first, and a complaint of the console that belongs to it."""

    who: str
    where: str
    first: Callable[[Page], None] | None = None
    expected: str = ""


SCREENS = {
    "home-manager": Screen("lin", "/"),
    "home-engineer": Screen("tao", "/"),
    "user-menu": Screen("lin", "/", user_menu),
    "queue": Screen("mei", "/cases?view=all"),
    "queue-filtered": Screen(
        "lin", "/cases?view=all&state=requested&opened_from=2026-03-01&columns=customer,limit,kind,last"
    ),
    "queue-filters": Screen("lin", "/cases", filters_panel),
    "queue-chosen": Screen("lin", "/cases?view=all", chosen_rows),
    "hand-over": Screen("lin", "/cases/bulk?case={blocked}&case={waiting}"),
    "home-desk": Screen("mei", "/"),
    "home-head": Screen("zhao", "/"),
    "home-finance": Screen("fin", "/"),
    "home-owner": Screen("wen", "/"),
    "home-administrator": Screen("ann", "/"),
    "wallboard": Screen("lin", "/wallboard"),
    "queue-empty": Screen("gu", "/cases"),
    "caller": Screen("mei", "/cases/new?q=王芳"),
    "caller-unknown": Screen("mei", "/cases/new?q=李四"),
    "caller-new": Screen("mei", "/cases/new?new=1&q=13912345678"),
    "register-beside": Screen("mei", "/cases/new/{customer}", submit, "422"),
    "fault-codes": Screen("lin", "/fault-codes"),
    "fault-code": Screen("lin", "/fault-codes/new"),
    "fault-code-errors": Screen("lin", "/fault-codes/new", submit, "422"),
    "register": Screen("mei", "/cases/new/{customer}"),
    "register-errors": Screen("mei", "/cases/new/{customer}", future_minute, "422"),
    "case": Screen("lin", "/cases/{blocked}"),
    "case-print": Screen("lin", "/cases/{blocked}", on_paper),
    "case-engineer": Screen("tao", "/cases/{blocked}"),
    "case-acts": Screen("zhao", "/cases/{waiting}", every_act),
    "case-acts-narrowed": Screen("zhao", "/cases/{waiting}", narrowed_acts),
    "case-doubled": Screen("lin", "/cases/{waiting}", merge_of_double),
    "customer-link": Screen("lin", "/cases/{blocked}/customer-link", submit),
    "register-month": Screen("lin", "/register?month=2026-03"),
    "register-empty": Screen("lin", "/register?month=2026-02"),
    "register-columns": Screen("ann", "/settings/register"),
    "register-columns-errors": Screen("ann", "/settings/register", submit, "422"),
    "case-register": Screen("mei", "/cases/{waiting}/register"),
    "verify": Screen("lin", "/verify"),
    "verified": Screen("lin", "/verify/{printed}"),
    "verified-not": Screen("lin", "/verify/0000000000000000", expected="404"),
    "print-run": Screen("mei", "/papers/prints/1"),
    "portal": Screen("lin", "/c/{token}"),
    "portal-waiting": Screen("lin", "/c/{waiting_token}"),
    "portal-sign": Screen("lin", "/c/{done_token}", signed_on_screen),
    "portal-rate": Screen("lin", "/c/{signed_token}"),
    "portal-report": Screen("lin", "/c/{token}/report"),
    "portal-report-errors": Screen("lin", "/c/{token}/report", submit, "422"),
    "portal-unknown": Screen("lin", "/c/nowhere", expected="404"),
    "files": Screen("lin", "/cases/{blocked}/attachments"),
    "case-why": Screen("lin", "/cases/{blocked}", opened_panel),
    "act-answer": Screen("mei", "/cases/{waiting}/acts/request.answered"),
    "act-visit": Screen("zhao", "/cases/{waiting}/acts/visit.planned"),
    "act-block": Screen("tao", "/cases/{blocked}/acts/block.reported"),
    "act-block-errors": Screen("tao", "/cases/{blocked}/acts/block.reported", submit, "422"),
    "act-finding": Screen("lin", "/cases/{blocked}/acts/fault.found?clause=FUR-2.21&person={tao}"),
    "act-refused": Screen(
        "lin", "/cases/{blocked}/acts/fault.found?clause=FUR-2.21&person={tao}", refused_finding, "422"
    ),
    "act-followup": Screen("mei", "/cases/{waiting}/acts/followup.recorded"),
    "act-cancel": Screen("mei", "/cases/{waiting}/acts/case.cancelled"),
    "act-earlier": Screen("lin", "/cases/{waiting}/acts/request.answered", stated_earlier),
    "erase": Screen("lin", "/cases/{waiting}/erase/1"),
    "personal": Screen("lin", "/customers/{customer}/personal"),
    "fault": Screen("lin", "/cases/{blocked}/fault?key=furnace-maker/FUR-2.21/{tao}/-"),
    "fault-refused": Screen("lin", "/cases/{blocked}/fault?key=furnace-maker/FUR-2.21/{tao}/-", moved_to_nobody, "422"),
    "mine": Screen("mei", "/faults/mine"),
    "mine-none": Screen("hua", "/faults/mine"),
    "faults": Screen("lin", "/faults"),
    "faults-nothing": Screen("lin", "/faults?q=不存在"),
    "ledger": Screen("fin", "/ledger?month=2026-03"),
    "ledger-empty": Screen("fin", "/ledger?month=2026-02"),
    "customers": Screen("mei", "/customers"),
    "customer-new": Screen("mei", "/customers/new"),
    "customer-errors": Screen("mei", "/customers/new", submit, "422"),
    "customers-none": Screen("mei", "/customers?q=不存在"),
    "customer": Screen("lin", "/customers/{customer}", whole_file),
    "customer-numbers": Screen("lin", "/customers/{customer}", shown_numbers),
    "customer-edit": Screen("mei", "/customers/{customer}/edit"),
    "customer-edit-errors": Screen("mei", "/customers/{customer}/edit", emptied_name, "422"),
    "customer-edit-conflict": Screen("mei", "/customers/{customer}/edit", slower, "409"),
    "customer-archive": Screen("mei", "/customers/{customer}", asked_to_archive),
    "customer-print": Screen("lin", "/customers/{customer}", file_on_paper),
    "contact-new": Screen("mei", "/customers/{customer}/contacts/new"),
    "contact-errors": Screen("mei", "/customers/{customer}/contacts/new", submit, "422"),
    "place-new": Screen("mei", "/customers/{customer}/places/new"),
    "units": Screen("mei", "/units"),
    "units-none": Screen("mei", "/units?q=不存在"),
    "unit": Screen("lin", "/units/{unit}", whole_file),
    "unit-edit": Screen("mei", "/units/{unit}/edit"),
    "unit-move": Screen("mei", "/units/{unit}/move?q=研究所"),
    "unit-scrap": Screen("mei", "/units/{unit}/scrap"),
    "doubles": Screen("lin", "/customers/doubles"),
    "import": Screen("lin", "/customers/import"),
    "import-work": Screen("lin", "/customers/import", brought_list),
    "import-check": Screen("lin", "/customers/import/{brought}"),
    "models": Screen("lin", "/models"),
    "model-new": Screen("lin", "/models/new"),
    "model-errors": Screen("lin", "/models/new", submit, "422"),
    "unit-new": Screen("mei", "/customers/{customer}/units/new"),
    "unit-errors": Screen("mei", "/customers/{customer}/units/new", submit, "422"),
    "settings": Screen("ann", "/settings"),
    "settings-own": Screen("tao", "/settings"),
    "calendars": Screen("ann", "/settings/calendars"),
    "calendar": Screen("ann", "/settings/calendars/2"),
    "calendar-hours": Screen("ann", "/settings/calendars/1/hours", unread_hours, "422"),
    "calendar-year": Screen("ann", "/settings/calendars/1/2026"),
    "calendar-confirm": Screen("ann", "/settings/calendars/1/2026", submit),
    "single-sign-on": Screen("ann", "/settings/single-sign-on"),
    "about": Screen("tao", "/settings/about"),
    "audit": Screen("ann", "/settings/audit"),
    "disclosures": Screen("ann", "/settings/audit/personal"),
    "audit-nothing": Screen("ann", "/settings/audit?until=2020-01-01"),
    "people": Screen("ann", "/settings/people"),
    "people-nobody": Screen("ann", "/settings/people?q=不存在"),
    "person": Screen("ann", "/settings/people/{tao}"),
    "person-new": Screen("ann", "/settings/people/new"),
    "person-errors": Screen("ann", "/settings/people/new", submit, "422"),
    "person-role": Screen("ann", "/settings/people/{tao}/roles/new"),
    "person-leaves": Screen("ann", "/settings/people/{tao}/deactivate"),
    "person-work": Screen("zhao", "/settings/people/{tao}/work"),
    "roles": Screen("ann", "/settings/roles"),
    "role": Screen("ann", "/settings/roles/desk"),
    "branches": Screen("ann", "/settings/branches"),
    "branch": Screen("ann", "/settings/branches/2"),
    "invitation-made": Screen("ann", "/settings/people/{tao}", invited),
    "passkey-add": Screen("lin", "/account/two-factor/webauthn/add/", confirmed),
    "passkeys": Screen("lin", "/account/two-factor/webauthn/"),
    "sessions": Screen("lin", "/account/sessions"),
    "search": Screen("mei", "/search?q=真空炉"),
    "search-typed": Screen("ann", "/regulations", typed_search),
    "search-nothing": Screen("mei", "/search?q=不存在"),
    "regulations": Screen("wen", "/regulations"),
    "regulations-found": Screen("wen", "/regulations?q=配件&status=open"),
    "regulation": Screen("wen", "/regulations/furnace-maker"),
    "regulation-both": Screen("wen", "/regulations/golf-club-membership?words=both"),
    "clause": Screen("wen", "/regulations/furnace-maker/FUR-2.21"),
    "clause-open": Screen("wen", "/regulations/golf-club-membership/GCM-3.1"),
    "adopt": Screen("wen", "/regulations/furnace-maker/adopt"),
    "adopt-confirm": Screen("wen", "/regulations/distance-sla-policy/adopt", chosen_adoption),
    "drafts": Screen("wen", "/regulations/drafts"),
    "draft-open": Screen("wen", "/regulations/adoptions/1/draft"),
    "draft": Screen("wen", "/regulations/drafts/{draft}"),
    "draft-clauses": Screen("wen", "/regulations/drafts/{draft}/clauses"),
    "draft-clause": Screen("wen", "/regulations/drafts/{draft}/clauses/FUR-2.1"),
    "draft-clause-errors": Screen("wen", "/regulations/drafts/{draft}/clauses/FUR-2.1", wrong_unit, "422"),
    "draft-settings": Screen("wen", "/regulations/drafts/{draft}/settings"),
    "draft-text": Screen("wen", "/regulations/drafts/{draft}/text"),
    "draft-scenarios": Screen("wen", "/regulations/drafts/{draft}/scenarios"),
    "draft-publish": Screen("wen", "/regulations/drafts/{draft}/publish"),
    "draft-approve": Screen("zhao", "/regulations/drafts/{proposed}/publish"),
    "draft-what-if": Screen("wen", "/regulations/drafts/{draft}/what-if"),
    "what-if": Screen("wen", "/regulations/what-if/{what_if}"),
    "regulation-begin": Screen("wen", "/regulations/drafts/begin"),
    "regulation-import": Screen("wen", "/regulations/drafts/import", submit, "422"),
    "end-adoption": Screen("wen", "/regulations/adoptions/1/end"),
    "notices": Screen("lin", "/notices"),
    "notices-all": Screen("mei", "/notices?all=1"),
    "notices-empty": Screen("wen", "/notices"),
    "reception": Screen("lin", "/account/notices"),
    "reception-errors": Screen("lin", "/account/notices", half_quiet, "422"),
    "channels": Screen("ann", "/notices/channels"),
    "channels-troubles": Screen("ann", "/notices"),
    "channel": Screen("ann", "/notices/channels/{robot}"),
    "channel-failing": Screen("ann", "/notices/channels/{mail}"),
    "channel-new": Screen("ann", "/notices/channels/new/webhook"),
    "channel-errors": Screen("ann", "/notices/channels/new/wecom", submit, "422"),
    "texts": Screen("ann", "/notices/texts"),
    "text": Screen("ann", "/notices/texts/clock.nearing/zh-hans"),
    "text-errors": Screen("ann", "/notices/texts/mention/en", unknown_place, "422"),
    "tokens": Screen("lin", "/account/tokens"),
    "token-made": Screen("lin", "/account/tokens", made_key),
    "api-docs": Screen("lin", "/api/docs", first_operation),
    "two-factor": Screen("lin", "/account/two-factor/"),
    "two-factor-activate": Screen("lin", "/account/two-factor/totp/activate"),
    "password": Screen("lin", "/account/password"),
    "sign-out": Screen("lin", "/sign-out"),
    "not-found": Screen("lin", "/cases/S000000000", expected="404"),
    "not-open": Screen("tao", "/settings/people", expected="403"),
}
