from django.urls import path

from shouhou.notices.views import channel, channel_list, notice_list, reception, wordings

urlpatterns = [
    path("notices", notice_list.notice_list, name="notice_list"),
    path("notices/bell", notice_list.bell, name="bell"),
    path("notices/read", notice_list.notices_read, name="notices_read"),
    path("notices/<int:notice_id>", notice_list.notice_open, name="notice_open"),
    path("notices/<int:notice_id>/read", notice_list.notice_read, name="notice_read"),
    path("account/notices", reception.reception, name="reception"),
    path("notices/channels", channel_list.channel_list, name="channel_list"),
    path("notices/channels/new/<slug:channel_kind>", channel.channel_add, name="channel_add"),
    path("notices/channels/<int:channel_id>", channel.channel, name="channel"),
    path("notices/channels/<int:channel_id>/try", channel.channel_try, name="channel_try"),
    path("notices/channels/<int:channel_id>/remove", channel.channel_remove, name="channel_remove"),
    path("notices/deliveries/<int:delivery_id>/replay", channel.delivery_replay, name="delivery_replay"),
    path("notices/texts", wordings.wording_list, name="wording_list"),
    path("notices/texts/<str:notice_kind>/<slug:language>", wordings.wording, name="wording"),
]
