from django.urls import path

from shouhou.conduct.views import fault_list, ledger, my_faults

urlpatterns = [
    path("faults", fault_list.fault_list, name="fault_list"),
    path("faults/mine", my_faults.my_faults, name="my_faults"),
    path("ledger", ledger.ledger, name="ledger"),
    path("ledger/close", ledger.close, name="close_month"),
]
