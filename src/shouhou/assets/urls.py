from django.urls import path

from shouhou.assets.views import imports, labels, merge, models, unit_add, unit_list, unit_move, unit_page

ONE = "units/<int:unit_id>"

IMPORT = "customers/import/<int:import_id>"

urlpatterns = [
    path("customers/import", imports.import_start, name="import_start"),
    path("customers/import/template.xlsx", imports.import_template, name="import_template"),
    path(IMPORT, imports.import_page, name="import_page"),
    path(f"{IMPORT}/check", imports.import_check, name="import_check"),
    path(f"{IMPORT}/run", imports.import_run, name="import_run"),
    path(f"{IMPORT}/cancel", imports.import_cancel, name="import_cancel"),
    path(f"{IMPORT}/undo", imports.import_undo, name="import_undo"),
    path("customers/<int:customer_id>/units", unit_page.customer_units, name="customer_units"),
    path("customers/<int:customer_id>/units/new", unit_add.unit_add, name="unit_add"),
    path("customers/<int:customer_id>/labels", labels.customer_labels, name="customer_labels"),
    path("customers/<int:customer_id>/merge/<int:gone_id>", merge.merge, name="merge"),
    path("customers/<int:customer_id>/merges/<int:merge_id>/undo", merge.merge_undo, name="merge_undo"),
    path("units", unit_list.unit_list, name="unit_list"),
    path("units.xlsx", unit_list.unit_export, name="unit_export"),
    path(ONE, unit_page.unit_page, name="unit_page"),
    path(f"{ONE}/edit", unit_add.unit_edit, name="unit_edit"),
    path(f"{ONE}/move", unit_move.unit_move, name="unit_move"),
    path(f"{ONE}/scrap", unit_move.unit_scrap, name="unit_scrap"),
    path(f"{ONE}/restore", unit_move.unit_restore, name="unit_restore"),
    path(f"{ONE}/code", unit_page.unit_code, name="unit_code"),
    path(f"{ONE}/label", labels.unit_label, name="unit_label"),
    path("models", models.model_list, name="model_list"),
    path("models/new", models.model_edit, name="model_add"),
    path("models/<int:model_id>", models.model_edit, name="model_edit"),
]
