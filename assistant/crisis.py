"""Words that say somebody may be in danger: they get human help at once, and nothing else.

Told by patterns in code, so that it works with no index and no model. A message about a policy, a
course or a statistic is not a cry for help, and is answered like any other.
"""

from __future__ import annotations

import re

_OWN = r"(my ?sel(f|ves)|h(im|er) ?sel(f|ves)|them ?sel(f|ves)|your ?self|me|him|her|them)"
_CHILD = (
    r"(my|our|the|a|this) (\w+ )?(child|kid|son|daughter|boy|girl|baby|grandson|granddaughter|pupil|student|brother|sister)"
    r"|him|her|me|them"
)
_DANGER = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # Suicide and self-harm.
        rf"\b(kill(ing|ed)?|hang(ing|ed)?|harm(ing|ed|s)?|hurt(ing|s)?|cut(ting|s)?|burn(ing|s)?)\s+{_OWN.replace('|me|him|her|them', '')}\b",
        rf"\b(hurt(s|ing)?|harm(s|ing)?)\s+({_CHILD})\b(?! (feelings|chances|education|progress))",
        r"\b(wanna|want to|going to|gonna|ready to|rather) (die|kms|unalive)\b|\bkms\b|\bunalive\b|\bhate my life\b",
        r"\b(has|have|'s|is|been) (been )?cutting (again|herself|himself|themselves)\b|\bhas been cutting\b",
        r"\b(want(s|ed)? to|wish(es)? (he|she|i) (could|would)) (disappear|end it|not wake up)\b|\bend it all\b",
        r"\b(not|isn[’']?t|stopped|aint) breathing\b|\b(is|she's|he's) unconscious\b|\bwon[’']?t wake up\b",
        r"\b(naked|nude|sexual) (pictures?|photos?|images?|pics?|videos?)\b|\bsend(ing)? nudes\b",
        r"\bsu[iy]?[cs][iy]+[dt](e|al|le|el)?\b|\bsucide\b",
        # "Suicide" and "to die" in the languages most spoken in the area's schools.
        r"suic[ií]d|sinucid|samob[oó]j|zabi[ćc] się|mourir|morirme|quiero morir|quero morrer|самогубств|суїцид|自杀|自殺"
        r"|আত্মহত্যা|आत्महत्या|આત્મહત્યા|தற்கொலை|خودکشی|خود کشی|انتحار|intihar",
        r"\bself[- ]?harm(ing|ed|s)?\b|\bsuicid(e|al)\b|\bcommit(ting|ted)? suicide\b|\boverdos(e|ed|ing)\b",
        r"\b(end|ending|take|taking|took) (my|his|her|their|it|my own|his own|her own|their own) ?(all|life|lives)\b",
        r"\b(want|wants|wanted|wanting|wish|wishes|going|ready) (to die|to be dead|(i|he|she|they) (was|were) dead)\b",
        r"\b(do ?n[o']?t|does ?n[o']?t|no longer) (want|wants) to (live|be here|be alive|exist|wake up)\b",
        r"\bbetter off (dead|without (me|him|her))\b|\bno (point|reason) (in )?(living|to live|going on)\b",
        # Abuse, violence and neglect.
        rf"\b(hit|hits|hitting|beat|beats|beating|punch\w*|kick(s|ed|ing)|strangl\w*|chok(es|ed|ing)|burnt|burned|shak(es|ing|en))\s+({_CHILD})\b(?! (at|in|to|the record)\b)",
        rf"\b(abus(e|es|ed|ing)|molest\w*|rap(e|ed|es|ing)|groom(ed|ing)|assault(ed|ing|s)?)\s+({_CHILD})\b",
        r"\b(is|was|are|were|been|being|gets?|getting) (sexually |physically |emotionally )?(abused|raped|molested|groomed|beaten|assaulted)\b",
        r"\btouch(es|ing) (me|him|her)\b|\btouch(es|ed|ing) (my|his|her|me|him|them|\w+)('s)? ?(private|inappropriately|down there|where)\b",
        r"\b(domestic (abuse|violence)|(he|she|husband|wife|partner|dad|mum|father|mother) (is |keeps? )?(hit(s|ting)|beat(s|ing)) (me|us))\b",
        # Missing, or in danger now.
        r"\b(gone|went) missing\b|\b(has|have|'s|is) missing\b(?! (lessons?|school|out|class|a|an|the|some|from|work|his|her|days?))|\b(ran|run|running) away from (home|school|us|me)\b|\bran away\b",
        r"\b(in (immediate |serious )?danger|not safe (at|with|here|tonight)|(has|got|with|holding) a (knife|weapon|gun))\b",
        r"\bthreat(en|ens|ened|ening) to (kill|hurt|harm|stab)\b|\bgoing to (kill|hurt|harm|stab|hit) (him|her|me|them|my|us|someone)\b",
        # A carer who can bear no more.
        r"\b(can ?n[o']?t|can[’']?t|cannot) (cope|go on|carry on|do this|take this|take it|keep (him|her|them) safe) (any ?more|any longer|much longer|tonight)\b",
        r"\b(might|could|going to|afraid i('ll| will)|scared i('ll| will)) (hurt|harm|hit|snap and hurt) (him|her|them|my|the (baby|child|kids))\b",
    )
)  # fmt: skip
_TALK_ABOUT = re.compile(
    r"\b(polic(y|ies)|training|course|webinar|leaflet|guidance|procedure|statistics|figures|report on|prevention|strategy"
    r"|awareness|lesson|curriculum|register|team does|charity)\b",
    re.IGNORECASE,
)


# Words about a policy are no cry for help, unless somebody is spoken of in the same breath.
_SOMEBODY = re.compile(r"\b(i|i'?m|my|me|he|she|him|her|his|he's|she's)\b", re.IGNORECASE)


def is_crisis(text: str) -> bool:
    """Whether somebody's words say that they or a child may be in danger."""
    if _TALK_ABOUT.search(text) and not _SOMEBODY.search(text):
        return False
    return any(pattern.search(text) for pattern in _DANGER)
