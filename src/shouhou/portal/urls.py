from django.urls import path

from shouhou.portal.views import customer_case, customer_link, report

urlpatterns = [
    path("c/<str:token>", customer_case.customer_case, name="portal_case"),
    path("c/<str:token>/photos", customer_case.customer_photos, name="portal_photos"),
    path("c/<str:token>/report", report.report_again, name="portal_report"),
    path("c/<str:token>/files/<int:file>", customer_case.customer_file, name="portal_file"),
    path(
        "c/<str:token>/files/<int:file>/preview", customer_case.customer_file, {"preview": True}, name="portal_preview"
    ),
    path("c/<str:token>/says/<str:what>", customer_case.customer_says, name="portal_says"),
    path("u/<str:unit_code>", report.report_of_unit, name="portal_unit"),
    path("cases/<str:number>/customer-link", customer_link.customer_link, name="customer_link"),
    path("cases/<str:number>/customer-link/end", customer_link.customer_links_end, name="customer_links_end"),
]
