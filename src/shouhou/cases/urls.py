from django.urls import path

from shouhou.cases.views import attachments, case_list, case_page, case_watch, erase_words, of_file, register_request

urlpatterns = [
    path("customers/<int:customer_id>/cases", of_file.customer_cases, name="customer_cases"),
    path("units/<int:unit_id>/cases", of_file.unit_cases, name="unit_cases"),
    path("cases", case_list.case_list, name="case_list"),
    path("cases/new", register_request.find_caller, name="register_request"),
    path("cases/new/<int:customer_id>", register_request.register, name="register_for"),
    path("cases/<str:number>", case_page.case_page, name="case_page"),
    path("cases/<str:number>/why", case_page.case_why, name="case_why"),
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
]
