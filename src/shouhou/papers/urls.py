from django.urls import path

from shouhou.papers.views import paper, personal, prints, register, verify

urlpatterns = [
    path("cases/<str:number>/confirmation-form", paper.paper, name="service_confirmation"),
    path("cases/<str:number>/papers/<str:kind>", paper.paper, name="paper"),
    path("cases/<str:number>/register", register.case_register, name="case_register"),
    path("ledger/<str:line>/notice", paper.fine_notice, name="fine_notice"),
    path("papers/prints", prints.order, name="order_prints"),
    path("papers/prints/<int:run_id>", prints.print_run, name="print_run"),
    path("papers/prints/<int:run_id>/file", prints.print_file, name="print_file"),
    path("customers/<int:customer_id>/personal", personal.personal, name="personal"),
    path("customers/<int:customer_id>/personal/export", personal.personal_export, name="personal_export"),
    path("customers/<int:customer_id>/personal/<int:export_id>", personal.personal_file, name="personal_file"),
    path("customers/<int:customer_id>/personal/erase", personal.personal_erase, name="personal_erase"),
    path("register", register.register, name="register"),
    path("settings/register", register.register_columns, name="register_columns"),
    path("settings/register/<int:column_id>/retire", register.register_column_retired, name="register_column_retired"),
    path("verify", verify.verify, name="verify"),
    path("verify/<str:content_hash>", verify.verify_hash, name="verify_hash"),
]
