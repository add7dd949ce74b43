"""stub"""


def confirmation_form(request, number): ...
