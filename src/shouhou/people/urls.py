from django.urls import path

from shouhou.people.views import people_list

urlpatterns = [path("people", people_list.people_list, name="people_list")]
