"""Texts that are as awkward to fold as can be."""

from __future__ import annotations

from hypothesis import strategies as st

# Letters, typography, marks, jamo, invisibles and spaces, mixed as badly as can be.
AWKWARD = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "ab’‘“”–—… \n\t\u00a0\u00ad\u200b\u0301\u0308ﬁＡ５²½№\u1100\u1161\u11a8가か\u3099ﾞｶ`´¨\u212b\ufe0f"
        ),
    )
)
