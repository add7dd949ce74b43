from django.urls import path

from shouhou.workbench.views import adopt, clause_page, end_adoption, regulation_list, regulation_page

urlpatterns = [
    path("regulations", regulation_list.regulation_list, name="regulation_list"),
    path("regulations/adoptions/<int:adoption_id>/end", end_adoption.end_adoption, name="end_adoption"),
    path("regulations/<slug:slug>", regulation_page.regulation_page, name="regulation"),
    path("regulations/<slug:slug>/adopt", adopt.adopt, name="adopt_regulation"),
    path("regulations/<slug:slug>/<str:clause_id>", clause_page.clause_page, name="clause"),
]
