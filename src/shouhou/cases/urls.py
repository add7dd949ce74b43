from django.urls import path

from shouhou.cases.views import case_list, case_page, of_file, register_request

urlpatterns = [
    path("customers/<int:customer_id>/cases", of_file.customer_cases, name="customer_cases"),
    path("units/<int:unit_id>/cases", of_file.unit_cases, name="unit_cases"),
    path("cases", case_list.case_list, name="case_list"),
    path("cases/new", register_request.find_caller, name="register_request"),
    path("cases/new/<int:customer_id>", register_request.register, name="register_for"),
    path("cases/<str:number>", case_page.case_page, name="case_page"),
    path("cases/<str:number>/why", case_page.case_why, name="case_why"),
]
