from django.urls import path

from shouhou.registers.views import duty_list, entry_act, entry_list, entry_new, entry_page

urlpatterns = [
    path("duties", duty_list.duty_list, name="duty_list"),
    path("duties/export", duty_list.duty_export, name="duty_export"),
    path("registers", entry_list.entry_list, name="entry_list"),
    path("registers/export", entry_list.entry_export, name="entry_export"),
    path("registers/new", entry_new.entry_kinds, name="entry_kinds"),
    path("registers/new/<str:register>", entry_new.entry_new, name="entry_new"),
    path("registers/<str:entry>", entry_page.entry_page, name="entry_page"),
    path("registers/<str:entry>/why", entry_page.entry_why, name="entry_why"),
    path("registers/<str:entry>/acts/<str:act>", entry_act.entry_act, name="entry_act"),
]
