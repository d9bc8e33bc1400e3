"""Who may sit at the desk, and by what name what they do is recorded."""

from collections.abc import Callable
from functools import wraps

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

View = Callable[..., HttpResponseBase]

# The hidden input that says who opened a form. Without it, what a stranger's page sends here could be taken for theirs.
OPENED_BY = "by"
_SALT = "testimonials.desk.opened"


def name_of(request: HttpRequest) -> str:
    """Who is at work, as it is recorded."""
    return request.user.get_username()


def seal(request: HttpRequest) -> str:
    """Who opens a form, signed, for the hidden input OPENED_BY."""
    return signing.dumps(name_of(request), salt=_SALT)


def opened_by(request: HttpRequest) -> str:
    """Who opened the form that was sent; "" where it does not say."""
    try:
        return str(signing.loads(request.POST.get(OPENED_BY, ""), salt=_SALT))
    except signing.BadSignature:
        return ""


def may_moderate(request: HttpRequest) -> bool:
    return request.user.has_perm("testimonials.moderate_submission")


def may_reopen(request: HttpRequest) -> bool:
    return request.user.has_perm("testimonials.reopen_submission")


def moderators_only(view: View) -> View:
    """Refuses everybody else of the staff; the admin's site has sent strangers to sign in before."""

    @wraps(view)
    def checked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not may_moderate(request):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return checked
