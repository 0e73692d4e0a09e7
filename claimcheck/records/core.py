"""The core vocabulary that the package ships (MODELING.md's table)."""


def core_vocabulary_text() -> bytes:
    """The shipped vocabulary file, a `VocabularyFile` of predicates.

    Returns:
        The JSON text, UTF-8.
    """
    from importlib.resources import files  # 10 ms of start-up that only a cold run needs

    return files("claimcheck.records").joinpath("core-vocabulary.json").read_bytes()
