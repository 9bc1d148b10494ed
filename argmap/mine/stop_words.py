"""Words of grammar, which tell nothing about what a text is about, for eleven languages."""
# ruff: noqa: RUF001 - letters and marks of other scripts are meant as they stand

_ENGLISH = """
a about above after again against all almost already also although always am an and another any
anybody anyone anything are aren't around as at away back be because been before being below
between both but by came can can't cannot come could couldn't did didn't do does doesn't doing
don't done down during each either else enough etc even ever every everybody everyone everything
few for from further get gets getting give go goes going gone got had hadn't has hasn't have
haven't having he he'd he'll he's her here here's hers herself him himself his how how's however i
i'd i'll i'm i've if in indeed instead into is isn't it it'd it'll it's its itself just keep kind
know known last least less let let's like lot lots made make makes making many may maybe me mean
means might mine more most mostly much must mustn't my myself need needs neither never no nobody
none nor not nothing now of off often oh ok okay on once one ones only onto or other others ought
our ours ourselves out over own per perhaps please put quite rather re really said same saw say
saying says see seem seemed seems seen several shall shan't she she'd she'll she's should
shouldn't since so some somebody someone something sometimes still such sure take takes taken tell
than thank thanks that that'll that's the their theirs them themselves then there there's
therefore these they they'd they'll they're they've thing things think this those though through
thus to together too toward towards try trying two under unless until up upon us use used using
very via want wants was wasn't way ways we we'd we'll we're we've well went were weren't what
what's whatever when when's where where's whether which while who who's whole whom whose why
why's will with within without won't would wouldn't yeah yes yet you you'd you'll you're you've
your yours yourself yourselves
"""
_GERMAN = """
aber alle allem allen aller alles als also am an andere anderen anderer anderes auch auf aus bei
beim bin bis bist bitte da dabei dadurch dafür dagegen damit dann daran darauf daraus darin darüber
darum das dass davon dazu dein deine dem den denn der des deshalb dich die dies diese diesem diesen
dieser dieses dir doch dort du durch ein eine einem einen einer eines einfach er es etwas euch euer
eure für ganz gar gegen gewesen gibt haben habe hast hat hatte hatten hier hin ich ihm ihn ihnen
ihr ihre ihrem ihren ihrer im immer in ins ist ja jede jedem jeden jeder jedes jetzt kann kannst
kein keine keinem keinen keiner können könnte machen mal man mehr mein meine meinem meinen meiner
mich mir mit muss müssen nach nein nicht nichts noch nun nur ob oder ohne schon sehr sein seine
seinem seinen seiner seit selbst sich sie sind so solche soll sollte sondern sonst über um und uns
unser unsere unter vom von vor wann war waren warum was weil welche welchem welchen welcher wenn
wer werde werden wie wieder will wir wird wirst wo wurde wurden zu zum zur zwar zwischen
"""
_FRENCH = """
ai ainsi alors après as au aucun aussi autre autres aux avait avant avec avez avoir avons beaucoup
bien car ce ceci cela celle celui ces cet cette ceux chaque chez comme comment dans de deux depuis
des donc dont du elle elles en encore entre es est et étaient était être eu eux fait faire fois
font il ils je la là le les leur leurs lui ma mais me même mes moi moins mon ne ni non nos notre
nous on ont ou où oui par parce pas peu peut plus pour pourquoi qu quand que quel quelle quelles
quels qui quoi rien sa sans se sera ses seulement si son sont sous suis sur ta te tes toi ton tous
tout toute toutes très tu un une va vers voici voilà vos votre vous y ça c'est j'ai n'est qu'il
"""
_SPANISH = """
a al algo algunos ante antes aquí así aunque bien cada casi como con contra cual cuando de del
desde donde dos durante e el él ella ellas ellos en entonces entre era eran es esa ese eso esos
esta está están este esto estos estoy fue ha había hace hacer han hasta hay he la las le les lo los
más me mi mí mis mismo mucho muchos muy nada ni no nos nosotros nuestra nuestro o os otra otro
otros para pero poco por porque puede pueden pues que qué quien quién se sea ser si sí sido sin
sino sobre solo son soy su sus también tan tanto te tengo tiene tienen toda todas todo todos tu tú
tus un una uno unos usted ustedes va vamos y ya yo
"""
_ITALIAN = """
a abbiamo ad agli ai al alla alle allo anche ancora avere aveva c'è che chi ci ciò coi col come con
contro cosa così cui da dagli dai dal dalla dalle degli dei del della delle dello di dopo dove due e
è ed era erano essere fa fare fra già gli ha hai hanno ho i il in io la le lei li lo loro lui ma me
meno mi mia mie miei mio molto ne nei nel nella nelle no noi non nostra nostro o ogni per perché
però più poi può qual quale quando quanto quella quelle quelli quello questa queste questi questo
qui quindi se sei sempre senza si sì sia siamo solo sono sta stato su sua sue sugli sui sul sulla
sullo suo suoi te ti tra tu tua tue tuo tutti tutto un una uno va vi voi
"""
_PORTUGUESE = """
a ainda algo alguns ao aos apenas aquela aquele aqui as às assim até bem cada com como contra da
das de dela dele deles depois do dos e é ela elas ele eles em então entre era eram essa esse essas
esses esta está estão este estes estou eu fazer foi for foram há isso isto já lá lhe mais mas me
mesmo meu meus minha muito muitos na nada não nas nem no nos nós nossa nosso num numa o onde os ou
outra outro para pela pelo per pode por porque pouco pra quais qual quando que quem são se sem
sempre ser será seu seus si sido só sobre sua suas também tão te tem têm tenho ter teu toda todas
todo todos tu tua tudo um uma umas uns vai você vocês
"""
_DUTCH = """
aan al alle alleen als altijd andere ben bij daar dan dat de deze die dit doch doen door dus een
eens en er ook geen geweest haar had heb hebben heeft heel hem het hier hij hoe hun iets ik in is
ja je jij jou jouw jullie kan kon kunnen maar me meer men met mij mijn moet moeten na naar nee niet
niets nog nu of om omdat onder ons onze op over te tegen toch toen tot u uit uw van veel voor waar
waarom wanneer want waren was wat we wel werd wezen wie wij wil worden wordt zal ze zei zelf zich
zij zijn zo zonder zou zullen
"""
_SWEDISH = """
alla allt att av bara blev bli blir de dem den denna deras dess det detta dig din dina du där då
efter ej eller en er ett finns från för gör göra ha hade han hans har hon honom hur här i icke
ingen inte jag ja ju kan kunde man med mellan men mer mig min mina mot mycket ni nu när någon något
några och om oss på samma sedan sig sin sina själv ska skulle som så sådan till under upp ut utan
vad var vara varför varit vem vi vid vilka vill är
"""
_POLISH = """
a aby albo ale bardzo bez bo by być był była było były bym ci co czy dla do gdy gdzie go i ich ile
im inne ja jak jako je jednak jego jej jest jestem jeszcze jeśli już każdy kiedy kto która które
który ma mają mam mi mnie może można my na nad nam nas nawet nic nie niech niej nim no o od on ona
one oni ono oraz po pod przed przez przy sam się skąd są ta tak także tam te tego tej ten teraz też
to tu tutaj ty tych tylko tym u w was we więc wszystko wy z za ze że
"""
_RUSSIAN = """
а без более бы был была были было быть в вам вас ведь весь во вот все всего всех вы где да даже для
до его ее её если есть еще ещё же за здесь и из или им их к как когда кто ли либо мне может мой мы
на надо нам нас не него нее нет ни них но ну о об однако он она они оно от очень по под при про с со
так также такой там те тем то того тоже той только том тут ты у уже хотя чего чем что чтобы эта эти
это этого этой этом этот я
"""
_TURKISH = """
ama ancak artık bana bazı belki ben beni benim bile bir biri biz bizim bu buna bunu bunun böyle
çok çünkü da daha de değil diye en gibi hem hep her hiç için ile ise işte kadar ki kim mi mu mı mü
nasıl ne neden nerede niye o olan olarak oldu olduğu olur ona onu onun onlar sadece sen seni senin
siz sizin şey şu tüm var ve veya ya yani yok
"""

STOP_WORDS = {
    language: frozenset(listed.split())
    for language, listed in {
        "en": _ENGLISH,
        "de": _GERMAN,
        "fr": _FRENCH,
        "es": _SPANISH,
        "it": _ITALIAN,
        "pt": _PORTUGUESE,
        "nl": _DUTCH,
        "sv": _SWEDISH,
        "pl": _POLISH,
        "ru": _RUSSIAN,
        "tr": _TURKISH,
    }.items()
}
