"""Whether a question asks how one family's own case stands, which no document can tell."""

from __future__ import annotations

import re

_MY = r"(?:my|our|his|her|\[name\](?:['’]?s)?)"
_WE = r"(?:he|she|i|we|they|\[name\]|(?:my|our) \w+)"
_PAPER = (
    r"(?:[\w’'-]+ ){0,3}(?:request|application|referral|appeal|complaint|forms?|paperwork|papers|plan|draft|ehcp"
    r"|assessment|report|claim|file|e-?mail|letter)"
)
_STAGE = (
    r"(?:logged|registered|received|recorded|accepted|approved|agreed|processed|decided|finalised|finished|ready"
    r"|allocated|sent|posted|read|arrived|turned up|gone (?:in|through|off)|c[oa]me (?:back|through|in)|in yet"
    r"|through yet|been to panel)"
)
_STAFF = (
    r"(?:case ?(?:worker|officer|manager)|co-?ordinator|plan writer|one[- ]to[- ]one|1:1|social worker|therapist"
    r"|ed psych|ep|educational psychologist|escort|driver)"
)
_ASKS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # How far it has got.
        rf"\b(?:has|have|is|was|did) {_MY} {_PAPER}\b[^.?!]{{0,30}}\b{_STAGE}\b",
        rf"\bwhere(?:['’]?s| is| are| has| have) {_MY} {_PAPER}\b",
        rf"\b(?:did|have|has) (?:you|they|anyone|anybody) (?:\w+ )?(?:got|get|received?|seen?|see|lost|read)\b"
        rf"[^.?!]{{0,12}}\b(?:{_MY}|the) {_PAPER}\b",
        rf"\bhow far (?:up|along|down)\b[^.?!]{{0,30}}\b(?:list|queue) (?:is|are|am) {_WE}(?!\w)",
        rf"\bwhere (?:is|are|am) {_WE} (?:\w+ ){{0,2}}on the (?:\w+ ){{0,2}}(?:list|queue)\b",
        rf"\bwhen(?:['’]?s| is) {_MY} (?:\w+['’]?s )?next (?:\w+ ){{0,2}}"
        r"(?:review|meeting|appointment|assessment|session)\b",
        rf"\bis {_MY} [\w’' ]{{2,30}} still (?:going ahead|on for|safe|valid|open)\b",
        rf"\b(?:has|have|did) (?:the|my|our) [\w’' ]{{2,30}}? "
        rf"(?:send|sent|post|posted|put in|talk|talked|discuss|discussed|written|told you)\b[^.?!]{{0,20}}\b{_MY}\b",
        rf"\bhow did (?:the|{_MY}) (?:\w+ )?(?:meeting|appointment|hearing|call|assessment)\b[\w ]{{0,25}} go\b",
        rf"\bhow much (?:is|have i got|do i have) left (?:on|in) {_MY}\b",
        rf"\bwhat time (?:is|are|will) [\w ]{{2,25}} (?:coming|collecting|picking up)\b"
        rf"[^.?!]{{0,20}}\b(?:{_MY}|him|us|me)\b",
        # What we are asked to look up or to alter.
        rf"\b(?:can|could) you (?:look up|check|find out|tell me) (?:(?:when|if|whether|what|where|how old) )?{_MY} "
        rf"[\w’' ]{{2,40}}\b(?:is|was|has|were)\b",
        rf"\b(?:please|(?:can|could) you) (?:cancel|change|move|rebook|update) {_MY}\b",
        rf"\bhow (?:long|soon) (?:till|until|before) {_MY} (?:next )?(?:\w+ )?(?:review|appointment|meeting|hearing)\b",
        # How it will end.
        r"\b(?:will|can|do you think) (?:we|i) win\b",
        rf"\b(?:am|is|are|will) {_WE} (?:going to |gonna )?be (?:fined|prosecuted|taken to court|awarded|accepted)\b",
        rf"\bwill {_WE} get in(?:to)?\b|\bare they going to (?:end|stop|cease|cut|refuse) (?:my|our|his|her)\b",
        rf"\bwill [\w ]{{2,25}} say (?:yes|no) to (?:{_MY}|him|us|me)",
        # What was said or decided, and by whom.
        rf"\bwho(?:['’]?s| is| was|['’]?ll be| will be) (?:now )?{_MY} (?:\w+['’]s )?{_STAFF}\b",
        r"\bwhat (?:did|does|has) [\w ]{2,30} (?:say|said|write|wrote|decided?|put|recommend\w*) (?:about|for|on|in)"
        rf" (?:{_MY}(?! (?:area|borough|town|council))|him|us|me)",
        rf"\b(?:which|what) (?:school|college|nursery) (?:did|have|has) (?:you|they|the (?:council|panel|la)) "
        rf"(?:name|put|pick|choose|agree|chosen|named|picked|agreed)\b[^.?!]{{0,30}}\b(?:for|as) {_MY}",
        rf"\bwho (?:at|in|on) [\w ]{{2,25}} (?:decided|refused|agreed)\b[^.?!]{{0,20}}\b(?:{_MY}|him|us|me)\b",
        r"\bwhy (?:did|has|have) (?:the panel|they|you|the council) (?:refused?|turn(?:ed)?|reject(?:ed)?) (?:down )?"
        r"(?:us|me|my|our)\b",
    )
]


def asks_of_own_case(text: str) -> bool:
    """Whether a masked message asks how far one family's papers have got, what was decided about them, or how
    a case of their own will end."""
    return any(pattern.search(text) for pattern in _ASKS)
