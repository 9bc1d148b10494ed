"""Names of the columns of a table in several languages, without accents, blanks and signs."""
# ruff: noqa: SIM905 - a word list reads best as text

# The first name of a field that a table has counts, so what says more stands first.
NAMES: dict[str, tuple[str, ...]] = {
    "text": tuple(
        """
        text body commentbody commenttext comment comments message content fulltext post
        response reply statement utterance contribution opinion argument claim remark turn
        selftext description answer feedback transcript words said quote note was kommentar
        kommentare beitrag nachricht inhalt aussage antwort meinung wortmeldung commentaire
        message contenu texte contribution reponse avis propos comentario texto mensaje
        contenido aporte respuesta opinion commento testo messaggio contenuto risposta
        intervento mensagem conteudo resposta reactie bericht tekst inhoud opmerking tresc
        wiadomosc komentarz besked meddelande innehall viesti текст комментарии комментарий
        сообщение ответ 内容 评论 正文 留言 文本 コメント 本文 発言 댓글 내용
        """.split()
    ),
    "author": tuple(
        """
        author authorname username user displayname screenname fullname name nickname nick
        speaker participant participantname sender from by who commenter poster person member
        respondent handle account userid authorid participantid speakerid createdby postedby
        wer autor autorin verfasser verfasserin benutzer benutzername nutzer teilnehmer
        teilnehmerin absender sprecher sprecherin vonwem qui quien chi quem wie auteur auteure
        utilisateur participante nom pseudo expediteur intervenant autora usuario participante
        nombre remitente hablante autore utente partecipante nome mittente relatore remetente
        falante gebruiker deelnemer naam afzender spreker uzytkownik uczestnik nadawca
        forfattare автор имя пользователь участник 作者 用户 姓名 昵称 著者 投稿者 名前 発言者
        작성자 이름
        """.split()
    ),
    "time": tuple(
        """
        time timestamp datetime date created createdat createdutc createdtime creationdate
        createdon posted postedat postedon posttime posttimestamp published publishedat
        publicationdate sent sentat submitted submittedat when starttime start begin updatedat
        wann quand cuando quando wanneer zeit zeitpunkt datum uhrzeit zeitstempel erstellt
        erstelltam gesendet heure datedecreation horodatage creele publiele fecha hora creado
        creadoel fechayhora data ora orario creatoil dataehora criadoem tijd tijdstip czas
        utworzono дата время датаивремя 时间 日期 发布时间 日時 時刻 投稿日時 작성일 날짜 시간
        """.split()
    ),
    "id": tuple(
        """
        id commentid messageid postid utteranceid statementid msgid rowid responseid replyid
        contributionid uid uuid guid key number no nr num index # kennung nummer nummero numero
        num identifiant identificador numer id号 номер 编号 番号
        """.split()
    ),
    "reply_to": tuple(
        """
        replyto inreplyto replytoid inreplytoid parent parentid parentcommentid parentmessageid
        commentparent parentpostid answers answerto answersto respondsto responseto
        inresponseto replyingto repliesto inanswerto parentuid parentkey replytocomment
        replytomessage replytomessageid inreplytomessageid refersto quotedid antwortauf
        antwortaufid bezug bezugauf elternid uebergeordnet reponsea enreponsea parentdu
        idparent respuestaa enrespuestaa respondea idpadre padre rispostaa inrispostaa genitore
        respostaa emrespostaa pai reactieop antwoordop odpowiedzna ответна родитель 回复
        回复对象 父评论 返信先 親 답글대상
        """.split()
    ),
}
