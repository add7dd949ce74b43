from django.urls import path

from shouhou.customers.views import customer_add, customer_list

urlpatterns = [
    path("customers", customer_list.customer_list, name="customer_list"),
    path("customers/new", customer_add.customer_add, name="customer_add"),
]
