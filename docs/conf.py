"""How Sphinx builds the site. One language a build, which ``scripts/docs.py`` chooses with ``-D language``."""

from __future__ import annotations

import logging
import unicodedata
from importlib.metadata import version as installed
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.addnodes import pending_xref

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# jieba, which finds the words in Chinese sentences, tells of its dictionary at every start, whatever level is set.
logging.getLogger("jieba").disabled = True

project = "budgetschema"
version = release = installed(project)

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
templates_path = ["theme"]
# What the theme says and Sphinx has no Chinese for; seen from the folder of a language.
locale_dirs = ["../theme/locale"]
myst_enable_extensions = ["colon_fence"]
# Links name headings as the pages of a repository are linked to; the deepest heading with a link of its own.
myst_heading_anchors = 4
# JSON with "…" where something is left out, console output and the like are shown as they are.
highlight_language = "none"
suppress_warnings = ["misc.highlighting_failure"]
nitpicky = True

html_theme = "furo"
html_title = project
html_static_path = ["static"]
html_css_files = ["site.css"]
html_js_files = ["site.js"]
html_copy_source = False
html_show_copyright = False
html_use_index = False
html_context = {"languages": {"zh": "中文", "en": "English"}}
html_theme_options = {"sidebar_hide_name": False}


# The folder of a version of the format, schemas and conformance kit; ``scripts/docs.py`` writes it.
KIT = "schemas-1.0.zip"


def _language(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Tell the templates which language the page is in, and the way from it to the root of the site."""
    context["language_here"] = app.config.language[:2]
    context["to_root"] = "../" * (page.count("/") + 1)


def _close_up(app: Sphinx, doctree: nodes.document) -> None:
    """Take line ends out of Chinese sentences, where a browser would show a space."""
    for text in doctree.findall(nodes.TextElement):
        padded = [nodes.Text(""), *text.children, nodes.Text("")]
        text.children = [
            child
            for (before, child), (_, after) in pairwise(pairwise(padded))
            if not (child == "\n" and _touch(before.astext()[-1:], after.astext()[:1]))
        ]


def _touch(before: str, after: str) -> bool:
    """Whether nothing stands between two characters: two of Chinese, or any and a full-width stop."""
    wide = [bool(each) and (unicodedata.east_asian_width(each) in "WF" or each in "“”") for each in (before, after)]
    stops = [full and unicodedata.category(each)[0] == "P" for full, each in zip(wide, (before, after), strict=True)]
    return all(wide) or any(stops)


def _whole_kit(app: Sphinx, doctree: nodes.document) -> None:
    """Let the link to the conformance kit, which a repository shows as a folder, lead to all of it in one file."""
    for link in list(doctree.findall(pending_xref)):
        if "/conformance/README" in link["reftarget"]:
            target = "../" * (app.env.docname.count("/") + 1) + KIT
            link.replace_self(nodes.reference("", "", *link.children, refuri=target, internal=True))


def _near(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    """Show of the contents what is near a page: all of them on each of some hundred pages take long to make."""
    whole = context["toctree"]
    context["toctree"] = lambda **options: whole(**{**options, "collapse": True})


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect them to Sphinx."""
    app.connect("doctree-read", _close_up)
    app.connect("doctree-read", _whole_kit)
    app.connect("html-page-context", _language)
    app.connect("html-page-context", _near, priority=400)  # before the theme looks at it
    return {"parallel_read_safe": True, "parallel_write_safe": True}
