from django.urls import path

from shouhou.customers.views import contacts, customer_add, customer_edit, customer_list, customer_page, doubles

ONE = "customers/<int:customer_id>"

urlpatterns = [
    path("customers", customer_list.customer_list, name="customer_list"),
    path("customers.xlsx", customer_list.customer_export, name="customer_export"),
    path("customers/doubles", doubles.doubles, name="doubles"),
    path("customers/new", customer_add.customer_add, name="customer_add"),
    path(ONE, customer_page.customer_page, name="customer_page"),
    path(f"{ONE}/numbers", customer_page.customer_disclose, name="customer_disclose"),
    path(f"{ONE}/edit", customer_edit.customer_edit, name="customer_edit"),
    path(f"{ONE}/archive", customer_edit.customer_archive, name="customer_archive"),
    path(f"{ONE}/contacts/new", contacts.contact_edit, name="contact_add"),
    path(f"{ONE}/contacts/<int:contact_id>", contacts.contact_edit, name="contact_edit"),
    path(f"{ONE}/contacts/<int:contact_id>/remove", contacts.contact_remove, name="contact_remove"),
    path(f"{ONE}/places/new", contacts.site_edit, name="site_add"),
    path(f"{ONE}/places/<int:site_id>", contacts.site_edit, name="site_edit"),
    path(f"{ONE}/places/<int:site_id>/remove", contacts.site_remove, name="site_remove"),
]
