from django.urls import path

from shouhou.workbench.views import (
    adopt,
    calendar_entry,
    calendars,
    clause_page,
    end_adoption,
    regulation_list,
    regulation_page,
)

urlpatterns = [
    path("regulations", regulation_list.regulation_list, name="regulation_list"),
    path("regulations/adoptions/<int:adoption_id>/end", end_adoption.end_adoption, name="end_adoption"),
    path("regulations/<slug:slug>", regulation_page.regulation_page, name="regulation"),
    path("regulations/<slug:slug>/adopt", adopt.adopt, name="adopt_regulation"),
    path("regulations/<slug:slug>/<str:clause_id>", clause_page.clause_page, name="clause"),
    path("settings/calendars", calendars.calendar_list, name="calendar_list"),
    path("settings/calendars/<int:branch_id>", calendars.calendar, name="calendar"),
    path("settings/calendars/<int:branch_id>/hours", calendar_entry.calendar_hours, name="calendar_hours"),
    path("settings/calendars/<int:branch_id>/<int:year>", calendar_entry.calendar_year, name="calendar_year"),
]
