"""Quotes in the article's own characters."""

import pytest

from claimcheck.values.printed import Framed, as_printed
from claimcheck.values.searchable import Searchable

TEXT = (
    "He is “not expected” to\nattend — aides said… — the gala.\nIs 'it' so? Is ‘it’ so?\u00a0Say \u200bso.\n"
)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        (('"not expected" to attend', "", ""), ("“not expected” to\nattend", "", "")),
        (("“not expected” to\nattend", "", ""), None),
        ((" expected” ", "", ""), None),
        (("aides said", "attend - ", ""), ("aides said", "attend — ", "")),
        (("aides said", "attend -", ""), ("aides said", "attend —", "")),
        (("aides said", "", "... - the"), ("aides said", "", "… — the")),
        (("aides said", "", " ... - the"), ("aides said", "", "… — the")),
        (("aides said", "to  attend -", "... -"), ("aides said", "to\nattend —", "… —")),
        (("He […] attend - aides", "", ""), None),
        (("not expected at all", "", ""), None),
        (("aides said", "nobody", ""), None),
        (("is `it` so?", "", ""), None),
        (("Is `it` so?", "", ""), None),
        (("so? Say so", "", ""), ("so?\u00a0Say \u200bso", "", "")),
        (("", "", ""), None),
    ],
)  # fmt: skip
def test_a_quote_gets_the_characters_of_the_text(written: Framed, printed: Framed | None) -> None:
    text = Searchable(TEXT)
    assert as_printed(text, written) == (printed or written)
    assert as_printed(text, printed or written) == (printed or written)
    assert len(text.find(*(printed or written))) == len(text.find(*written))
