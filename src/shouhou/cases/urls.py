from django.urls import path

from shouhou.cases.views import (
    attachments,
    calls,
    case_list,
    case_page,
    case_watch,
    erase_words,
    evidence,
    fault_codes,
    intake,
    of_file,
)

urlpatterns = [
    path("customers/<int:customer_id>/cases", of_file.customer_cases, name="customer_cases"),
    path("units/<int:unit_id>/cases", of_file.unit_cases, name="unit_cases"),
    path("cases", case_list.case_list, name="case_list"),
    path("cases/new", intake.find_caller, name="register_request"),
    path("cases/new/faults", intake.fault_choices, name="fault_choices"),
    path("cases/new/note", calls.note, name="note_call"),
    path("cases/new/<int:customer_id>", intake.register, name="register_for"),
    path("cases/<str:number>", case_page.case_page, name="case_page"),
    path("cases/<str:number>/urge", calls.urge, name="urge_case"),
    path("cases/<str:number>/why", case_page.case_why, name="case_why"),
    path("cases/<str:number>/evidence", evidence.evidence, name="case_evidence"),
    path("cases/<str:number>/follow", case_watch.follow, name="case_follow"),
    path("cases/<str:number>/unfollow", case_watch.unfollow, name="case_unfollow"),
    path("cases/<str:number>/people", case_watch.case_people, name="case_people"),
    path("cases/<str:number>/erase/<int:seq>", erase_words.erase_words, name="erase_words"),
    path("cases/<str:number>/attachments", attachments.attachments, name="attachments"),
    path("cases/<str:number>/attachments/<int:file>", attachments.attachment, name="attachment"),
    path(
        "cases/<str:number>/attachments/<int:file>/preview",
        attachments.attachment,
        {"preview": True},
        name="attachment_preview",
    ),
    path("fault-codes", fault_codes.fault_code_list, name="fault_code_list"),
    path("fault-codes/new", fault_codes.fault_code, name="fault_code_add"),
    path("fault-codes/<int:fault_code_id>", fault_codes.fault_code, name="fault_code_edit"),
]
