"""The words around a name that tell how it is used: patterns, for several languages."""

# ruff: noqa: RUF001, SIM905 - letters of other scripts are meant; word lists read best as text
import re

OPENERS = frozenset(
    """
    a ah aha ahh alright amen and again absolutely actually afternoon agreed all also anyway but bye
    cheers congrats congratulations correct day dear definitely evening exactly for fair fine good
    great greetings guys haha hah hallo hello heya hey hi hiya hm hmm hmmm howdy indeed lol man many
    maybe morning much nah nice night no nope now oh ok okay okey omg oops ouch perhaps please point
    right say sir so sorry sure thank thanks then thx to too true ty uh um very wait welcome well
    whoa wow ya yah yay yea yeah yep yes yo you yup aan ahoj an auch bedankt beste bien bom bonjour
    bonsoir buenas buenos cara caro cher chère ciao cześć danke dia dziękuję día días estimada
    estimado geachte genau god gracias grazie guten hallo hei hej hoi hola ja kära liebe lieber
    merci merhaba nein nie non obrigada obrigado oi olá oui però querida querido salut sevgili si
    sim selam servus stimata stimato sí tack tag tak teşekkürler und évidemment witaj да дорогая
    дорогой здравствуй здравствуйте нет привет спасибо уважаемая уважаемый
    """.split()
)
AFTER_CALL = re.compile(r"[ \t\xa0]*(?:[,:;!،、，：؛~–—]|-+\s|\.{2,}|…|\n|$)")
ANSWERS = re.compile(
    r"(?:\b(?:in (?:response|reply|answer|reaction) to|"
    r"(?:responding|replying|answering|reply|response|answer) to|re|à propos de|als antwort auf|"
    r"antwort (?:an|auf)|en réponse à|réponse à|en respuesta a|respuesta a|"
    r"in risposta a|risposta a|em resposta a|als reactie op|w odpowiedzi na|в ответ на|"
    r"ответ для)[:\s]*"
    r"|^\s*(?:to|an|à|a|to my friend)\s+|[>→»]{2,}\s*|@)$",
    re.IGNORECASE,
)
SAYS = (
    r"wrote|writes|said|says|schrieb|schreibt|sagte|a écrit|écrit|escribió|dijo|ha scritto|scrisse|"
    r"escreveu|disse|schreef|skrev|napisał|napisała|написал|написала|пишет|yazdı"
)
AFTER_QUOTED = re.compile(
    r"\s*(?:\([^()\n]{0,60}\)|<[^<>\n]{3,80}>)?\s*(?:"
    r":\s*[\"“„«>‘]"
    rf"|(?:{SAYS})\b[^.\n:]{{0,60}}:?\s*(?:[\"“„«>‘]|:\s*\n)"
    rf"|(?:{SAYS})\s*:)"
)
BEFORE_QUOTED = re.compile(r"\[quote(?:=|\s+author=|\s+name=|\s)[\"“']?$", re.IGNORECASE)
ENDS_SENTENCE = re.compile(r"[.!?…][\"”’)]?\s+$")
VOCATIVE_BEFORE = re.compile(r"[,;–—]\s*(?:my friend |dear )?$", re.IGNORECASE)
VOCATIVE_AFTER = re.compile(r"\s*(?:[.?!…:)]|,|\n|$)")
THREAD_AFTER = re.compile(
    r"(?:['’]s?)?\s+(?:(?:has|have|had|just|already|also|rightly|correctly)\s+)*"
    r"(?:(?:comments?|responses?|repl(?:y|ies)|answers?|questions?|posts?|points?|suggestions?|"
    r"remarks?|ideas?|examples?|proposals?|objections?|arguments?|concerns?|message)\b|"
    r"caught|noticed|spotted|pointed|brought (?:it|this|that|up)|mentioned|raised|asked|noted|"
    r"posted|replied|responded|answered|commented|suggested|proposed|saw|found|picked|explained|"
    r"linked|shared|remembered|reminded|nailed it|said|says|argues|argued|"
    r"(?:is|was) (?:\w+ )?(?:right|wrong|correct|mistaken|spot.on)|"
    r"(?:has|had|makes?|made) an? (?:\w+ )?point|"
    r"hat recht|irrt|a raison|tiene razón|ha ragione|tem razão|heeft gelijk|ma rację|прав[аы]?\b)"
)
THREAD_BEFORE = re.compile(
    r"\b(?:(?:dis)?agree(?:d|ing|s|ment)? (?:here )?(?:fully |completely |entirely |totally )?with|"
    r"concur with|with you,?|(?:thanks|thank you|kudos|props|credit|hats off) to|second|echo|"
    r"to quote|quoting|(?:\+1|plus one) (?:to|for)|stimme|zustimmung|"
    r"d['’]accord avec|de acuerdo con|d['’]accordo con|concordo com|eens met)\s+$",
    re.IGNORECASE,
)
SPEAKS_TO = frozenset(
    """
    and are aren't but can can't check could couldn't did didn't do does doesn't don't good got have
    haven't how i i'd i'll i'm i've if it's just let me might my no not ok on please should so sorry
    sure thank thanks that that's the then there there's this try u well what what's when where
    where's which why will with would yeah yep yes you you'd you'll you're you've your
    """.split()
)
