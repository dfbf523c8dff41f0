"""A time-stamping authority of the test's own: OpenSSL's, with a root and keys made for the run. No network.

No ``certs`` in its configuration: OpenSSL then writes a set out of order, which a strict reader refuses.
"""

import subprocess
import tempfile
from pathlib import Path

CONFIG = """\
[req]
distinguished_name = name
prompt = no
[name]
CN = Invented root
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[authority]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[one]
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/authority.pem
signer_key = {folder}/authority.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
"""
_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")


class Authority:
    """Answers requests as an authority would, from files in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.config = folder / "authority.cnf"
        self.certificates = folder / "root.pem"
        self.config.write_text(CONFIG.format(folder=folder))
        (folder / "serial").write_text("01\n")
        root = ("-keyout", folder / "root.key", "-out", self.certificates, "-days", "30", "-extensions", "root")
        self._openssl("req", "-x509", *_KEY, *root, "-config", self.config)
        request = ("-keyout", folder / "authority.key", "-out", folder / "authority.csr", "-subj", "/CN=Invented")
        self._openssl("req", *_KEY, *request, "-config", self.config)
        by_root = ("-CA", self.certificates, "-CAkey", folder / "root.key", "-CAcreateserial", "-days", "30")
        made = ("-in", folder / "authority.csr", "-out", folder / "authority.pem")
        self._openssl("x509", "-req", *made, *by_root, "-extfile", self.config, "-extensions", "authority")

    def reply(self, request: bytes) -> bytes:
        """Answer one request."""
        with tempfile.TemporaryDirectory(dir=self.folder) as turn:
            query, reply = Path(turn) / "q.tsq", Path(turn) / "r.tsr"
            query.write_bytes(request)
            self._openssl("ts", "-reply", "-config", self.config, "-section", "one", "-queryfile", query, "-out", reply)
            return reply.read_bytes()

    def agrees(self, reply: bytes, *, digest: str) -> bool:
        """Tell whether OpenSSL itself finds a reply to be a good one of this digest."""
        with tempfile.TemporaryDirectory(dir=self.folder) as turn:
            path = Path(turn) / "r.tsr"
            path.write_bytes(reply)
            words = ("ts", "-verify", "-in", path, "-digest", digest, "-CAfile", self.certificates)
            return self._run(*words).returncode == 0

    def _openssl(self, *words: object) -> None:
        done = self._run(*words)
        assert done.returncode == 0, done.stderr

    @staticmethod
    def _run(*words: object) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(["openssl", *map(str, words)], capture_output=True, check=False)
