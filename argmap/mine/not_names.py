"""Words that stand where a name is called, "Gosh, ...", and are none."""

# ruff: noqa: SIM905 - a word list reads best as text
import re

_SOUND = re.compile(
    r"[aeou]+[hw]+|u*h+m+|u+m+|[aou]?h+[aeou]+h*(?:[aeou]+h+)*|[xo]+|w+o+w+|a+r+g+h+|g+r+|p+f+t*|"
    r"m+h*m+|z+|ps+t?|t+s+k+"
)
NOT_NAMES = frozenset(
    """
    above absolutely abuse accordingly actually additionally admin admins after afterwards again
    agreed ah aha alas all alright also alternatively although amen america american americans and
    angrily anybody anyhow anyone anyway anyways apologies apparently april arguably as aside
    asshole assuming at august author awesome aw aww baby basically because before beautiful besides
    between billions bingo blah blog blogger boo both boy boys bravo briefly bro brother brothers bs
    bullshit but buddy bye canada caution certainly cheers chill china christ citizens clearly cmon
    come comment commenter commenters comments community congrats congratulations consequently
    conversely cool correct correction countless course crap currently cute dad damn dang darling
    dear dearest december definitely democrats despite dismissed ditto doctor done dude dudes duh
    during earlier easy edit edited editor eh either else elsewhere enough especially essentially
    europe even evening eventually everybody everyone everything evidently ew ewww exactly example
    excellent except excuse fabulous fact fair false fantastic father february fellow fellows fig
    figure final finally fine first firstly folks for formerly forgive fortunately forum frankly
    friday friend friends from ftr fuck funny further furthermore fwiw fyi gah geez generally
    gentlemen germany girl girls gist god golly gone good goodbye goodness gosh gotcha gotta granted
    great greetings group guess guy guys gratefully ha hah haha hahaha hallelujah happily hardly
    heck hell hello hence here hereby heya hey hi hiya hm hmm hmmm ho hold home honestly honey
    hopefully hooray how however huh hurrah hush i ideally idiot idiots idk if imagine imho imo
    important in indeed india initially instead interesting interestingly internet introduction
    ironically it its january jeez jesus jk july june just kids kudos ladies lady last lastly late
    lately later laugh left lets likely likewise link links listen literally lmao lol london look
    lord love lovely luckily luv ma madam maam many march mate maybe me mean meanwhile members men
    mercy moderator moderators mods mom mommy monday moreover morning most mother mr mrs ms much mum
    murder my naturally nay near nearly neat need nevertheless never next nice night no nobody
    nonetheless nonsense noon nope normally not note notably nothing notice november now nowadays np
    obviously occasionally october of off oh ok okay on once one only oops oppose or originally
    others otherwise ouch ow overall owner page pal pals panel parents part partly passed people
    perfect perhaps personally phew please plus point poor possibly post poster posters precisely
    presumably previously prof professor proposal ps pss president privately probably proposed
    question questions quick quickly quite quote rather read reader readers really recently
    reference references regarding regards regrettably relax remember reply republicans resolved
    response result right rightly ross rule rubbish russia sad sadly same saturday say sec second
    secondly see seemingly seriously sept september shame shit short shortly shucks sigh similarly
    simply since sir sis sister sisters so some somebody somehow someone something sometimes
    somewhere soon sorry source sources spoiler spot statement still stop strange strangely strong
    stuff stupid subject subsequently sue suddenly summary sunday support supposedly sure surely
    surprise surprisingly sweet sweetheart sweetie ta team thank thankfully thanks that then
    thereafter therefore theoretically there these they thing things think third thirdly this those
    though thoughts thread thursday thus times tip title tl tldr to today together tomorrow tonight
    too topic total totally troll trolls true truly trust truthfully try tsk tuesday tw two
    typically typo ugh uh uhm ultimately um umm understandably understood undoubtedly unfortunately
    unless unlike until update updated us usa usually versus very victims video vote voters wait
    warning watch we website wednesday weird welcome well were what whatever when whenever where
    whereas wherever whew which while whoa whoever whole why will with without woman women wonderful
    woo word workers world worse worst wow wrong xo xoxo xx xxx yah yay ya yea yeah years yep yes
    yesterday yet yo you yours yuck yup zzz achtung alle allerdings also alter andererseits
    anmerkung antwort außerdem bitte bravo danke dann daher deshalb dennoch echt ehrlich eigentlich
    einerseits endlich entschuldigung erstens freunde frage fazit ganz genau gut gerne hallo heute
    hinweis hm ihr immerhin ja jawohl jedenfalls jedoch jetzt kollegen kolleginnen klar leider leute
    liebe lieber mal mensch moin morgen na nachtrag naja natürlich nein nun nur okay richtig schade
    schließlich sicher sorry stimmt tja tatsächlich trotzdem übrigens und vielleicht vielen vorsicht
    warum wahrscheinlich weiterhin wirklich wohl zudem zweitens zum ailleurs ainsi alors après
    attention aujourd'hui aussi bah ben bien bof bonjour bonsoir bref car certes cependant
    certainement cher chers chère ciao certo claro comme comment d'abord d'accord demain désolé
    désolée donc effectivement enfin ensuite et évidemment exact exactement finalement franchement
    hélas heureusement hier ici jamais juste là mais malheureusement merci messieurs mesdames moi
    néanmoins non oui ouais pardon parfait peut-être pourtant pourquoi puis quand quoi salut
    sérieusement si sinon super tiens toutefois vraiment voilà voyons además ahora amigos amigas así
    aunque ayer bueno buenas bien cierto compañeros compañeras desgraciadamente después entonces
    exacto finalmente francamente gracias hola hombre hoy igual incluso lamentablemente luego mañana
    mira no obviamente ojo oye perdón pero perfecto por pues quizás realmente señores señoras sí
    siempre sinceramente también tampoco todos vale vaya verdad allora adesso anche anzi appunto beh
    bene bravo certo ciao comunque dunque ecco esatto esattamente giusto grazie infatti infine
    insomma invece mah ma magari oggi ora però piuttosto poi purtroppo quindi ragazzi scusa scusate
    signori sinceramente afinal agora aliás amigos assim bem claro concordo contudo enfim então
    exatamente finalmente hoje infelizmente mas meu obrigado obrigada olá pois porém portanto
    realmente também sim beste bovendien daarom dus echter eerlijk gelukkig goed hallo helaas
    inderdaad ja jammer mensen nee nou ook overigens precies sorry trouwens tja vrienden дорогие
    друзья коллеги господа да нет конечно кстати наверное однако согласен согласна спасибо увы
    честно
    """.split()
)
_UNSURE_ENDINGS = ("ly", "ing", "ed", "tion", "sion", "ness", "ment", "ism", "ists", "ers", "ies")


def may_be_no_name(word: str) -> bool:
    """Tell whether a word, in small letters, looks like one of the language more than a name."""
    return len(word) > 4 and word.endswith(_UNSURE_ENDINGS)


def is_no_name(word: str) -> bool:
    """Tell whether a word, in small letters, is surely none: a listed one or a mere sound."""
    return word in NOT_NAMES or _SOUND.fullmatch(word) is not None
