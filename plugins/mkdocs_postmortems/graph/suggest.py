"""Which factors a text speaks of: what the vocabulary calls them, and what was coded before."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import islice

from ..model.factor import FactorId
from ..model.passage import Passage
from .factor_index import FactorIndex
from .heard import Heard, Proposal


def propose(
    index: FactorIndex,
    passages: Sequence[Passage],
    limit: int = 5,
    but: Collection[FactorId] = (),
) -> tuple[Proposal, ...]:
    """Return the factors that some passages speak of, the likeliest first.

    Parameters
    ----------
    index
        The vocabulary and the coded records.
    passages
        What a text says.
    limit
        How many at most.
    but
        Factors that are not proposed, such as those the text is coded with.

    Notes
    -----
    A score has four parts:

    - words: the highest cosine of a passage with the entry of the factor;
    - passages: the same with the sum of its entry and of all texts coded so;
    - coding: its share among the records, plus the sum over the coded texts of m (y - mean y),
      where y is 1 for a text coded so. The mix m is the one with which the coded texts add up to
      the whole text best: least squares, with a damping of .3;
    - phrase: 1 if its label, the last part of its id, or an alias stands in a sentence.

    Each of the first three is divided by its highest value. The score is their mean with the
    weights 1, 1, 2 and .5. A factor is proposed only if a sentence has a phrase of it, or two words
    of its entry that are not both words of any report, or if a text coded so is like its passage (a
    cosine of .1 and two words in common) or like the whole text (.1 and four words). A phrase of
    one word needs another word of the entry in its passage, where the entry has more than three. In
    a text of ten words or fewer, one word in common is enough. `benchmarks/suggest.py` has the
    evidence.

    Examples
    --------
    >>> from ..model.factor import FactorId, FamilyId
    >>> from ..model.vocabulary import Factor, Vocabulary
    >>> retry, dns = (
    ...     Factor(FactorId(id), FamilyId("f"), label)
    ...     for id, label in (("f.retry", "Retry storm"), ("f.dns", "Name resolution"))
    ... )
    >>> index = FactorIndex.of(Vocabulary(factors={retry.id: retry, dns.id: dns}), [])
    >>> from ..model.passage import Sentence
    >>> said = Sentence("Clients made retry storms.", 3)
    >>> [(found.factor, found.words) for found in propose(index, [Passage((said,))])]
    [('f.retry', ('Retry storm', 'retry'))]
    """
    if not passages or not index.factors:
        return ()
    return tuple(islice(Heard(index, passages).proposals(but), limit))
