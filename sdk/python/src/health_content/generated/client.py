"""Through which the operations send. What is not a success never comes back from `http`: it raises."""

from typing import Any

import httpx
from attrs import define


@define
class Client:
    http: httpx.Client

    def send(self, *, method: str, url: str, headers: dict[str, str] | None = None, **kwargs: Any) -> httpx.Response:
        return self.http.request(method, url, headers=headers, **kwargs)


@define
class AuthenticatedClient(Client):
    token: str

    def send(self, *, method: str, url: str, headers: dict[str, str] | None = None, **kwargs: Any) -> httpx.Response:
        signed = {**(headers or {}), "Authorization": f"Bearer {self.token}"}
        return super().send(method=method, url=url, headers=signed, **kwargs)
