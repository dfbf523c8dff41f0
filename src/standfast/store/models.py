"""The tables. What stands in clear is what a curious host may learn: that something was written, to the hour.

``chain`` is insert only, ``body`` insert and delete, ``body_key`` insert, update and delete (``triggers`` holds that in
the database itself). No foreign key leads to ``chain``: nothing that is deleted elsewhere can take an entry with it.
Only this room reads or writes these models; others get frozen values (``actions.ports``).
"""

# ruff: noqa: D106, DJ008
# Meta is Django's word and says what it is; a model has no text form, for a text would carry a case into a log.

from typing import Final

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.db.models.functions import Length

SHA256: Final = 64
SIGNATURE: Final = 128
DUE_KINDS: Final = ("answer", "step", "look", "end")

models.CharField.register_lookup(Length)
models.BinaryField.register_lookup(Length)


class PersonRecord(models.Model):
    """A person's public halves."""

    id = models.CharField(primary_key=True, max_length=64)
    sealing = models.BinaryField()
    signing = models.BinaryField()

    class Meta:
        db_table = "person"


class CaseRecord(models.Model):
    """What the beginning of a case's chain binds. ``number`` keeps the order in which cases were opened."""

    number = models.BigAutoField(primary_key=True)
    id = models.CharField(unique=True, max_length=64)
    sealing = models.BinaryField()
    first_signer = models.BinaryField()
    opened = models.CharField(max_length=14)

    class Meta:
        db_table = "case"


class SignerRecord(models.Model):
    """A key that may sign in a case."""

    case = models.CharField(max_length=64)
    key_id = models.CharField(max_length=SHA256)
    public = models.BinaryField()

    class Meta:
        db_table = "signer"
        constraints = (UniqueConstraint(fields=("case", "key_id"), name="signer_once"),)


class ChainRecord(models.Model):
    """One entry of a journal. Insert only."""

    v = models.SmallIntegerField()
    case = models.CharField(max_length=64)
    seq = models.BigIntegerField()
    hour = models.CharField(max_length=14)
    key_id = models.CharField(max_length=SHA256)
    commitment = models.CharField(max_length=SHA256)
    prev = models.CharField(max_length=SHA256)
    signature = models.CharField(max_length=SIGNATURE)

    class Meta:
        db_table = "chain"
        constraints = (
            UniqueConstraint(fields=("case", "seq"), name="chain_case_seq"),
            CheckConstraint(condition=Q(seq__gte=1), name="chain_seq_from_1"),
            CheckConstraint(condition=Q(v__gte=1), name="chain_version_from_1"),
            CheckConstraint(
                condition=Q(
                    key_id__length=SHA256, commitment__length=SHA256, prev__length=SHA256, signature__length=SIGNATURE
                ),
                name="chain_digest_lengths",
            ),
        )


class BodyRecord(models.Model):
    """A sealed body. Insert and delete; never changed."""

    case = models.CharField(max_length=64)
    seq = models.BigIntegerField()
    ciphertext = models.BinaryField()

    class Meta:
        db_table = "body"
        constraints = (UniqueConstraint(fields=("case", "seq"), name="body_case_seq"),)


class BodyKeyRecord(models.Model):
    """A body's key, sealed to the case: in a table of its own, for it is sealed anew when a case's key is rotated."""

    case = models.CharField(max_length=64)
    seq = models.BigIntegerField()
    sealed = models.BinaryField()

    class Meta:
        db_table = "body_key"
        constraints = (UniqueConstraint(fields=("case", "seq"), name="body_key_case_seq"),)


class WrapRecord(models.Model):
    """A case's private key, sealed to a holder."""

    case = models.CharField(max_length=64)
    holder = models.CharField(max_length=64)
    sealed = models.BinaryField()

    class Meta:
        db_table = "wrap"
        constraints = (UniqueConstraint(fields=("case", "holder"), name="wrap_once"),)


class DueRecord(models.Model):
    """A due row: an opaque reference, an instant, a neutral kind, and whether it rang."""

    case = models.CharField(max_length=64)
    ref = models.CharField(max_length=64)
    at = models.DateTimeField()
    kind = models.CharField(max_length=8)
    fired_at = models.DateTimeField(null=True)
    # when it rang; empty until then

    class Meta:
        db_table = "due"
        indexes = (models.Index(fields=("at",), name="due_at"),)
        constraints = (
            UniqueConstraint(fields=("case", "ref"), name="due_once"),
            CheckConstraint(condition=Q(kind__in=DUE_KINDS), name="due_kind"),
        )


class IndexRecord(models.Model):
    """A blind-index value that stands in a case."""

    case = models.CharField(max_length=64)
    value = models.CharField(max_length=SHA256)

    class Meta:
        db_table = "idx"
        indexes = (models.Index(fields=("value",), name="idx_value"),)
        constraints = (UniqueConstraint(fields=("case", "value"), name="idx_once"),)


class CardRecord(models.Model):
    """A case's card, sealed to a holder."""

    case = models.CharField(max_length=64)
    holder = models.CharField(max_length=64)
    sealed = models.BinaryField()

    class Meta:
        db_table = "card"
        indexes = (models.Index(fields=("holder",), name="card_holder"),)
        constraints = (UniqueConstraint(fields=("case", "holder"), name="card_once"),)


class VaultRecord(models.Model):
    """A file of the vault and the entry that names it: a file that no row names is swept."""

    name = models.CharField(primary_key=True, max_length=32)
    case = models.CharField(max_length=64)
    seq = models.BigIntegerField()

    class Meta:
        db_table = "vault"
        indexes = (models.Index(fields=("case", "seq"), name="vault_case_seq"),)
