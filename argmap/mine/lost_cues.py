"""How names that no comment bears are found in the text: patterns, for several languages."""

# ruff: noqa: RUF001, SIM905 - letters of other scripts are meant; word lists read best as text
import re

TOKEN = re.compile(r"[^\W_](?:[\w'’.-]*\w)?")
LINE = re.compile(r"(?m)^.+$")
AFTER_CALL = re.compile(r"[ \t\xa0]*(?:(?P<soft>[:!–—\n]|-+\s|\.{2,}|…|$)|[,;،、，；])")
LIST_OR_APPOSITION = re.compile(
    r",\s+(?!I\b)[^\W\d_a-z][\w-]*(?:,|\s+(?:and|or|und|oder|et|ou|y|e|o)\b)"
    r"|,\s+(?:the|an?|our|my|his|her|who|which|whose|where)\b"
    r"(?:(?! (?:is|are|was|were|has|have|had|will|would|can|do|does|did|should|must)\b)"
    r"[^,.!?\n]){1,60},"
)
TO_YOU = re.compile(
    r"\b(?:you|your|you['’](?:re|ve|d|ll)|yours|u|ur|thanks?|welcome|please|du|dein|deine|dich|dir|"
    r"danke|tu|te|vous|votre|tes|merci|usted|tú|gracias|lei|grazie|"
    r"você|je|jij|ты|вы|вас|sen|siz)\b",
    re.IGNORECASE,
)
GREETS = frozenset(
    "hi hey hello hiya dear howdy thanks thank welcome hallo liebe lieber hej salut bonjour cher "
    "chère hola querido querida estimado estimada ciao caro cara olá привет уважаемый".split()
)
ANSWERS = re.compile(
    r"\b(?:in (?:response|reply|answer) to|(?:replying|responding) to|als antwort auf|en réponse à|"
    r"en respuesta a|in risposta a|em resposta a|в ответ на)\s+(?=\w)"
    r"|(?:(?<=^)|(?<=[\s(.,]))@(?=\w)",
    re.IGNORECASE,
)
VOCATIVE = re.compile(
    r",[”\"’»]?\s+(?P<name>[^\W_][\w'’-]{0,40}(?: [^\W\d_a-z][\w'’-]{0,40})?)\s*(?=[,.?!]|$)",
    re.MULTILINE,
)
TURNS_TO = re.compile(
    r",\s+(?:what|why|how|where|who|when|do|does|did|are|is|can|could|would|will|have|you|your|"
    r"please)\b",
    re.IGNORECASE,
)
_NAME_PATTERN = r"\b[^\W\d_a-z][\w-]{0,30}(?: [^\W\d_a-z][\w-]{0,30})?"
DID = re.compile(
    r"\b(?:[Gg]lad|[Hh]appy|[Rr]elieved|[Gg]rateful|[Tt]hankful|[Pp]leased|[Gg]ood|[Gg]reat|[Nn]ice|"
    r"[Ss]orry|[Ll]ike how|[Ll]ove that|[Ss]aw|[Ss]ee|[Nn]oticed|[Aa]ppreciate) "
    rf"(?:that |to see (?:that )?)?(?P<name>{_NAME_PATTERN}) (?:has |already |just )?"
    r"(?:caught|noticed|spotted|pointed|brought|mentioned|raised|asked|noted|posted|replied|"
    r"responded|answered|commented|said|wrote|linked|shared|explained|saw|found|got|picked|"
    r"remembered|reminded|did|answers|says|asks|points|brings|mentions|raises)\b"
    r"|(?P<owner>\b[^\W\d_a-z][\w-]{0,30})['’]s? (?:comments?|response|reply|question|post|remark|"
    r"message)\b"
    r"(?! (?:on|in|at) (?:tv|television|radio|twitter|facebook|the news))"
)
QUOTED = re.compile(rf"(?P<name>{_NAME_PATTERN})(?= (?:said|wrote|says|writes)[,:]? [\"“„«])")
