"""The words around a name that show a person is meant: relations, introductions, ages, what people do and own."""

from __future__ import annotations

import re

PERSON = (
    r"(?:step|foster|god|grand|great-?grand)?-?\s?(?:son|daughter|child|sons|daughters|children|parents?|mother|father|mum|mom|dad)"
    r"|boys?|girls?|kids?|lad|lass|twins?|twin (?:boys|girls)|baby|toddler|teen(?:ager)?|eldest|oldest|youngest|middle one|little one|little man|princess"
    r"|brothers?|sisters?|siblings?|nephew|niece|cousin|uncle|aunt(?:ie|y)?|nan|nana|gran(?:ny|dma|dad|dpa)?|husband|wife|partner|ex|friend|mate"
    r"|neighbour|pupils?|students?|learner|client|patient|caseworker|case ?worker|case officer|social worker|key ?worker|teacher|tutor|ta|carer"
    r"|childminder|name|surname|first ?name|full name|forename|parent/carer|guardian|young (?:person|man|lady|woman)|little (?:boy|girl)|year \d+ (?:boy|girl|pupil|child)"
)
RELATION = re.compile(
    rf"(?:\b(?:my|our|his|her|their|your|the|a|this|one of my|me|with|and|mums?|dads?|[\w’']+['’]s)\s+(?:(?!name)[\w-]+\s+){{0,2}}?(?:{PERSON})|^(?:{PERSON})"
    rf"|\b(?:{PERSON})\s*(?:is |are |was |'s |’s )?(?:called|named)|\b(?:{PERSON})(?=\s*[:(=-])|\b(?:re|regarding|child|pupil|student|parent|mother|father|name)(?=\s*:))"
    r"\s*(?:name\s+)?(?:is |are |was |'s |’s |called |named |of |:|,|\(|=|-|–)?\s*[\"“'‘(]?$",
    re.I,
)
MY = re.compile(r"\b(?:my|our)\s+(?:(?:little|lovely|dear|poor|eldest|youngest|own)\s+)?$", re.I)
SELF = re.compile(
    r"(?:\b(?:my|his|her|their|child['’]?s|son['’]?s|daughter['’]?s|boy['’]?s|girl['’]?s|pupil['’]?s|the|full|first|last|parent)\s+(?:full |first |last |real )?(?:sur)?names?\s*(?:is|are|was|:|=|-|are)?"
    r"|\bname['’]?s|\bnames?\s*:|\b(?:sur)?names?(?=\s$)|\bme llamo|\bmi nombre es|\bse llama|\bje m['’]appelle|\bs['’]appelle|\bmam na imi[eę]|\bnazywam si[eę]|\bmi chiamo|\bsi chiama|\bmeu nome [eé]|\bchamo-me"
    r"|\bm[aă] numesc|\bnumele meu (?:este|e)|\bich hei(?:ß|ss)e|\bbenim ad[ıi]m|\badım|\bмене звати|\bменя зовут|\b(?:he|she|they) (?:is|are) (?:called|named)|(?:he|she)['’]?s (?:called|named)|\bi am called|\bcall(?:s|ed)? (?:me|him|her|them)|\bgoes by|\bnicknamed"
    r"|\bon behalf of|\bsigned(?: by)?|\b(?:addressed|refers|referring|relating|relates) to|\b(?:kind |best |warm |many )?(?:regards|wishes|thanks)|\bsincerely|\bfaithfully)\s*[:,.-]?\s*[\"“'‘]?$",
    re.I,
)
I_AM = re.compile(r"(?:\bi['’ ]?\s?a?m|\bthis is|\bit['’]?s|^hi,?(?: it['’]?s)?|\bhere is|\bwe(?: a|['’])re)\s+$", re.I)
TITLE = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Mx|Dr|Doctor|Prof|Professor|Miss|Master|Sir|Madam|Nurse|Rev|Father|Imam|Rabbi|Sister|Auntie|Aunty|Uncle|Nanny|Coach|Senhora?|Señora?|Signora?|Madame|Monsieur|Frau|Herr|Pani?)|\b(?:mr|mrs|ms|mx|dr))\.?\s+(?:[A-Z]\.?\s+){0,2}$"
)
# Titles after which nothing but a name stands.
CALLED = re.compile(r"\b(?:mr|mrs|ms|mx)\.?\s+$", re.I)
INITIAL = re.compile(r"(?<![\w.])[A-HJ-Z]\.\s?$")
BEGINS = re.compile(r"(?:^|[.?!]\s+)[\s\"'“‘(\[\u25a0]*$")
AGED = re.compile(
    r"^(?:['’]s)?\s*(?:\(\s*(?:aged?\s*)?\d{1,2}\b|,?\s*(?:is |who is |who['’]s |has (?:just )?turned |turned |turns |will be |aged? (?:of )?|age:? )(?:only |just |now |nearly |almost |about )?\d{1,2}\b(?!\s*(?:%|per|day|week|month|hour|min|school|place|pupil|child|page|form|year(?! ?s? old)|of\b|st\b|nd\b|rd\b|th\b))|,?\s+s?he(?:['’]?s| is) (?:only |just |now )?\d{1,2}\b|,\s*\d{1,2}\s*[,.)?!]|,?\s*\d{1,2}\s*(?:years|yrs|yo\b|y/o))",
    re.I,
)
ACTS = frozenset(
    """is isn't isnt has hasn't hasnt had hadn't was wasn't wasnt who who's whos needs got gets goes does doesn't doesnt can't cant couldn't
    won't wont did didn't didnt started starts turned turns refuses refused struggles struggled still keeps kept just now attends wants
    says said cries loves hates finds feels gets aged age moved moves left lost came comes lives""".split()
)
AUX = frozenset(
    "is has does can could did was will would should must do isn't hasn't doesn't can't couldn't isnt hasnt doesnt cant if when because since while that".split()
)
DO = frozenset(
    """get have be go need see apply still stay move keep use attend appeal take start qualify come bring claim lose legally really also ever
    count join allowed entitled able supposed old too eligible going getting not also""".split()
)
PRONOUN = re.compile(r"\b(?:he|she|him|her|his|hers|he['’]s|she['’]s|hes|shes)\b", re.I)
OWNED = re.compile(
    r"^['’]s\s+(?:(?:new|old|last|next|first|final|draft|current|own|whole|entire|big|little|year|\d+|annual|care|primary|secondary|speech|school|special|ehc)\s+){0,3}"
    r"(?:ehcp|ehc|ehcna|plan|review|ssp|iep|pcp|passport|draft|mum|mom|mother|dad|father|parents?|carers?|family|nan|gran|sister|brother|twin|teacher|ta|class|school|nursery|college|head|senco|taxi|bus|transport|escort|driver|birthday|diagnosis|needs?|form|appeal|panel|tribunal|assessment|request|referral|application|paperwork|report|case|caseworker|file|targets|outcomes|provision|placement|place|therapy|therapist|sessions?|ot|salt|behaviour|anxiety|autism|adhd|sleep|attendance|timetable|exams?|work|dla|pip|money|benefits?|one to one|1:1|hours|support|social worker|key ?worker|doctor|gp|wheelchair|hearing|consultant|exclusion|suspension)\b",
    re.I,
)
LIVED = re.compile(
    r"^\s+(?:(?:has|have|had) (?:just )?(?:autism|adhd|asd|asc|down|a stammer|epilepsy|dyslexia|an? ehcp|an? plan|been (?:excluded|diagnosed|suspended|refused|off|out|waiting|on|sent|told|offered|given|turned)|got an?|no (?:\w+ ){0,2}?(?:school|speech|friends|place|plan|ehcp|diagnosis|label|help|support))"
    r"|(?:is|was|isn['’]?t|wasn['’]?t|got|been|gets|keeps getting) (?:being )?(?:autistic|dyslexic|deaf|blind|non-?verbal|diagnosed|excluded|suspended|permanently|bullied|struggling|non-?binary|trans|tested|assessed|in (?:y\d|year|reception|nursery|hospital)|off school|out of school|on the|starting|leaving|moving|refusing|turned down|sent home|born|my|our|a (?:pupil|boy|girl|child|wheelchair))"
    r"|stammers?|cries|self[- ]harm|can['’]?t (?:speak|talk|walk|read|cope)|won['’]?t (?:go|eat|speak|talk|sleep|leave)|struggles|refuses|attends|was born|lives with)\b",
    re.I,
)
# "Tommo 15 hasn't been in" and "me and Kent his dad".
AGED_BARE = re.compile(
    r"^ \d{1,2} (?:(?:has|is|was|does|had)(?:n['’]?t)?|got|goes|needs|won['’]?t|can['’]?t|boy|girl)\b", re.I
)
KIN_AFTER = re.compile(
    r"^,? (?:his|her|their|my|our) (?:dad|mum|father|mother|nan|gran|brother|sister|son|daughter)\b", re.I
)
FOR = re.compile(
    r"\b(?:plan|ehcp|ehc|assessment|review|request|draft|appeal|ehcna|application|placement|place|taxi|dla|pip|letter|report|paperwork|meeting|school|budget|case ?worker|case officer|social worker|key ?worker|escort) (?:for|about|on|of) $",
    re.I,
)
ASKED = re.compile(r"\b(?:does|can|will|should|could|did|must) $", re.I)
NEEDS = re.compile(
    r"^ (?:need (?:an? )?(?:ehc|ehcp|plan|assessment|diagnosis)|qualify|lose (?:his|her|the|dla))\b", re.I
)
AND = re.compile(r"\s*(?:,|&|/|\+|,?\s(?:and|or)\s)\s*")
FEELS = frozenset("needs refuses struggles hates loves attends can't won't isn't cant wont isnt".split())
THINKS = frozenset("think thinks thought reckon reckons believe believes suspect hope hopes say says said".split())
OF_WHOM = frozenset("for about with like because".split())
AGAIN = frozenset("again today tonight yesterday tomorrow please".split())
MODAL = frozenset("will may mark might can".split())
HERE = re.compile(r"\s+(?:speaking|here|is in (?:y(?:ea)?r\b|y\d|reception|nursery|primary|secondary))\b", re.I)
ARTICLE = frozenset(
    "a an the this that your no any each every new another some which what in at on his her their all more us per early late last next since until till by from to between before after during mid".split()
)
TIMES = frozenset(
    "april may june august summer autumn winter spring january february march july september october november december jan jun".split()
)
NEVER = (
    frozenset(
        """year key reception section form part stage mum dad mother father nan gran school council nursery sen send ehcp ehc sencos senco sendco
        camhs nhs dla pip asd asc adhd semh salt ofsted la lea ta hlta please thanks thank hi hello dear regards sorry help urgent ok okay mr mrs ms
        miss dr mx sir madam monday tuesday wednesday thursday friday saturday sunday january february march july september october november december
        surname forename road rd street lane avenue close drive english polish tamil urdu welsh irish muslim christian jewish ofcourse christmas easter eid diwali ramadan happy name names dob everyone everybody anyone anybody nobody folks team staff all both guys next parent parents child pupil student carer""".split()
    )
    | ACTS
    | AUX
)
PARTICLE = frozenset(
    "bin bint binti ibn al el van von der de da do dos das del della di la le abu abd ul ur bar ben ap mac ter ten st".split()
)


EVERYDAY = frozenset(
    """hill hall wood price cook carter long young brown green white black gray hunt knight ward stone rose bell may march day king west
    north love park parsons porter potter sharp poole mason marshall baker barker fisher gardner miller parker porter turner walker butler
    taylor cooper chambers woods ho li lin so sun king rich grant mills burns barry cox bowen fox bond wells field fields bush bird lane
    reid stan lam bui das barker power hope frank miles pace page case banks rivers waters wise good best""".split()
)
