from django.urls import path

from shouhou.people.views import people_list, tokens

urlpatterns = [
    path("people", people_list.people_list, name="people_list"),
    path("account/tokens", tokens.tokens, name="tokens"),
    path("account/tokens/<int:token_id>/revoke", tokens.token_revoke, name="token_revoke"),
]
