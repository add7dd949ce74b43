"""The people who sign in."""

import pghistory
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class UserManager(BaseUserManager["User"]):
    """Finds a person by what they type at sign-in: user name or mobile number."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(models.Q(username=username) | models.Q(mobile=username))


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    append_only=True,
    exclude=["password", "mobile", "email", "last_login", "search"],
)
class User(AbstractBaseUser):
    """One member of staff. A user name or a mobile number is enough to sign in; an e-mail address is optional.

    `search` holds what people type to find somebody: name, pinyin, initials and user name, in lower case.
    """

    username = models.CharField(max_length=60, unique=True)
    mobile = models.CharField(max_length=20, unique=True, null=True, blank=True)
    email = models.EmailField(blank=True, default="")
    name = models.CharField(max_length=60)
    language = models.CharField(max_length=10, choices=[("zh-hans", "中文"), ("en", "English")], default="zh-hans")
    is_active = models.BooleanField(default=True)
    joined_on = models.DateField(null=True, blank=True)
    search = models.CharField(max_length=400, default="", blank=True)

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(username__regex=r"^\+?[0-9]+$"), name="user_name_is_not_a_number"
            ),
            models.CheckConstraint(
                condition=models.Q(mobile__isnull=True) | ~models.Q(mobile=""), name="no_empty_mobile"
            ),
        ]

    def __str__(self) -> str:
        return self.name
