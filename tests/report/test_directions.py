"""Sentences that hold names of scripts written from right to left."""

from __future__ import annotations

import pytest
from markupsafe import escape

from claimcheck.report.directions import isolated


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("Sanae Takaichi <b>", "Sanae Takaichi &lt;b&gt;"),
        (
            "محمد العلي holds the office of رئيس الوزراء",
            '<bdi dir="ltr"><bdi>محمد العلي</bdi> holds the office of <bdi>رئيس الوزراء</bdi></bdi>',
        ),
        (
            "who? דוד בן-גוריון, علي & <i>",
            '<bdi dir="ltr">who? <bdi>דוד בן-גוריון</bdi>, <bdi>علي</bdi> &amp; &lt;i&gt;</bdi>',
        ),
        ("علي \u202e", '<bdi dir="ltr"><bdi>علي</bdi> \\u{202e}</bdi>'),
    ],
)
def test_each_name_runs_by_itself(sentence: str, shown: str) -> None:
    assert str(escape(isolated(sentence))) == shown
