from __future__ import annotations

from tests.insight.populations import AWKWARD, population
from tests.records import DNS, NOISE, record

from mkdocs_postmortems.insight.rates import rates
from mkdocs_postmortems.insight.wording import in_100
from mkdocs_postmortems.model.incident import Incident
from mkdocs_postmortems.trends.rates import shrink


def services(incident: Incident) -> tuple[str, ...]:
    return incident.services


def test_a_factor_is_counted_in_the_records_of_each_group_and_drawn_towards_all() -> None:
    seen, exposure = [9, 2, 1, 6, 0], [30, 4, 10, 12, 6]
    records = [
        record(f"{group}-{n}", "2024-01-01", [DNS if n < x else NOISE], services=(f"s{group}",))
        for group, (x, e) in enumerate(zip(seen, exposure, strict=True))
        for n in range(e)
    ]
    found = rates(population(*records), services)
    drawn = shrink(seen, exposure)
    for group, (x, e) in enumerate(zip(seen, exposure, strict=True)):
        rate = found.of(f"s{group}", DNS)
        if not x:
            assert rate is None
            continue
        assert rate is not None
        assert (rate.x, rate.exposure) == (x, e)
        assert rate.among.rates[rate.group] == drawn.rates[group]
        assert rate.among.enough


def test_a_record_counts_for_each_of_its_groups_once_and_help_is_no_problem() -> None:
    found = rates(
        population(
            record("a", services=("x", "y", "x")),
            record("b", factors=[f"{DNS}:mitigating"], services=("x",)),
        ),
        services,
    )
    assert (rate := found.of("x", DNS)) is not None
    assert (rate.x, rate.exposure) == (1, 2)
    assert not rate.among.enough
    assert (rate := found.of("y", DNS)) is not None
    assert (rate.x, rate.exposure) == (1, 1)
    assert found.of("z", DNS) is None


def test_what_says_little_has_no_rate() -> None:
    for records in AWKWARD.values():
        assert rates(records, services).of("x", DNS) is None


def test_a_rate_that_is_not_quite_none_is_not_written_as_none() -> None:
    assert in_100(shrink([1, *[0] * 5], [1000] * 6), 1) == "under 1 in 100"
    assert in_100(shrink([0] * 6, [10] * 6), 0) == "0 in 100"
