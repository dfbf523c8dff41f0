"""The brief for police. Its first page is enough to act on: what is asked, why in three lines, the likely offences.

Facts first, law second, requests last and few. It names nobody as guilty and complains about nobody: contacts appear
as dates and file numbers only. Every legal statement carries its citation; one that was not read in its source never
stands on the first page.
"""

from standfast.catalogue import load_catalogue
from standfast.catalogue.say import say_value
from standfast.ground.wording import load_wording
from standfast.ground.words import Lang
from standfast.journal import Head
from standfast.law.assess import Finding, Verdict
from standfast.papers.blocks import (
    Block,
    Bullets,
    Callout,
    Document,
    Fields,
    Foreign,
    Item,
    PageBreak,
    PaperSize,
    Paragraph,
    Spans,
    Steps,
    Strong,
    Text,
    spans,
)
from standfast.papers.brief_facts import accounts, contacts, exhibits, facts_table, not_known
from standfast.papers.brief_law import child_meant, depends_on, elements, next_steps, title
from standfast.papers.brief_looks import looks_like
from standfast.papers.brief_platforms import platforms
from standfast.papers.common import Maker, labelled
from standfast.papers.rich import Filling
from standfast.papers.script import (
    DEMANDS,
    demanded,
    file_numbers,
    image_told,
    many_accounts,
    platform,
    said_days,
    spread,
    unit_name,
)
from standfast.plan.advice import Advice
from standfast.plan.ages import age_at_time
from standfast.plan.do_now import all_devices
from standfast.plan.first_question import first_question

PRESERVE = "ca.cc.487.012"
PRODUCE = "ca.cc.487.014"
STATUS = "ca.cvbr.7"
THREAT = "threat"
# Page one stays one page: with more to say than these, what a possible offence depends on waits for its table; then why
# today matters is told with the investigative steps alone; then all offences but the first stand in short.
MOST_WITH_REASONS = 3
MOST_WITH_WHY_TODAY = 4
MOST_WEIGHT = 7
MOST_WITH_MORE_OF_WHY = 12
MOST_IN_FULL = 1
MOST_ACCOUNTS = 3


def brief(advice: Advice, *, lang: Lang, head: Head, size: PaperSize) -> Document:
    """Write the brief."""
    make = Maker(advice=advice, lang=lang, head=head, size=size, paper=load_wording("papers/brief"))
    shown = advice.indicated
    blocks: tuple[Block, ...] = (
        make.danger(for_police=True),
        _who(make),
        Callout(kind="next", blocks=(_asked(make),), word=make.say("asked_title")),
        *(() if _weight(make, shown) > MOST_WITH_WHY_TODAY else (Paragraph(_why_today(make)),)),
        make.heading("why_title"),
        Steps(tuple(Item(line) for line in _why(make))),
        *_offences(make, tuple(one for one in shown if one.provision.was_read)),
        PageBreak(),
        make.heading("facts_title"),
        *facts_table(make),
        *accounts(make),
        *exhibits(make),
        *not_known(make),
        *looks_like(make),
        *elements(make, shown),
        *next_steps(make),
        *platforms(make),
        make.heading("requests_title"),
        Bullets(tuple(Item(line) for line in _requests(make))),
        *contacts(make),
        *_prepared(make),
        *make.sources(),
        *make.closing(),
    )
    return make.document(make.say("title"), blocks, lead=spans(make.say("subtitle")))


def _who(make: Maker) -> Fields:
    case = make.advice.case
    children = case.subjects("child") or (None,)
    told: list[tuple[str, Filling]] = [("child", _joined(tuple(_child(make, one) for one in children)))]
    told.append(("reported_by", (*_reporter(make), *_reach(make))))
    here, elsewhere = (", ".join(numbers) for numbers in file_numbers(case))
    told.append(
        (
            "police",
            make.rich(
                "police_line_moved" if elsewhere else "police_line",
                police=make.foreign("police.name") or make.say("not_known"),
                numbers=Foreign(here) if here else make.say("none_yet"),
                others=Foreign(elsewhere),
            ),
        )
    )
    account = _account(make)
    if account:
        told.append(("account", account))
    return Fields(tuple(labelled(make.say(key), value) for key, value in told))


def _account(make: Maker) -> Spans:
    """Name accounts of the other side by all that a platform can find them by; the rest stands in the table below."""
    accounts = make.advice.case.their_accounts
    known = [[one for one in (each.platform, each.handle, each.numeric_id, each.url) if one] for each in accounts]
    told = [spans(*(part for one in each for part in (" · ", Foreign(one))))[1:] for each in known if each]
    most = MOST_IN_FULL if _is_heavy(make) else MOST_ACCOUNTS
    more = len(told) - most
    if more > 0:
        told = [*told[:most], spans(make.say("and_more", count=more))]
    return _joined(tuple(told)) if told else ()


