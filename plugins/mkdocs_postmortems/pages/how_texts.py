"""What the page of how numbers are made says of each, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Made:
    """How one kind of number is made; plain text."""

    anchor: str
    title: str
    says: str
    least: str
    """When it says "not enough data"."""
    never: str
    formula: str
    source: str


SECTIONS: Final[tuple[Made, ...]] = (
    Made(
        "share",
        "A share and its range",
        "In how many of the counted records something was seen. The range says how far the share"
        " may be off with so few records: 3 of 20 is 15 %, and anything from 4 % to 35 % would be"
        " no surprise.",
        "Below 8 records there is no range: 3 of 6.",
        "That what is named more often matters more. It may be easier to see, or to write down.",
        "The .025 and .975 quantiles of Beta(x + 1/2, n - x + 1/2), with 0 as the lower end where"
        " x = 0 and 1 as the upper end where x = n.",
        "The interval of Jeffreys; Brown, Cai and DasGupta (2001).",
    ),
    Made(
        "rank",
        "A rank with ties",
        "What was seen often and lately stands first: a record of today counts in full, one of 180"
        " days ago half, one of 360 days ago a quarter. Rows that chance could have put the other"
        " way round share a rank, such as 1–3 (tied).",
        "Below 3 records a factor is listed as seen, and not ranked.",
        "That the first row is the cause, or the first thing to mend. Services, teams and people"
        " are never ranked.",
        "Score S = sum of w, w = 2^(-age / 180 days), worth n = S^2 / sum of w^2 records of equal"
        " weight. The rate behind a score is Gamma with shape n + 1/2 and rate n / S. A row shares"
        " the rank of the first row of its run while the probability that the first is higher"
        " stays below .9. Equal scores: the wider breadth first.",
        "Effective number: Kish (1965). The two rates are compared by the incomplete beta"
        " function.",
    ),
    Made(
        "breadth",
        "Breadth, and what is systemic",
        "Over how many teams, services and quarters a factor is spread. Counts of 6, 1 and 1 are"
        " 3 teams, and as broad as 2.1 teams with equal counts. Systemic means: seen in 3 records"
        " or more, of 2 teams, 2 services and 2 quarters or more, so that no single place owns it.",
        "Below 3 records breadth is a plain count.",
        "Which team or service has more of it.",
        "The effective number exp(-sum of p ln p) over teams, or services. A record counts for each"
        " of its teams.",
        "The Hill number of order 1; Hill (1973).",
    ),
    Made(
        "rise",
        "What changed",
        "Do the records with a factor stand later in the order of all records than chance would"
        " put them? A signal is rare by chance even when all that was tested is allowed for. Worth"
        " watching is what is rare by itself; the number that chance alone would give stands"
        " beside it.",
        "Below 3 records, where all records have the factor, where all are of one day, and where so"
        " many are asked at once that even the latest places could not stand out.",
        "A fall: fewer records may mean less reporting. Nor that something is stable: most real"
        " changes stay unseen in so few records.",
        "One-sided rank sum test: U = sum of places - x (x + 1) / 2, every order counted while"
        " x (n - x) is at most 15,000 or one side has 10 records or fewer, beyond that the normal"
        " curve. Tarone's screen leaves the tests whose smallest p, 1 / C(n, x), is at most .10 / k"
        " for the smallest k that holds as many; then the false discovery rate is held at .10. A"
        " signal has an adjusted p of at most .10, one worth watching a p of at most .05. Factors"
        " and families are asked apart.",
        "Wilcoxon, Mann and Whitney (1947); Tarone (1990); Benjamini and Hochberg (1995).",
    ),
    Made(
        "ways",
        "Other ways to look",
        "Five descriptions of one factor: the last 90 days against the 270 before, per day and as a"
        " share of records; its share quarter by quarter, by two tests; and quarters in which it"
        " stands closer together. Who looks in five ways finds something more often, so none of"
        " them is a verdict.",
        "Per day and as a share: where no numbers could give a p of .05. By quarter: below 4"
        " quarters or 4 records, by the second test below 8 quarters. Closer together: below 5"
        " records with it, 20 records and 6 quarters.",
        "A signal. That comes from the order of the records alone.",
        "Per day: given n in all, the recent ones are Bin(n, q), q being the recent days over all"
        " days. Share: the hypergeometric tail. By quarter: T = sum of j x for quarter j, its exact"
        " tail; then all pairs of quarters. Closer together: two states with p0 = R / D and 2 p0,"
        " entered at a cost of 2 ln T.",
        "Fisher's exact test; Cochran (1954) and Armitage (1955); Mann (1945) and Kendall (1975);"
        " Cox and Stuart (1955); Kleinberg (2002).",
    ),
    Made(
        "together",
        "Seen together",
        "In how many records two factors stand side by side, and how that compares with what their"
        " numbers alone would give. 5 of 40 with 8 and 6 apart is 4.2 times what chance gives.",
        "Below 3 records of either factor, or 3 in common, a pair is left out. Pairs that could not"
        " stand out among all pairs are not tested.",
        "That one brings the other. Among incidents alone, conditions that do not depend on each"
        " other can seem opposed.",
        "P(X >= k) of the hypergeometric law; lift = k N / (a b). Tarone's screen and a false"
        " discovery rate of .10 over all pairs. Listed by adjusted p, never by lift, which a pair"
        " seen once would top.",
        "Fisher's exact test; Tarone (1990); Benjamini and Hochberg (1995).",
    ),
    Made(
        "groups",
        "Groups of factors",
        "Whether the pairs that stand out part into groups. 20 runs with different seeds look for"
        " them, and groups are shown only where the runs agree.",
        "Below 12 pairs, a modularity of .3, or an agreement of .8 the list of pairs stands alone.",
        "That a group has one cause.",
        "The Louvain method, pairs weighted by their common records, and of its runs the one of"
        " highest modularity; agreement by the adjusted Rand index of each two runs.",
        "Blondel and others (2008); Newman and Girvan (2004); Hubert and Arabie (1985).",
    ),
    Made(
        "rate",
        "A rate drawn towards the common one",
        "How often a factor is seen in the records of one service, or one team. One of two records"
        " says little, so the rate is drawn towards that of all services or teams together: the"
        " fewer records, the more.",
        "Below 5 services, or teams, the count stands alone: 3 of 12.",
        "How one team compares with another. A rate stands on the page of its own team or service.",
        "m = sum x / sum e; A = sum e (x/e - m)^2 / sum e - m / e', e' being the records per group;"
        " alpha = m^2 / A, beta = m / A; rate (x + alpha) / (e + beta). Where A is not above 0"
        " every group gets m.",
        "Gamma and Poisson by moments; Marshall (1991).",
    ),
    Made(
        "again",
        "Seen again after an action",
        "In how many records dated after an action was done the factor it addresses was seen. The"
        " day itself and the record that raised the action do not count.",
        "There is no smallest number: it is a list.",
        "That an action did not work. A condition that is known better is named more often.",
        "Counted records dated after the day of completion that carry the factor as a problem.",
        "A count.",
    ),
    Made(
        "effect",
        "Before and after an action",
        "How often a factor was seen per day before and after an action on it. Not settled means"
        " that the range of the ratio holds 1: the two rates may be the same. Evidence due is the"
        " day from which silence would say something.",
        "Before that day; and where silence would have to last more than 5 years, as too few"
        " records stand before the action.",
        "Why two rates differ. A factor picked because it had peaked falls anyway.",
        "Before: from the first counted record to the record of the action, both left out. After:"
        " from the day of completion on. Ratio (x1 / e1) / (x0 / e0); given their sum x1 is"
        " binomial, and the range comes from that of its share. Quiet time: e0 (.05^(-1/x0) - 1)"
        " days.",
        "Clopper and Pearson (1934).",
    ),
    Made(
        "times",
        "Noticing and recovery",
        "How long noticing, mitigating and resolving took in the middle record, and within what"
        " time 9 of 10 were done, with the range the few values allow. Records that do not say, and"
        " starts that are estimates, are counted beside it.",
        "Below 3 records the values stand alone. An upper end needs 6 records for the middle and 36"
        " for 9 of 10.",
        "A mean, a target, or one team beside another.",
        "Noticing: detected - started. Mitigating: mitigated - detected. Resolving: resolved -"
        " detected. Quantiles of type 7 with a range between two of the values. Where some are"
        " ongoing: the first time that at most 1 - p outlast, without a range.",
        "Conover (1999); with ongoing ones Kaplan and Meier (1958).",
    ),
    Made(
        "coming-back",
        "How soon a factor comes back",
        "Within how many days the next record with the factor followed, half of the time. The gap"
        " that is still open counts as far as it goes.",
        "Below 5 returns.",
        "How long it has been quiet, as something to be proud of, or when it will come next.",
        "The product-limit estimate over the gaps between records of the factor, the last one open"
        " at the day the page speaks about.",
        "Kaplan and Meier (1958).",
    ),
    Made(
        "tagging",
        "Is the tagging sound",
        "Whether the factors themselves can carry numbers: how many of the next tags will be"
        " factors not seen before, how far two readers of the same record agree, and whether later"
        " records carry more factors than earlier ones. If they do, a rise may be tagging, and the"
        " pages say so before anything else.",
        "Below 20 uses, 20 records coded twice, 20 records.",
        "How well somebody codes.",
        "New factors: the share of uses that are a factor's only one. Agreement: kappa = (observed"
        " - expected) / (1 - expected) over records coded twice and factors in use. More factors:"
        " two-sided rank sum test of the first half of the records against the rest, p below .05.",
        "Good (1953), after Turing; Cohen (1960); Mann and Whitney (1947).",
    ),
)
"""Each kind of number, in the order of the page; the anchor is where a fold leads."""
