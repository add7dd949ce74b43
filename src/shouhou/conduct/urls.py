from django.urls import path

from shouhou.conduct.views import fault_list, ledger

urlpatterns = [
    path("faults", fault_list.fault_list, name="fault_list"),
    path("ledger", ledger.ledger, name="ledger"),
]
