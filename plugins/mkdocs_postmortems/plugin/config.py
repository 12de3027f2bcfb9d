"""The options of the plugin, and the one way from `mkdocs.yml` to settings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mkdocs.config import config_options as c
from mkdocs.config.base import Config, ValidationError
from mkdocs.utils.yaml import yaml_load

from ..errors import SourceUnreadable
from ..lint.engine import explained
from ..lint.wording.read_lexicon import RULE_ID
from ..model.finding import Level
from ..model.front_matter import Audience
from ..processes import cores
from ..settings import Settings, today


class Zone(c.OptionallyRequired[str]):
    """An IANA time zone."""

    def run_validation(self, value: object) -> str:
        """Accept a zone this machine's time zone data knows."""
        try:
            ZoneInfo(str(value))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValidationError(
                f"'{value}' is not a time zone; write one as 'Europe/Berlin'"
            ) from None
        return str(value)


class Day(c.OptionallyRequired[date]):
    """A date."""

    def run_validation(self, value: object) -> date:
        """Accept what YAML reads as a date, or text of the same form."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            raise ValidationError(f"'{value}' is not a date; write it as 2024-05-01") from None


class Levels(c.OptionallyRequired[dict[str, Level]]):
    """A finding's code to its level."""

    own_codes = False
    """Whether the site has a lexicon, in which there may be codes of its own."""

    def pre_validation(self, config: Config, key_name: str) -> None:
        """Note whether there is a lexicon; it is not read before something asks about wording."""
        self.own_codes = bool(config.get("lexicon"))

    def run_validation(self, value: object) -> dict[str, Level]:
        """Accept known codes and the four levels; `off` may come as YAML's False."""
        if not isinstance(value, dict):
            raise ValidationError("expected codes and levels, such as `PM301: hint`")
        levels: dict[str, Level] = {}
        known = explained() if value else {}
        for code, level in value.items():
            word = "off" if level is False else str(level)
            is_own = self.own_codes and RULE_ID.fullmatch(str(code))
            if str(code) not in known and not is_own:
                raise ValidationError(f"no finding has the code '{code}'")
            if word not in set(Level):
                raise ValidationError(f"'{word}' is not a level: error, warning, hint or off")
            levels[str(code)] = Level(word)
        return levels


class PluginConfig(Config):
    """What a site may set under `postmortems:` in `mkdocs.yml`."""

    source = c.Type(str, default="postmortems")
    """The folder of the records, relative to `mkdocs.yml`."""
    path = c.Type(str, default="postmortems")
    """Where the knowledge base stands on the site."""
    edition = c.Choice(tuple(str(a) for a in Audience), default=str(Audience.INTERNAL))
    """The audience the site is built for: public, internal or restricted. Records for a narrower
    audience are left out."""
    timezone = Zone(default="UTC")
    """The IANA zone of times written without one, in records that name none."""
    severities = c.ListOfItems(c.Type(str), default=[])
    """The severities in use, gravest first. Without a list any text is accepted."""
    as_of = c.Optional(Day())
    """The day the site speaks about. Left out, it is the newest date in the records. The days of
    actions, conversations and reviews do not count after a gap of more than a year."""
    levels = Levels(default={})
    """Codes of findings and the level they get here: error, warning, hint or off."""
    wording = c.Type(bool, default=True)
    """Ask about wording in `postmortems check` and `mkdocs serve`. A build never does."""
    lexicon = c.Optional(c.Type(str))
    """A TOML file of wording rules of the site's own, relative to `mkdocs.yml`, laid over those
    that are shipped."""
    concurrency = c.Optional(c.Type(int))
    """How many processes may work on a collection of some hundred records or more, on Linux. Left
    out, as many as there are cores; 1 leaves all work to one."""
    full_text = c.Choice(("auto", "on", "off"), default="auto")
    """Search in the whole text of records on the explorer's page, with Pagefind from the extra
    `search`: `auto` does so from 500 records on where it is installed. The box in the header then
    searches titles, summaries, factors and services."""
    nav = c.Type(bool, default=True)
    """Add the overview and the indexes to the menu where `nav` does not name them."""


def to_settings(options: PluginConfig, root: Path, mdx_configs: Mapping[str, Any]) -> Settings:
    """Turn validated options into settings."""
    return Settings(
        root=root,
        source=options.source.strip("/") or ".",
        path=options.path.strip("/"),
        edition=Audience(options.edition),
        timezone=options.timezone,
        severities=tuple(options.severities),
        as_of=options.as_of,
        today=today,
        levels=options.levels,
        wording=options.wording,
        lexicon=options.lexicon,
        concurrency=cores() if options.concurrency is None else options.concurrency,
        full_text=options.full_text,
        slugify=mdx_configs.get("toc", {}).get("slugify"),
    )


def settings_from(config_file: Path) -> Settings:
    """Read `mkdocs.yml` as the command does: no theme and no other plugin is loaded.

    Raises:
        SourceUnreadable: the file is not there, or an option is wrong.
    """
    try:
        with config_file.open("rb") as stream:
            raw = yaml_load(stream)
    except Exception as problem:
        why = problem.strerror if isinstance(problem, OSError) else problem
        raise SourceUnreadable(f"{config_file.name} cannot be read: {why}") from None
    if not isinstance(raw, dict):
        raise SourceUnreadable(f"{config_file.name} holds no options, such as `site_name: ...`")
    options = PluginConfig()
    own = _options_in(raw.get("plugins"))
    if not isinstance(own, dict):
        raise SourceUnreadable(
            f"{config_file.name}: plugin postmortems: its options are no mapping"
        )
    options.load_dict(own)
    failed, _ = options.validate()
    if failed:
        faults = "; ".join(f"{key}: {fault}" for key, fault in failed)
        raise SourceUnreadable(f"{config_file.name}: plugin postmortems: {faults}")
    return to_settings(options, config_file.resolve().parent, _mdx_configs(raw))


def _options_in(plugins: object) -> object:
    """Find the plugin's own options in either form of the `plugins` setting."""
    rows = plugins if isinstance(plugins, list) else [plugins]
    for row in rows:
        if isinstance(row, dict) and "postmortems" in row:
            return row["postmortems"] or {}
    return {}


def _mdx_configs(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Collect the settings of Markdown extensions."""
    rows = raw.get("markdown_extensions") or []
    maps = rows if isinstance(rows, list) else [rows]
    found = {name: value for row in maps if isinstance(row, dict) for name, value in row.items()}
    return {name: value for name, value in found.items() if isinstance(value, dict)}
