"""What an operation raises of itself."""


class UnexpectedStatus(Exception):
    """A success that the contract doesn't know."""

    def __init__(self, status_code: int) -> None:
        super().__init__(f"The answer's status, {status_code}, is not in the contract.")
        self.status_code = status_code
