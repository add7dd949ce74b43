from django.urls import path

from shouhou.kpis.views import assessment, assessments, figure_page, figures

_SHEET = "assessments/<int:branch_id>/<str:month>/<int:person_id>"

urlpatterns = [
    path("assessments", assessments.assessments, name="assessments"),
    path("assessments/mine", assessments.my_assessments, name="my_assessments"),
    path(_SHEET, assessment.assessment, name="assessment"),
    path(f"{_SHEET}/close", assessment.assessment_close, name="assessment_close"),
    path(f"{_SHEET}/object", assessment.assessment_object, name="assessment_object"),
    path(f"{_SHEET}/decide", assessment.assessment_decide, name="assessment_decide"),
    path("figures", figures.figures, name="figures"),
    path(
        "figures/<str:measure_kind>/<slug:slug>/<str:clause_id>/<str:figure_name>",
        figure_page.figure_page,
        name="figure_page",
    ),
]
