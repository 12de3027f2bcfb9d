"""The base of every mapping an author writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, model_validator

from .shapes import refuse, short_form, short_schema

if TYPE_CHECKING:
    from pydantic_core import CoreSchema


class Entry(BaseModel):
    """A mapping in front matter; keys it does not know are kept and reported, never lost."""

    model_config = ConfigDict(frozen=True, extra="allow", use_attribute_docstrings=True)

    @model_validator(mode="before")
    @classmethod
    def _is_mapping(cls, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: part for key, part in value.items() if part is not None}
        if value is None:
            return {}
        kind = "list" if isinstance(value, list | tuple) else "plain value"
        raise refuse(
            "PM110", f"a {kind} stands where a mapping is due", "Write `key: value` lines."
        )


class ShortEntry(Entry):
    """An entry whose commonest form is one piece of text."""

    short: ClassVar[str]

    def __init_subclass__(cls, short: str = "", **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.short = short

    @model_validator(mode="before")
    @classmethod
    def _widen(cls, value: Any) -> Any:
        return short_form(cls.short)(value)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return short_schema(handler(core_schema))
