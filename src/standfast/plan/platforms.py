"""The platforms of the other side: what is loaded of each, which identifiers are written down, and which are missing.

Pure: a case and the law in. A platform that isn't loaded, or whose name could mean two, is none: what holds for every
platform stands then, and the faces say that it isn't loaded.
"""

from dataclasses import dataclass

from standfast.case import Case
from standfast.case.subjects import Account
from standfast.ground.wording import load_wording
from standfast.ground.words import Lang, Words
from standfast.law.law import Law
from standfast.law.platforms import Country, Identifier, IdentifierKey, Platform, Said, own_first


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPlatform:
    """One account of the other side, and its platform as far as it is loaded."""

    account: Account
    platform: Platform | None
    country: Country | None
    recorded: tuple[IdentifierKey, ...]
    # identifiers that are written down
    missing: tuple[Identifier, ...]
    # asked for, each with a place in the account, and not written down
    besides: tuple[Identifier, ...]
    # asked for, without a place of their own: whether they were written down can't be told
    useless: tuple[Said, ...]
    police: tuple[Said, ...]
    preservation: tuple[Said, ...]
    report: tuple[Said, ...]
    emergency: tuple[Said, ...]


def platforms_of(case: Case, law: Law) -> tuple[NamedPlatform, ...]:
    """Give the platform of each of the other side's accounts, in the order they were told."""
    return tuple(_named(account, law) for account in case.their_accounts)


def identifiers_for(named: NamedPlatform) -> Words | None:
    """Say what is still to be written down for an account; ``None`` when nothing is."""
    wanted = (*named.missing, *named.besides)
    if not wanted:
        return None
    platform = named.platform
    lead = load_wording("plan").words("identifiers.loaded" if platform is not None else "identifiers.not_loaded")

    def told(lang: Lang) -> str:
        what = "; ".join(one.what.say(lang) for one in wanted)
        where = (one.where.say(lang) for one in wanted if one.where is not None)
        name = platform.name if platform is not None else ""
        return " ".join((lead.say(lang, platform=name, what=what), *where))

    return Words(en=told("en"), fr=told("fr"))


def useless_for(platforms: tuple[NamedPlatform, ...]) -> tuple[Words, ...]:
    """Say what finds no account, each once."""
    return tuple(dict.fromkeys(said.words for one in platforms for said in one.useless))


def _named(account: Account, law: Law) -> NamedPlatform:
    platform = law.platform_of(account.platform) if account.platform else None
    every = law.platform_law
    country = every.country(platform) if platform is not None else None
    asked = platform.identifiers if platform is not None else every.identifiers
    recorded = tuple(key for key, value in _written(account).items() if value)
    return NamedPlatform(
        account=account,
        platform=platform,
        country=country,
        recorded=recorded,
        missing=tuple(one for one in asked if one.key is not IdentifierKey.OTHER and one.key not in recorded),
        besides=tuple(one for one in asked if one.key is IdentifierKey.OTHER),
        useless=platform.useless if platform is not None else every.useless,
        police=_merged(platform, country, "police"),
        preservation=_merged(platform, country, "preservation") or every.preservation,
        report=(*every.report, *_merged(platform, country, "report")),
        emergency=_merged(platform, country, "emergency"),
    )


def _merged(platform: Platform | None, country: Country | None, what: str) -> tuple[Said, ...]:
    own: tuple[Said, ...] = getattr(platform, what) if platform is not None else ()
    return own_first(own, getattr(country, what) if country is not None else ())


def _written(account: Account) -> dict[IdentifierKey, str | None]:
    return {
        IdentifierKey.HANDLE: account.handle,
        IdentifierKey.NUMERIC_ID: account.numeric_id,
        IdentifierKey.URL: account.url,
    }
