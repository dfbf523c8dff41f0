"""The specimen: one paper that uses every block and every span, with people's words in many scripts.

For looking at the pages, for measuring and for the tests. A language and a paper size in, a document out. Wholly
invented; it states no law.
"""

from standfast.ground.words import Lang
from standfast.papers.blocks import (
    Block,
    Bullets,
    Callout,
    Checklist,
    Document,
    Field,
    Fields,
    Foot,
    Foreign,
    Heading,
    Item,
    Keep,
    Link,
    PageBreak,
    PaperSize,
    Paragraph,
    Quote,
    Ref,
    Say,
    Source,
    Sources,
    Steps,
    Strong,
    Table,
    Term,
    spans,
)

NAMES = (
    "ᓇᒡᕙᒃ ᐃᓄᒃᑎᑐᑦ",
    "G̱a̱x̌ k̓aq̓ Ḵ̓a",
    "ليلى الصغيرة",
    "小夜子と龍",
    "김하늘",
    "🦊🔥👩‍👩‍👧 fox",
    "Զարա",
    "ਪੰਜਾਬੀ ਸਿੰਘ",
    "\U0001d56f\U0001d586\U0001d597\U0001d590 ツ",
)

FOOT = Foot(
    case_ref="Northgate",
    head_short="7f3a 91c2 0b5d",
    at="Friday 22 May 2026, 6 pm (Pacific time)",
    law_checked="24 November 2026",
    version="Standfast 0.1.0",
    installation_short="4d10 6e55",
)


def specimen(*, lang: Lang = "en", paper_size: PaperSize = "letter") -> Document:
    """Make the specimen; ``lang`` changes its frame only."""
    return Document(
        title="Brief for the investigating officer",
        lang=lang,
        paper_size=paper_size,
        foot=FOOT,
        lead=spans("Likely luring of a child, aged 8 at the time. Prepared by the child's parent."),
        blocks=(*_first_page(), *_what_happened(), *_the_call(), *_sources()),
    )


def _first_page() -> tuple[Block, ...]:
    return (
        Fields(
            (
                Field(label=spans("Child"), value=spans(Foreign("Robin"), ", 8 years old at the time")),
                Field(label=spans("Unknown person"), value=spans("by handle ", Foreign(NAMES[-1]), " on a chat app")),
                Field(label=spans("Reach the parent"), value=spans("250-555-0142, after 3 pm")),
            )
        ),
        Callout(
            kind="danger",
            blocks=(Paragraph(spans("A meeting is planned. Call ", Strong("9-1-1"), " before you read on.")),),
        ),
        Callout(
            kind="next",
            word="What is asked of you today",
            blocks=(
                Steps(
                    (
                        Item(spans("Ask the platform today to keep the records.", Ref("preserve"))),
                        Item(spans("Take the device in, and give a receipt."), (spans("It is in aeroplane mode."),)),
                        Item(spans("Give a file number, your name and your badge number.")),
                    )
                ),
            ),
        ),
    )


def _what_happened() -> tuple[Block, ...]:
    return (
        Heading(level=1, spans=spans("What happened")),
        Paragraph(
            spans(
                "A stranger wrote to the child over six days. This looks likely under the first section of an ",
                "Act made up for this page ",
                Ref("luring"),
                ": ",
                Term(text="luring", meaning="speaking with a child online to make an offence easier"),
                ". A police officer and a prosecutor decide. Until then every word here says ",
                Strong("likely"),
                " or ",
                Strong("reported"),
                ", and names no person as guilty.",
            )
        ),
        Quote(
            said=Foreign("don't tell ur mom\nits our secret \U0001f92b"),
            by=spans("the unknown person, 10 May 2026, in chat"),
        ),
        Heading(level=2, spans=spans("Accounts")),
        Table(
            caption=spans("Names as they stood on the screen"),
            header=(spans("No."), spans("Handle"), spans("What is known of it")),
            rows=tuple(
                (spans(f"{number}"), spans(Foreign(name)), spans("seen by the parent on 10 May 2026"))
                for number, name in enumerate(NAMES, start=1)
            ),
            widths=(1, 4, 5),
            first_names_row=True,
        ),
        Heading(level=2, spans=spans("What is not known")),
        Bullets(
            (
                Item(spans("Whether the image was passed on. One answer from the platform would settle it.")),
                Item(spans("The person's real name and place.")),
            )
        ),
    )


def _the_call() -> tuple[Block, ...]:
    return (
        PageBreak(),
        Heading(level=1, spans=spans("The call")),
        Say(
            spans(
                "I want to report that a stranger lured my child online. My child is 8. An intimate image was "
                "obtained. I have captured evidence, and the device is secured."
            )
        ),
        Checklist(
            (
                Item(spans("A file number")),
                Item(spans("The officer's name and badge"), (spans("Ask for the spelling."),)),
                Item(spans("When someone will come")),
            )
        ),
        Keep(
            (
                Heading(level=2, spans=spans("Write down")),
                Fields(
                    (
                        Field(label=spans("File number")),
                        Field(label=spans("What they said"), lines=3),
                    )
                ),
            )
        ),
        Callout(kind="note", blocks=(Paragraph(spans("You did the right thing by looking.")),)),
    )


def _sources() -> tuple[Block, ...]:
    return (
        Heading(level=1, spans=spans("Sources")),
        Sources(
            (
                Source(
                    key="luring",
                    spans=spans(
                        "An Act made up for this page, first section. Read in no source, 24 November 2026. ",
                        Link("https://example.org/an-act-made-up-for-this-page/first-section"),
                    ),
                ),
                Source(key="preserve", spans=spans("The same Act, second section.")),
            )
        ),
    )
