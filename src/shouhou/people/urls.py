from django.urls import path

from shouhou.people.views import branches, grants, people_list, person_edit, roles, tokens

urlpatterns = [
    path("settings/people", people_list.people_list, name="people_list"),
    path("settings/people/new", person_edit.person_add, name="person_add"),
    path("settings/people/<int:person_id>/edit", person_edit.person_edit, name="person_edit"),
    path("settings/people/<int:person_id>/roles/new", grants.grant_add, name="grant_add"),
    path("settings/grants/<int:grant_id>/end", grants.grant_end, name="grant_end"),
    path("settings/roles", roles.role_list, name="role_list"),
    path("settings/roles/new", roles.role_add, name="role_add"),
    path("settings/roles/<slug:code>", roles.role_edit, name="role_edit"),
    path("settings/branches", branches.branch_list, name="branch_list"),
    path("settings/branches/new", branches.branch_add, name="branch_add"),
    path("account/tokens", tokens.tokens, name="tokens"),
    path("account/tokens/<int:token_id>/revoke", tokens.token_revoke, name="token_revoke"),
]
