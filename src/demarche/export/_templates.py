"""Pages of HTML that need nothing else: a template of ours, filled, with its own style and script inside."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment


def fill(template: str, *, script: bool = False, **values: object) -> str:
    """A page whose content security policy lets it fetch nothing, and run no script and no style but its own.

    Args:
        template: The name that the template and its style, ``template.css``, have in common.
        script: Whether it has a script too, ``template.js``.
        values: What the template shows besides ``style``, ``script`` and ``policy``.

    Returns:
        The page; texts among the values are escaped.
    """
    # Not above: it takes a tenth of a second to load, and few formats are pages.
    from markupsafe import Markup

    style = _asset(f"{template}.css")
    own = {"style": Markup(style)}
    allowed = f"default-src 'none'; style-src '{_digest(style)}'; "
    if script:
        code = _asset(f"{template}.js")
        own["script"] = Markup(code)
        allowed += f"script-src '{_digest(code)}'; "
    policy = f"{allowed}base-uri 'none'; form-action 'none'"
    return _environment().get_template(f"{template}.html.j2").render(values, **own, policy=policy)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("demarche.export", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _asset(name: str) -> str:
    return (files("demarche.export") / "templates" / name).read_text(encoding="utf-8")


def _digest(content: str) -> str:
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
