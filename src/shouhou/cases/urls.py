from django.urls import path

from shouhou.cases.views import attachments, case_list, case_page, register_request

urlpatterns = [
    path("cases", case_list.case_list, name="case_list"),
    path("cases/new", register_request.find_caller, name="register_request"),
    path("cases/new/<int:customer_id>", register_request.register, name="register_for"),
    path("cases/<str:number>", case_page.case_page, name="case_page"),
    path("cases/<str:number>/why", case_page.case_why, name="case_why"),
    path("cases/<str:number>/attachments", attachments.attachments, name="attachments"),
    path("cases/<str:number>/attachments/<int:file>", attachments.attachment, name="attachment"),
    path(
        "cases/<str:number>/attachments/<int:file>/preview",
        attachments.attachment,
        {"preview": True},
        name="attachment_preview",
    ),
]
