"""Time stamps by a local authority: what goes out, what comes back, what is refused."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfast.ground.errors import BadInput, Found, StandfastError, Unavailable
from standfast.ground.override import override
from standfast.world.timestamp import ANSWERED, ASKED, LONGEST_REPLY, Rfc3161, post_once
from tests.authority import Authority

MESSAGE = b'{"an":"entry"}'
DIGEST = sha256(MESSAGE).hexdigest()
URL = "https://stamps.example.org/tsa"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


def asking(authority: Authority, *, roots: Path | None = None, changed: Callable[[bytes], bytes] = bytes) -> Rfc3161:
    return Rfc3161(url=URL, roots=roots, post=lambda _, request: authority.reply(changed(request)))


def test_a_stamp_says_the_digest_and_when_and_openssl_agrees(authority: Authority) -> None:
    stamping = asking(authority, roots=authority.certificates)

    reply = stamping.ask(MESSAGE)

    stamp = stamping.read(reply)
    assert (stamp.digest, stamp.is_checked) == (DIGEST, True)
    assert stamp.at.utcoffset() is not None
    assert authority.agrees(reply, digest=DIGEST)
    assert not authority.agrees(reply, digest="0" * 64)


def test_without_certificates_it_says_that_nobody_checked_the_signature(authority: Authority) -> None:
    stamping = asking(authority)

    assert stamping.read(stamping.ask(MESSAGE)).is_checked is False


def test_what_goes_out_is_the_digest_and_not_the_message() -> None:
    sent: list[tuple[str, bytes]] = []

    def post(url: str, data: bytes) -> bytes:
        sent.append((url, data))
        raise Unavailable("world.authority_silent", host="x")

    with pytest.raises(Unavailable):
        Rfc3161(url=URL, roots=None, post=post).ask(MESSAGE)

    ((url, data),) = sent
    assert url == URL
    assert bytes.fromhex(DIGEST) in data
    assert MESSAGE not in data
    # version, algorithm, digest, random number, a flag: nothing else has room
    assert len(data) < 80


def test_without_a_setting_nothing_is_asked() -> None:
    def post(_: str, __: bytes) -> bytes:
        raise AssertionError

    with pytest.raises(Unavailable) as caught:
        Rfc3161(url=None, roots=None, post=post).ask(MESSAGE)

    assert caught.value.code == "world.no_authority"


def test_a_reply_to_another_request_is_refused(authority: Authority) -> None:
    kept = asking(authority).ask(MESSAGE)

    with pytest.raises(Found) as caught:
        Rfc3161(url=URL, roots=None, post=lambda *_: kept).ask(MESSAGE)

    assert caught.value.code == "world.stamp_of_something_else"


def test_a_stamp_that_another_root_signed_is_a_finding(authority: Authority, tmp_path: Path) -> None:
    reply = asking(authority).ask(MESSAGE)
    other = Authority(tmp_path)

    with pytest.raises(Found) as caught:
        Rfc3161(url=None, roots=other.certificates).read(reply)

    assert caught.value.code == "world.stamp_not_signed"


def test_one_changed_byte_anywhere_is_refused_where_certificates_are_named(authority: Authority) -> None:
    stamping = asking(authority, roots=authority.certificates)
    reply = stamping.ask(MESSAGE)
    meant = stamping.read(reply)

    for place in range(0, len(reply), 7):
        changed = reply[:place] + bytes([reply[place] ^ 1]) + reply[place + 1 :]
        try:
            told = stamping.read(changed)
        except StandfastError:
            continue
        # A byte outside what is signed, such as a certificate that nobody needs, changes nothing that is said.
        assert told == meant


@given(st.binary(max_size=200))
def test_whatever_comes_back_is_read_or_refused_with_a_named_error(data: bytes) -> None:
    with pytest.raises((BadInput, Unavailable)):
        Rfc3161(url=None, roots=None).read(data)


def test_an_authority_that_refuses_is_said_to_have_refused(authority: Authority) -> None:
    with pytest.raises((Unavailable, BadInput)) as caught:
        asking(authority, changed=lambda _: b"\x30\x03\x02\x01\x01").ask(MESSAGE)

    assert caught.value.code in {"world.stamp_refused", "world.stamp_unreadable"}


@pytest.mark.parametrize(
    "text", ["", "no certificate here\n", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"]
)
def test_a_file_without_a_certificate_is_named(authority: Authority, tmp_path: Path, text: str) -> None:
    path = tmp_path / "roots.pem"
    path.write_text(text)
    reply = asking(authority).ask(MESSAGE)

    with pytest.raises(BadInput) as caught:
        Rfc3161(url=None, roots=path).read(reply)

    assert caught.value.problems[0].details["file"] == str(path)


def test_a_file_of_certificates_that_is_not_there_is_named(authority: Authority, tmp_path: Path) -> None:
    reply = asking(authority).ask(MESSAGE)

    with pytest.raises(Unavailable):
        Rfc3161(url=None, roots=tmp_path / "none.pem").read(reply)


class Heard:
    """A server on the loopback address, what it heard, and what it answers."""

    def __init__(self) -> None:
        self.answer: tuple[int, str, Callable[[bytes], bytes]] = (200, ANSWERED, bytes)
        self.headers: dict[str, str] = {}
        self.path = ""
        heard = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                heard.headers, heard.path = dict(self.headers), self.path
                status, kind, reply = heard.answer
                data = reply(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(data)))
                self.send_header("Location", "http://127.0.0.1:9/elsewhere")
                self.end_headers()
                self.wfile.write(data)

            @override
            def log_message(self, *_: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/tsa?policy=1"


@pytest.fixture
def heard() -> Iterator[Heard]:
    found = Heard()
    thread = Thread(target=found.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield found
    found.server.shutdown()
    thread.join()
    found.server.server_close()


@pytest.mark.enable_socket
@pytest.mark.allow_hosts(["127.0.0.1"])
def test_over_http_one_post_goes_out_with_no_word_of_who_asks(heard: Heard, authority: Authority) -> None:
    heard.answer = (200, ANSWERED, authority.reply)

    reply = Rfc3161(url=heard.url, roots=authority.certificates).ask(MESSAGE)

    assert authority.agrees(reply, digest=DIGEST)
    assert heard.path == "/tsa?policy=1"
    assert set(heard.headers) == {"Host", "Accept-Encoding", "Content-Length", "Content-Type", "Accept"}
    assert heard.headers["Content-Type"] == ASKED


@pytest.mark.enable_socket
@pytest.mark.allow_hosts(["127.0.0.1"])
@pytest.mark.parametrize(
    ("status", "kind", "size"),
    [(500, ANSWERED, 5), (302, ANSWERED, 5), (200, "text/html", 5), (200, ANSWERED, LONGEST_REPLY + 1)],
)
def test_an_answer_that_is_no_reply_is_refused_and_no_redirect_is_followed(
    heard: Heard, status: int, kind: str, size: int
) -> None:
    heard.answer = (status, kind, lambda _: b"x" * size)

    with pytest.raises(Unavailable) as caught:
        post_once(heard.url, b"\x30\x00")

    assert caught.value.code == "world.authority_refused"


@pytest.mark.enable_socket
@pytest.mark.allow_hosts(["127.0.0.1"])
def test_an_authority_that_is_not_there_is_said_to_be_silent(heard: Heard) -> None:
    port = heard.server.server_port
    heard.server.socket.close()

    with pytest.raises(Unavailable) as caught:
        post_once(f"http://127.0.0.1:{port}/", b"\x30\x00")

    assert caught.value.code == "world.authority_silent"


@pytest.mark.parametrize("url", ["ftp://example.org/", "file:///etc/hosts", "example.org", "https:///x"])
def test_an_address_that_is_none_of_http_is_refused(url: str) -> None:
    with pytest.raises(BadInput) as caught:
        post_once(url, b"")

    assert caught.value.code == "world.authority_address"
