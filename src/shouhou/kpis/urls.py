from django.urls import path

from shouhou.kpis.views import figure_page, figures

urlpatterns = [
    path("figures", figures.figures, name="figures"),
    path(
        "figures/<str:measure_kind>/<slug:slug>/<str:clause_id>/<str:figure_name>",
        figure_page.figure_page,
        name="figure_page",
    ),
]
