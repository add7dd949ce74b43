from django.urls import path

from shouhou.assets.views import unit_add

urlpatterns = [path("customers/<int:customer_id>/units/new", unit_add.unit_add, name="unit_add")]