def _reporter(make: Maker) -> Spans:
    name = make.foreign("caregiver.name")
    if name is None:
        return spans(make.preparer())
    relation = make.advice.case.value("caregiver.relation")
    if relation is None:
        return spans(name)
    said = say_value(load_catalogue().fact("caregiver.relation"), relation, make.lang)
    return spans(name, f" ({said})")


def _reach(make: Maker) -> Spans:
    phone = make.foreign("caregiver.phone")
    found = make.advice.household
    if found is not None and found.hides_reach:
        # A paper that someone at home might find tells no hours and no number.
        return (Text(f", {make.say('reach_told')}"),)
    if phone is None:
        return ()
    hours = make.foreign("caregiver.safe_hours") or make.say("not_known")
    return (Text(", "), *make.rich("reach_line", phone=phone, hours=hours))


def _child(make: Maker, child: str | None) -> Spans:
    case = make.advice.case
    name: Filling = make.foreign("child.first_name", child) or make.say("a_child")
    age = age_at_time(case, child)
    if age is not None:
        return make.rich("child_line", name=name, age=str(age))
    return make.rich("child_no_age", name=name)


def _asked(make: Maker) -> Steps:
    heavy = _is_heavy(make)
    unit = make.say("the_unit") if heavy else unit_name(make)
    preserve, produce = make.advice.law.provision(PRESERVE), make.advice.law.provision(PRODUCE)
    where = _platforms(make)
    return Steps(
        (
            Item(
                make.rich(
                    "asked_preserve_many" if many_accounts(make) else "asked_preserve",
                    platform=where,
                    ref=make.cite(preserve),
                )
                if preserve.was_read
                else make.rich("asked_preserve_plain", platform=where)
            ),
            Item(
                make.rich("asked_unit", unit=unit, ref=make.cite(produce))
                if produce.was_read
                else make.rich("asked_unit_plain", unit=unit)
            ),
            Item(make.rich("asked_device")),
        )
    )


def _is_heavy(make: Maker) -> bool:
    return _weight(make, make.advice.indicated) > MOST_WEIGHT


def _platforms(make: Maker) -> Filling:
    """Name the platforms; on a full page the first, and how many more: each stands by itself after the powers."""
    if not _is_heavy(make):
        return platform(make)
    named = list(dict.fromkeys(one.platform for one in make.advice.case.their_accounts if one.platform))
    if len(named) <= MOST_ACCOUNTS:
        return platform(make)
    return spans(Foreign(named[0]), f" ({make.say('and_more', count=len(named) - 1)})")


def _why_today(make: Maker) -> Spans:
    """Say why it is asked for today; how long a demand lasts only where that was read in its source."""
    demand = make.advice.law.provision(PRESERVE)
    if not demand.was_read or demand.power is None or demand.power.lasts_days is None:
        return make.rich("by_when_plain")
    return make.rich("by_when", days=str(demand.power.lasts_days), ref=make.note(demand))


def _why(make: Maker) -> tuple[Spans, ...]:
    return (_contact_line(make), _image_line(make), _evidence_line(make))


def _evidence_line(make: Maker) -> Spans:
    case = make.advice.case
    count = len(case.exhibits)
    listed = "evidence_none" if count == 0 else "evidence_one" if count == 1 else "evidence_many"
    if all_devices(case, "device.secured"):
        device = "device_secured"
    else:
        device = "device_not_known" if case.value("device.secured") is None else "device_not_secured"
    return spans(f"{make.say(listed, count=count)} {make.say(device)}")


def _contact_line(make: Maker) -> Spans:
    if not make.advice.case.subjects("conversation"):
        return make.rich("why_contact_not_known")
    if make.advice.case.value("conversation.by_telecommunication") is False:
        return make.rich("why_contact_not_online")
    days = said_days(make)
    who = make.say(_who_wrote(make))
    if days is None or _weight(make, make.advice.indicated) > MOST_WITH_MORE_OF_WHY:
        return make.rich("why_contact_short", who=who)
    return make.rich("why_contact", who=who, platform=_platforms(make), first=days[0], last=days[1])


def _who_wrote(make: Maker) -> str:
    found = make.advice.household
    if found is None:
        return "person_unknown"
    return "person_at_home" if found.at_home else "person_known"


