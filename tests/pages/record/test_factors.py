"""Factors as layers, one for each role."""

from __future__ import annotations

from datetime import date
from typing import Any

from mkdocs_postmortems.model.factor import FactorId, FactorRef, Role
from mkdocs_postmortems.pages.quick_html import QuickHtml
from mkdocs_postmortems.pages.record.factors import factors

DAY = date(2024, 1, 1)


def test_each_role_is_a_layer_of_its_own(build: Any, record: Any) -> None:
    refs = (
        FactorRef(FactorId("change.config-push"), Role.TRIGGER),
        FactorRef(FactorId("infrastructure.dns"), Role.CONTRIBUTING),
    )
    site = build([record("a", DAY, factors=refs, helped=("adaptive.luck",))])
    text = factors(site.kb.incidents["a"], site.links("x.md"))
    html = QuickHtml(lambda target: target).convert(text)
    places = [html.index(f'<div class="pm-layer pm-layer-{role}">') for role in Role if role in
              (Role.TRIGGER, Role.CONTRIBUTING, Role.MITIGATING)]  # fmt: skip
    assert places == sorted(places)
    assert html.count("<div") == html.count("</div>")
    assert "Layers, not a chain" in html


def test_a_record_without_factors_has_no_layers(build: Any, record: Any) -> None:
    site = build([record("a", DAY, factors=())])
    assert factors(site.kb.incidents["a"], site.links("x.md")) == ""
