"""What a screen can do, the API can do: every address that takes a form has its operations, or a reason why it has none."""

from typing import Any

from django.urls import get_resolver

from shouhou.config.api import api
from tests.architecture.test_every_door import COLUMNS, DOORS

# The addresses that a form is posted to, each with the operations that do the same.
SAME = {
    "act": "visit_planned", "undo_act": "undo_event", "fault_page": "fault_found fine_confirmed fine_revoked",
    "urge_case": "request_urged", "erase_words": "erase_words", "attachments": "add_attachment",
    "case_follow": "follow_case", "case_unfollow": "unfollow_case", "case_bulk": "hand_over_cases",
    "case_register": "fill_register", "view_save": "save_case_view", "view_delete": "delete_case_view",
    "note_call": "note_call", "register_request": "add_customer", "register_for": "request_received",
    "fault_code_add": "add_fault_code", "fault_code_edit": "change_fault_code",
    "customer_link": "make_customer_link", "customer_links_end": "end_customer_links",
    "customer_add": "add_customer", "customer_edit": "change_customer", "customer_archive": "archive_customer",
    "customer_disclose": "get_customer", "contact_add": "add_contact", "contact_edit": "change_contact",
    "contact_remove": "remove_contact", "site_add": "add_place", "site_edit": "change_place",
    "site_remove": "remove_place", "merge": "merge_customers", "merge_undo": "undo_merge",
    "unit_add": "add_unit", "unit_edit": "change_unit", "unit_move": "move_unit", "unit_scrap": "scrap_unit",
    "unit_restore": "restore_unit", "unit_code": "renew_unit_code", "model_add": "add_model",
    "model_edit": "change_model", "import_start": "read_import", "import_check": "check_import",
    "import_run": "run_import", "import_cancel": "cancel_import",
    "import_undo": "undo_import", "order_prints": "order_prints get_prints_file",
    "register_columns": "add_register_column change_register_column", "register_column_retired": "retire_register_column",
    "personal_export": "order_export get_export_file", "personal_erase": "erase_customer",
    "entry_new": "open_entry", "entry_act": "act_on_entry",
    "numbering_of": "set_numbering",
    "calendar_hours": "enter_hours", "calendar_year": "enter_year",
    "assessment_close": "close_assessment", "assessment_object": "object_to_assessment",
    "assessment_decide": "decide_objection",
    "begin_regulation": "begin_regulation", "import_regulation": "import_regulation", "open_draft": "open_draft",
    "discard_draft": "discard_draft", "draft": "get_draft", "draft_clause": "change_draft", "draft_clauses": "get_draft",
    "draft_settings": "change_draft", "draft_scenarios": "try_draft amend_scenarios", "draft_text": "change_draft",
    "draft_publish": "propose_draft approve_draft return_draft roll_back_draft",
    "draft_what_if": "order_what_if get_what_if", "what_if_cancel": "cancel_what_if",
    "close_month": "close_ledger_month", "adopt_regulation": "adopt_regulation", "end_adoption": "end_adoption",
    "channel_add": "add_channel", "channel": "change_channel", "channel_try": "try_channel",
    "channel_remove": "remove_channel", "channel_list": "change_notice_rules", "delivery_replay": "replay_delivery",
    "wording": "change_notice_text", "reception": "change_reception", "notice_open": "read_notice",
    "notice_read": "read_notice", "notices_read": "read_notices",
    "person_add": "add_person", "person_edit": "change_person", "person_invite": "invite_person",
    "person_deactivate": "deactivate_person", "person_reactivate": "reactivate_person",
    "person_sessions_end": "sign_person_out", "person_factors_forget": "forget_factors",
    "person_token_revoke": "revoke_token_of_person", "grant_add": "grant_role", "grant_end": "end_grant",
    "role_add": "make_role", "role_edit": "change_role", "branch_add": "add_branch",
    "branch": "rename_branch move_branch", "token_revoke": "revoke_token",
}  # fmt: skip
SIGN_IN = "how somebody signs in, with their own browser"
CUSTOMER = "the customer's own page, opened by a link: no program of the staff"
WITHOUT = {
    "account_login": SIGN_IN, "account_logout": SIGN_IN, "account_reauthenticate": SIGN_IN, "my_sessions": SIGN_IN,
    "account_change_password": SIGN_IN, "invitation": SIGN_IN, "set_up": SIGN_IN,
    "set_language": "programs send Accept-Language", "csp_report": "browsers report to it",
    "tokens": "a key that makes keys could never be taken back",
    "portal_photos": CUSTOMER, "portal_report": CUSTOMER, "portal_says": CUSTOMER, "portal_unit": CUSTOMER,
}  # fmt: skip
OF_ALLAUTH = ("mfa_", "openid_connect_", "account_")  # sign-in too


def forms() -> set[str]:
    """The addresses whose POST does something else than their GET, or that take no GET."""
    found, reading = set(), posting()
    for door, answers in DOORS.items():
        method, name = door.split()
        ours = method == "POST" and not name.startswith("api:") and {*answers[1:]} != {"405"}
        if ours and (DOORS[f"GET {name}"] != answers or name in reading):
            found.add(name)
    return found


def posting() -> set[str]:
    """The addresses whose view reads what a form has sent: some answer an empty form as they answer a GET."""
    patterns = dict(_named(get_resolver()))
    return {n for n, p in patterns.items() if {"POST", "FILES"} & set(_names(p.callback))}


def _named(resolver: Any) -> list[tuple[str, Any]]:
    found = []
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            found += _named(pattern)
        elif pattern.name:
            found.append((pattern.name, pattern))
    return found


def _names(view: Any) -> tuple[str, ...]:
    code = getattr(getattr(view, "__wrapped__", view), "__code__", None)
    return code.co_names if code else ()


def test_every_form_has_its_operations_or_a_reason() -> None:
    ours = {name for name in forms() if not name.startswith(OF_ALLAUTH) or name in WITHOUT}
    told = {*SAME, *WITHOUT}
    assert ours - told == set(), "give these an operation of the API, or a reason"
    assert {name for name in told if f"POST {name}" not in DOORS} == set(), "there are no such addresses any more"
    assert len(COLUMNS) == len(DOORS["POST act"])


def test_every_operation_that_is_named_is_there() -> None:
    operations = {o["operationId"] for m in api.get_openapi_schema()["paths"].values() for o in m.values()}
    assert {o for named in SAME.values() for o in named.split()} - operations == set()