def _image_line(make: Maker) -> Spans:
    """Say of an image what the script says, as reported, and what a threat was for."""
    case = make.advice.case
    said = [make.say(f"why_image.{image_told(case)}")]
    if _weight(make, make.advice.indicated) <= MOST_WITH_MORE_OF_WHY:
        said += [make.say(f"why_spread.{one}") for one in spread(case)]
        if any(hit.kind.id == THREAT for hit in make.advice.danger.hits) and demanded(case) in DEMANDS:
            said.append(make.say(f"why_demanded.{demanded(case)}"))
    return spans(" ".join(said))


def _offences(make: Maker, shown: tuple[Finding, ...]) -> tuple[Block, ...]:
    if not shown and make.advice.indicated:
        return (make.heading("offences_title"), Paragraph(spans(make.say("offences_below"))))
    if not shown:
        asked = first_question(make.advice.case)
        question = make.own(load_catalogue().fact(asked).question) if asked is not None else ""
        key = "no_offence" if asked is not None else "none_indicated"
        return (make.heading("offences_title"), Paragraph(spans(make.say(key, question=question))))
    grouped: dict[str, list[Finding]] = {}
    for one in shown:
        grouped.setdefault(one.provision.id, []).append(one)
    weight = _weight(make, shown)
    whole = list(grouped.values())
    more = whole[MOST_IN_FULL:] if weight > MOST_WEIGHT else []
    items = [
        Item(
            make.rich(
                "offence_line",
                title=Strong(title(make, same[0])),
                ref=make.cite_section(same[0].provision),
                looks=_looks(make, same, reasons=weight <= MOST_WITH_REASONS),
            )
        )
        for same in whole[: len(whole) - len(more)]
    ]
    if more:
        items.append(Item(make.rich("offences_more", sections=_joined(tuple(_in_short(make, same) for same in more)))))
    return (
        make.heading("offences_title"),
        Paragraph(spans(make.say("offences_lead", acts=_acts(make, shown)))),
        Bullets(tuple(items)),
    )


def _acts(make: Maker, shown: tuple[Finding, ...]) -> str:
    titles = {act.id: make.own(act.title) for act in make.advice.law.acts}
    return ", ".join(dict.fromkeys(titles[one.provision.act] for one in shown if one.provision.act is not None))


def _weight(make: Maker, shown: tuple[Finding, ...]) -> int:
    """Tell how much page one has to say: dangers and where, findings, more accounts, what became of an image."""
    case = make.advice.case
    more = len(case.their_accounts) - 2
    told = len(spread(case)) + (1 if make.meeting_line() else 0)
    return len(make.advice.danger.hits) + len(shown) + max(0, more) + told


def _in_short(make: Maker, same: list[Finding]) -> Spans:
    """Give an offence as its section and how likely it is for the child to whom it is likeliest."""
    verdict = make.say(f"verdict.{same[0].verdict.value}")
    return (*make.cite_section(same[0].provision), Text(f" ({verdict})"))


def _looks(make: Maker, same: list[Finding], *, reasons: bool) -> Spans:
    """Say how likely one offence is, for each child where there are several."""
    looks: list[Spans] = []
    for one in same:
        verdict = make.say(f"verdict.{one.verdict.value}")
        child = child_meant(make, one)
        if child is not None:
            looks.append((Text(f"{verdict} ("), child, Text(")")))
        elif reasons and one.verdict is Verdict.POSSIBLE:
            looks.append(spans(f"{verdict}; {make.say('depends', what=depends_on(make, one))}"))
        else:
            looks.append(spans(verdict))
    return _joined(tuple(looks))


def _requests(make: Maker) -> tuple[Spans, ...]:
    status = make.advice.law.provision(STATUS)
    ask = make.own(status.ask) if status.ask is not None else make.own(status.plain)
    number = ", ".join(make.advice.case.file_numbers) or "____"
    lines = [
        make.rich("request_interview"),
        make.rich("request_referral"),
        make.rich("request_status", ask=ask.replace("{file}", number), ref=make.cite(status)),
    ]
    if make.advice.case.holds("image.provided"):
        lines.append(make.rich("request_image"))
    return tuple(lines)


def _prepared(make: Maker) -> tuple[Block, ...]:
    experience = make.foreign("preparer.experience")
    who = make.advice.case.text("preparer.name")
    line: Spans = spans(Foreign(make.preparer()) if who else make.preparer())
    told: tuple[Block, ...] = (make.heading("prepared_title"), Paragraph(line))
    return (*told, Paragraph(spans(experience))) if experience is not None else told


def _joined(runs: tuple[Spans, ...]) -> Spans:
    joined: Spans = runs[0]
    for run in runs[1:]:
        joined = (*joined, Text("; "), *run)
    return joined
