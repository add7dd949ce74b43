def run_all(*, long: bool) -> int:
    return 0
