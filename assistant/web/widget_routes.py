"""What a page that carries the chat fetches: the built files, and the words and contacts of this council."""

from __future__ import annotations

import gzip
from typing import Annotated

from fastapi import APIRouter, Header, Query, Request
from fastapi.responses import Response

from assistant.services import Services
from assistant.web import problems
from assistant.web.widget_config import WidgetConfig, widget_config
from assistant.web.widget_files import WidgetFiles

# Any site may carry these files; what may call the service is for LOCAL_OFFER_ALLOWED_ORIGINS to say.
_FOR_ANY_SITE = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
FOR_GOOD = "public, max-age=31536000, immutable"
FOR_NOW = "public, max-age=300"
# Files that import one another must be of one build: each is asked for anew, and is mostly not sent again.
ASK_FIRST = "public, no-cache"
NOT_BUILT = "There is no such file of the chat widget here. It is built with: node assistant/widget/build.mjs"


def widget_routes(services: Services, widget: WidgetFiles) -> APIRouter:
    routes = APIRouter(prefix="/widget")

    @routes.get("/config.json", response_model=WidgetConfig)
    def config(
        lang: Annotated[str, Query(max_length=35)] = "en", accept_encoding: Annotated[str, Header()] = ""
    ) -> Response:
        """Every word the chat shows, in a language, with the contacts and the starters of this council."""
        body = widget_config(services, lang).model_dump_json(by_alias=True).encode()
        headers = {"Cache-Control": FOR_NOW, "Vary": "Accept-Encoding"}
        if "gzip" in accept_encoding:
            headers["Content-Encoding"] = "gzip"
            body = gzip.compress(body, mtime=0)
        return Response(body, media_type="application/json", headers=headers)

    @routes.get("/{name}", include_in_schema=False)
    def file(
        request: Request,
        name: str,
        v: str = "",
        accept_encoding: Annotated[str, Header()] = "",
        if_none_match: Annotated[str, Header()] = "",
    ) -> Response:
        found = widget.find(name)
        if found is None:
            return problems.problem(request, 404, "There is no such file", NOT_BUILT)
        small = "gzip" in accept_encoding
        etag = f'"{found.version}{"-gzip" if small else ""}"'
        headers = {
            **_FOR_ANY_SITE,
            "ETag": etag,
            "Vary": "Accept-Encoding",
            "Cache-Control": FOR_GOOD if v == found.version else FOR_NOW if name == "loader.js" else ASK_FIRST,
        }
        if etag in if_none_match:
            return Response(status_code=304, headers=headers)
        if small:
            headers["Content-Encoding"] = "gzip"
        return Response(found.gzipped if small else found.content, media_type=found.media_type, headers=headers)

    return routes
