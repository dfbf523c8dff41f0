"""Time stamps (RFC 3161), implementing ``actions.time_stamping.TimeStamping``: request, reply, and its check.

The only way out of this program: one POST of some sixty bytes, a digest with a random number, to the address that the
setting names; no redirect is followed, no cookie kept, and nothing says which program asks. Reading and checking a
token reach no network: the certificates that may have signed it are a file that the person named.
"""

import http.client
import re
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from standfast.actions.time_stamping import Stamp
from standfast.ground.errors import BadInput, Found, Unavailable
from standfast.ground.instants import instant
from standfast.journal import Sha256

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from rfc3161_client import TimeStampRequest, TimeStampResponse

SECONDS: Final = 15
LONGEST_REPLY: Final = 64_000
SHA256_OID: Final = "2.16.840.1.101.3.4.2.1"
# RFC 3161, 3.4
ASKED: Final = "application/timestamp-query"
ANSWERED: Final = "application/timestamp-reply"

Post = Callable[[str, bytes], bytes]
"""Sends bytes to an address and gives those of the answer."""


class Rfc3161:
    """One authority, by the address and the certificates that the settings name; either may be missing."""

    def __init__(self, *, url: str | None, roots: Path | None, post: Post | None = None) -> None:
        self._url = url
        self._roots = roots
        self._post = post or post_once

    @property
    def authority(self) -> str | None:
        """Name the authority by its host."""
        return urlsplit(self._url).hostname if self._url else None

    def request(self, message: bytes) -> bytes:
        """Write a request without a random number: its reply may come days later, from whoever sent it on."""
        return _request(message, nonce=False).as_bytes()

    def ask(self, message: bytes) -> bytes:
        """Send a request; a reply to another request, or of another digest, is refused."""
        if not self._url:
            raise Unavailable("world.no_authority")
        request = _request(message, nonce=True)
        reply = self._post(self._url, request.as_bytes())
        told = _decoded(reply).tst_info
        if told.nonce != request.nonce or told.message_imprint.message != request.message_imprint.message:
            raise Found("world.stamp_of_something_else")
        self.read(reply)
        return reply

    def read(self, reply: bytes) -> Stamp:
        """Read a reply, and check its signature where certificates were named."""
        response = _decoded(reply)
        info = response.tst_info
        if info.message_imprint.hash_algorithm.dotted_string != SHA256_OID:
            raise BadInput("world.stamp_unreadable")
        if self._roots is not None:
            _check(response, _certificates(self._roots), info.message_imprint.message)
        return Stamp(
            digest=Sha256(info.message_imprint.message.hex()),
            at=instant(info.gen_time),
            is_checked=self._roots is not None,
        )


def post_once(url: str, data: bytes) -> bytes:
    """Post to an address of HTTP or HTTPS, once, and give the answer's bytes."""
    where = urlsplit(url)
    if where.scheme not in {"http", "https"} or where.hostname is None:
        raise BadInput("world.authority_address", url=url)
    connection = (
        http.client.HTTPSConnection(where.hostname, where.port, timeout=SECONDS, context=ssl.create_default_context())
        if where.scheme == "https"
        else http.client.HTTPConnection(where.hostname, where.port, timeout=SECONDS)
    )
    path = (where.path or "/") + (f"?{where.query}" if where.query else "")
    try:
        connection.request("POST", path, body=data, headers={"Content-Type": ASKED, "Accept": ANSWERED})
        answer = connection.getresponse()
        body = answer.read(LONGEST_REPLY + 1)
    except (OSError, http.client.HTTPException) as error:
        raise Unavailable("world.authority_silent", host=where.hostname) from error
    finally:
        connection.close()
    kind = answer.headers.get_content_type()
    if answer.status != http.client.OK or kind != ANSWERED or len(body) > LONGEST_REPLY:
        raise Unavailable("world.authority_refused", host=where.hostname, status=answer.status, kind=kind)
    return body


def _request(message: bytes, *, nonce: bool) -> "TimeStampRequest":
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder  # noqa: PLC0415  # only a time stamp needs it

    builder = TimestampRequestBuilder().data(message).hash_algorithm(HashAlgorithm.SHA256)
    return builder.nonce(nonce=nonce).cert_request(cert_request=True).build()


def _decoded(reply: bytes) -> "TimeStampResponse":
    from rfc3161_client import PKIStatus, decode_timestamp_response  # noqa: PLC0415  # as above

    try:
        response = decode_timestamp_response(reply)
        granted = response.status == PKIStatus.GRANTED
        if granted:
            # A reply without a token, or with one that isn't, says so only when it is looked into.
            _ = (response.tst_info.gen_time, response.tst_info.message_imprint.message)
    except (ValueError, TypeError) as error:
        raise BadInput("world.stamp_unreadable") from error
    if not granted:
        raise Unavailable("world.stamp_refused", status=response.status)
    return response


def _check(response: "TimeStampResponse", roots: "tuple[Certificate, ...]", digest: bytes) -> None:
    from rfc3161_client import VerificationError, VerifierBuilder  # noqa: PLC0415  # as above

    try:
        VerifierBuilder(roots=list(roots)).build().verify(response, digest)
    except (VerificationError, ValueError) as error:
        raise Found("world.stamp_not_signed") from error


def _certificates(path: Path) -> "tuple[Certificate, ...]":
    from cryptography.x509 import load_pem_x509_certificate  # noqa: PLC0415  # as above

    try:
        blocks = re.findall(
            rb"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", path.read_bytes(), flags=re.DOTALL
        )
        found = tuple(map(load_pem_x509_certificate, blocks))
    except OSError as error:
        raise Unavailable("world.certificates_unreadable", file=path) from error
    except ValueError as error:
        raise BadInput("world.no_certificates", file=path) from error
    if not found:
        raise BadInput("world.no_certificates", file=path)
    return found
