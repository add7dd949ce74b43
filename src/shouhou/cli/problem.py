"""What a person at the keyboard can put right."""


class Problem(Exception):
    """Printed as one line, without a traceback; the command then ends with exit code 2.

    The text says what is wrong and what to do, so that nobody has to read a log first.
    """
