from shouhou.people.models.branch import Branch
from shouhou.people.models.grant import Grant
from shouhou.people.models.invitation import Invitation
from shouhou.people.models.role import Role
from shouhou.people.models.token import Token
from shouhou.people.models.user import User

__all__ = ["Branch", "Grant", "Invitation", "Role", "Token", "User"]
