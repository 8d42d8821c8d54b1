//! Words of the frame around every page, of notices and of faults.

use super::{Words, words};
use crate::codes;
use crate::shared::fault::Fault;

words! {
    pub struct Frame {
        site: "Videre" | "Videre" | "Videre";
        tagline: "Videreutdanning for lærere og skoleledere" | "Vidareutdanning for lærarar og skuleleiarar" | "Continuing education for teachers and school leaders";
        skip: "Hopp til innholdet" | "Hopp til innhaldet" | "Skip to content";
        menu: "Hovedmeny" | "Hovudmeny" | "Main menu";
        languages: "Språk" | "Språk" | "Language";
        find: "Finn studietilbud" | "Finn studietilbod" | "Find study offers";
        workbench: "Våre tilbud" | "Våre tilbod" | "Our offers";
        surveys: "Undersøkelser" | "Undersøkingar" | "Surveys";
        results: "Resultater" | "Resultat" | "Results";
        queue: "Til kontroll" | "Til kontroll" | "For review";
        sign_in: "Logg inn" | "Logg inn" | "Sign in";
        sign_out: "Logg ut" | "Logg ut" | "Sign out";
        my_page: "Min side" | "Mi side" | "My page";
        menu_short: "Meny" | "Meny" | "Menu";
        demo_title: "Demonstrasjon" | "Demonstrasjon" | "Demonstration";
        demo: "Tekster, datoer, personer og svar merket «demo» er oppdiktet. Titler og fakta om tilbudene er hentet fra institusjonenes sider." | "Tekstar, datoar, personar og svar merkte «demo» er oppdikta. Titlar og fakta om tilboda er henta frå sidene til institusjonane." | "Texts, dates, people and answers marked “demo” are invented. Titles and facts about the offers are taken from the institutions' pages.";
        demo_mark: "demo" | "demo" | "demo";
        demo_letters: "Sendte brev" | "Brev som er sende" | "Sent letters";
        footer: "Videre samler videreutdanning for lærere og skoleledere, og det deltakerne sier om den." | "Videre samlar vidareutdanning for lærarar og skuleleiarar, og det deltakarane seier om henne." | "Videre gathers continuing education for teachers and school leaders, and what the participants say about it.";
        privacy: "Personvern" | "Personvern" | "Privacy";
        accessibility: "Tilgjengelighet" | "Tilgjenge" | "Accessibility";
        guideline: "Føringer for tilbudene" | "Føringar for tilboda" | "Guidelines for offers";
        open_data: "Åpne data (API)" | "Opne data (API)" | "Open data (API)";
        error_summary: "Noe må rettes" | "Noko må rettast" | "Something needs correcting";
        error_kept: "Ikke sendt ennå. Det du skrev, står her fortsatt." | "Ikkje sendt enno. Det du skreiv, står her framleis." | "Not sent yet. What you wrote still stands here.";
        you_are_here: "Du er her" | "Du er her" | "You are here";
        front: "Forsiden" | "Framsida" | "Front page";
        updated: "Sist oppdatert {date}" | "Sist oppdatert {date}" | "Last updated {date}";
        yes: "Ja" | "Ja" | "Yes";
        no: "Nei" | "Nei" | "No";
        optional: "valgfritt" | "valfritt" | "optional";
        choose: "Velg" | "Vel" | "Choose";
        not_stated: "Ikke oppgitt" | "Ikkje oppgitt" | "Not stated";
        print: "Skriv ut" | "Skriv ut" | "Print";
        previous: "Forrige" | "Førre" | "Previous";
        next: "Neste" | "Neste" | "Next";
        page_of: "Side {page} av {pages}" | "Side {page} av {pages}" | "Page {page} of {pages}";
        pages: "Sider" | "Sider" | "Pages";

        sign_in_title: "Du må logge inn" | "Du må logge inn" | "You need to sign in";
        sign_in_text: "Denne siden er for dem som har en konto. Ingenting har gått tapt." | "Denne sida er for dei som har ein konto. Ingenting har gått tapt." | "This page is for people with an account. Nothing has been lost.";
        dead_link_title: "Lenken virker ikke" | "Lenkja verkar ikkje" | "The link does not work";
        dead_link: "Kanskje kom bare en del av den med. Åpne brevet og trykk på lenken der." | "Kanskje kom berre ein del av henne med. Opne brevet og trykk på lenkja der." | "Perhaps only a part of it came along. Open the letter and press the link there.";
        kept_text: "Økten din var over da du sendte skjemaet. Det du skrev, er ikke lagret ennå, men det er med på denne siden." | "Økta di var over då du sende skjemaet. Det du skreiv, er ikkje lagra enno, men det er med på denne sida." | "Your session had ended when you sent the form. What you wrote is not saved yet, but it is held on this page.";
        kept_sign_in: "Logg inn i en ny fane" | "Logg inn i ei ny fane" | "Sign in in a new tab";
        kept_come_back: "Kom tilbake til denne fanen og send på nytt" | "Kom tilbake til denne fana og send på nytt" | "Come back to this tab and send again";
        kept_send: "Send på nytt" | "Send på nytt" | "Send again";
        not_in_sami: "Sidene finnes foreløpig bare på bokmål, nynorsk og engelsk. Her vises de på bokmål, med nordsamiske ord der vi har dem fra en sikker kilde." | "Sidene finst førebels berre på bokmål, nynorsk og engelsk. Her blir dei viste på bokmål, med nordsamiske ord der vi har dei frå ei sikker kjelde." | "The pages exist in bokmål, nynorsk and English only so far. They are shown in bokmål here, with northern Sámi words where we have them from a sure source.";
        forbidden_title: "Du har ikke tilgang" | "Du har ikkje tilgang" | "You do not have access";
        forbidden_text: "Kontoen din har ikke rettigheter til dette. Ingenting er endret. Spør administratoren hos deg om du mener det er feil." | "Kontoen din har ikkje rettar til dette. Ingenting er endra. Spør administratoren hos deg om du meiner det er feil." | "Your account has no right to this. Nothing has been changed. Ask your administrator if you think this is wrong.";
        missing_title: "Siden finnes ikke" | "Sida finst ikkje" | "The page does not exist";
        missing_text: "Adressen kan være feil, eller tilbudet er ikke lenger publisert. Du kan søke etter det du ville finne." | "Adressa kan vere feil, eller tilbodet er ikkje lenger publisert. Du kan søkje etter det du ville finne." | "The address may be wrong, or the offer is no longer published. You can search for what you wanted to find.";
        stale_title: "Noen andre var først" | "Nokon andre var først" | "Somebody else was first";
        stale_text: "Innholdet er endret siden du åpnet siden, eller handlingen er allerede utført. Det som var lagret, er uendret. Åpne siden på nytt og se hvordan det står nå." | "Innhaldet er endra sidan du opna sida, eller handlinga er alt utført. Det som var lagra, er uendra. Opne sida på nytt og sjå korleis det står no." | "The content has changed since you opened the page, or the action has already been done. What was saved is unchanged. Open the page again and see how it stands now.";
        invalid_title: "Noe i det du sendte, kan ikke brukes" | "Noko i det du sende, kan ikkje brukast" | "Something you sent cannot be used";
        invalid_text: "Ingenting er lagret. Gå tilbake, rett feltene som er nevnt, og send på nytt." | "Ingenting er lagra. Gå tilbake, rett felta som er nemnde, og send på nytt." | "Nothing has been saved. Go back, correct the fields named, and send again.";
        too_many_title: "For mange forsøk" | "For mange forsøk" | "Too many attempts";
        too_many_text: "Vent noen minutter og prøv igjen. Ingenting er endret." | "Vent nokre minutt og prøv igjen. Ingenting er endra." | "Wait a few minutes and try again. Nothing has been changed.";
        unreadable_title: "Forespørselen kunne ikke leses" | "Førespurnaden kunne ikkje lesast" | "The request could not be read";
        unreadable_text: "Det som ble sendt, hadde ikke formen vi venter. Ingenting er lagret. Gå tilbake og prøv igjen fra siden." | "Det som vart sendt, hadde ikkje forma vi ventar. Ingenting er lagra. Gå tilbake og prøv igjen frå sida." | "What was sent did not have the form we expect. Nothing has been saved. Go back and try again from the page.";
        too_large_title: "Det du sendte, er for stort" | "Det du sende, er for stort" | "What you sent is too large";
        too_large_text: "Ingenting er lagret. En fil kan være høyst 5 MB." | "Ingenting er lagra. Ei fil kan vere høgst 5 MB." | "Nothing has been saved. A file can be at most 5 MB.";
        wrong_method_title: "Adressen kan ikke brukes slik" | "Adressa kan ikkje brukast slik" | "The address cannot be used this way";
        wrong_method_text: "Den tar ikke imot forespørsler av dette slaget. Ingenting er endret." | "Ho tek ikkje imot førespurnader av dette slaget. Ingenting er endra." | "It does not take requests of this kind. Nothing has been changed.";
        busy_title: "Vi rakk ikke å svare" | "Vi rakk ikkje å svare" | "We did not manage to answer in time";
        busy_text: "Videre har mye å gjøre akkurat nå. Vent et minutt og prøv igjen. Har du nettopp sendt et skjema, så se først etter om det ble lagret." | "Videre har mykje å gjere akkurat no. Vent eit minutt og prøv igjen. Har du nett sendt eit skjema, så sjå først etter om det vart lagra." | "Videre has much to do just now. Wait a minute and try again. If you have just sent a form, look first whether it was saved.";
        internal_title: "Noe gikk galt hos oss" | "Noko gjekk gale hos oss" | "Something went wrong on our side";
        internal_text: "Det er vår feil, og den er loggført. Det du hadde lagret før, står der fortsatt. Prøv igjen, eller oppgi nummeret hvis du tar kontakt." | "Det er vår feil, og han er loggført. Det du hadde lagra før, står der framleis. Prøv igjen, eller oppgi nummeret om du tek kontakt." | "This is our mistake and it has been logged. What you had saved before is still there. Try again, or quote the number if you contact us.";
        ticket: "Nummer: {ticket}" | "Nummer: {ticket}" | "Number: {ticket}";
    }
}

codes! {
    /// What one request wants said on the next page.
    pub enum Notice {
        OfferSaved = "offer_saved",
        OfferSubmitted = "offer_submitted",
        OfferShared = "offer_shared",
        OfferWithdrawn = "offer_withdrawn",
        RunMarked = "run_marked",
        BulkDone = "bulk_done",
        PersonInvited = "person_invited",
        RoleChanged = "role_changed",
        PersonRemoved = "person_removed",
        BulkUndone = "bulk_undone",
        LiveChanged = "live_changed",
        VersionBegun = "version_begun",
        ReviewSaved = "review_saved",
        OfferApproved = "offer_approved",
        OfferReturned = "offer_returned",
        ApprovalProposed = "approval_proposed",
        CaseTakenBack = "case_taken_back",
        CaseTaken = "case_taken",
        CasesAssigned = "cases_assigned",
        ConflictMarked = "conflict_marked",
        ConflictCleared = "conflict_cleared",
        AppealFiled = "appeal_filed",
        AppealAnswered = "appeal_answered",
        GuidelineSaved = "guideline_saved",
        GuidelineSet = "guideline_set",
        GuidelineDiscarded = "guideline_discarded",
        PhraseSaved = "phrase_saved",
        PhraseRemoved = "phrase_removed",
        PrioritiesSaved = "priorities_saved",
        LetterLangSaved = "letter_lang_saved",
        OwnLangSaved = "own_lang_saved",
        LinkSent = "link_sent",
        SignedIn = "signed_in",
        AccountMade = "account_made",
        OutsideFailed = "outside_failed",
        OutsideUnverified = "outside_unverified",
        SignedOut = "signed_out",
        SessionEnded = "session_ended",
        SurveyPlanned = "survey_planned",
        DaysMoved = "days_moved",
        LastDayMoved = "last_day_moved",
        SurveyCancelled = "survey_cancelled",
        Readdressed = "readdressed",
        ParticipantRemoved = "participant_removed",
        OwnKept = "own_kept",
        SynonymSaved = "synonym_saved",
        SynonymRemoved = "synonym_removed",
        SignInToSave = "sign_in_to_save",
        OfferKept = "offer_kept",
        OfferDropped = "offer_dropped",
        SearchKept = "search_kept",
        SearchKeptAlert = "search_kept_alert",
        SearchDropped = "search_dropped",
        AlertOn = "alert_on",
        AlertOff = "alert_off",
        CalendarStopped = "calendar_stopped",
        CompetenceKept = "competence_kept",
        CompetenceForgotten = "competence_forgotten",
        FindingOpened = "finding_opened",
        ReplyKept = "reply_kept",
        ActionPromised = "action_promised",
        ActionEnded = "action_ended",
        FindingSettled = "finding_settled",
        FindingSetAside = "finding_set_aside",
        RulesSet = "rules_set",
        MinutesSaved = "minutes_saved",
        RemarkSaved = "remark_saved",
        ViewSaved = "view_saved",
        ViewDeleted = "view_deleted",
        FirstViewSet = "first_view_set",
        QuestionnaireSaved = "questionnaire_saved",
        QuestionnaireSet = "questionnaire_set",
        QuestionnaireDiscarded = "questionnaire_discarded",
        RemarksDecided = "remarks_decided",
        RemarksUndone = "remarks_undone",
        RemarksTold = "remarks_told",
        ImportRead = "import_read",
        ImportTried = "import_tried",
        ImportSaved = "import_saved",
        ImportDropped = "import_dropped",
        RowSaved = "row_saved",
        RowTried = "row_tried",
        KeyRevoked = "key_revoked",
    }
}

words! {
    pub struct Notices {
        offer_saved: "Utkastet er lagret." | "Utkastet er lagra." | "The draft has been saved.";
        offer_submitted: "Tilbudet er sendt til kontroll. Dere får brev når det er avgjort." | "Tilbodet er sendt til kontroll. De får brev når det er avgjort." | "The offer has been sent to review. You will get a letter when it is decided.";
        offer_shared: "Tilgangen for samarbeidsinstitusjonen er endret." | "Tilgangen for samarbeidsinstitusjonen er endra." | "The partner institution’s access has been changed.";
        offer_withdrawn: "Tilbudet er trukket og vises ikke lenger i søket." | "Tilbodet er trekt og blir ikkje lenger vist i søket." | "The offer has been withdrawn and is no longer shown in search.";
        run_marked: "Statusen er endret og vises nå på den offentlige siden." | "Statusen er endra og blir no vist på den offentlege sida." | "The status has been changed and now shows on the public page.";
        person_invited: "Invitasjonen er sendt, og tilgangen gjelder fra nå." | "Invitasjonen er send, og tilgangen gjeld frå no." | "The invitation has been sent, and access holds from now.";
        role_changed: "Rollen er endret." | "Rolla er endra." | "The role has been changed.";
        person_removed: "Tilgangen er fjernet." | "Tilgangen er fjerna." | "Access has been removed.";
        bulk_done: "Utført. Her er det som skjedde, tilbud for tilbud." | "Utført. Her er det som hende, tilbod for tilbod." | "Done. Here is what happened, offer by offer.";
        bulk_undone: "Angret. Her er det som står igjen." | "Angra. Her er det som står att." | "Undone. Here is what is left.";
        live_changed: "Endringene vises nå på den offentlige siden." | "Endringane blir no viste på den offentlege sida." | "The changes now show on the public page.";
        version_begun: "Ny versjon med endringene dine. Den publiserte teksten står til denne er godkjent." | "Ny versjon med endringane dine. Den publiserte teksten står til denne er godkjend." | "New version with your changes. The published text stays until this one is approved.";
        review_saved: "Vurderingen er lagret. Saken er ikke avgjort ennå." | "Vurderinga er lagra. Saka er ikkje avgjord enno." | "The review has been saved. The case is not decided yet.";
        offer_approved: "Tilbudet er godkjent og publisert. Institusjonen får brev." | "Tilbodet er godkjent og publisert. Institusjonen får brev." | "The offer has been approved and published. The institution gets a letter.";
        offer_returned: "Tilbudet er sendt tilbake med begrunnelse. Institusjonen får brev." | "Tilbodet er sendt tilbake med grunngiving. Institusjonen får brev." | "The offer has been returned with reasons. The institution gets a letter.";
        approval_proposed: "Du har godkjent tilbudet. Det blir publisert når en annen saksbehandler har bekreftet det." | "Du har godkjent tilbodet. Det blir publisert når ein annan saksbehandlar har stadfesta det." | "You have approved the offer. It will be published when another reviewer has confirmed it.";
        case_taken_back: "Saken er tatt opp til ny vurdering." | "Saka er teken opp til ny vurdering." | "The case is open to be judged again.";
        case_taken: "Saken er din." | "Saka er di." | "The case is yours.";
        cases_assigned: "Sakene er fordelt." | "Sakene er fordelte." | "The cases have been assigned.";
        conflict_marked: "Du er meldt inhabil i saken." | "Du er meldt inhabil i saka." | "Your conflict of interest in the case is recorded.";
        conflict_cleared: "Merket er opphevet." | "Merket er oppheva." | "The mark has been cleared.";
        appeal_filed: "Klagen er sendt til direktoratet. Dere får brev når den er besvart." | "Klaga er send til direktoratet. De får brev når ho er svart på." | "The appeal has been sent to the directorate. You get a letter when it is answered.";
        appeal_answered: "Svaret er sendt til institusjonen." | "Svaret er sendt til institusjonen." | "The answer has been sent to the institution.";
        guideline_saved: "Utkastet til føringer er lagret. Det gjelder ikke før det er satt i kraft." | "Utkastet til føringar er lagra. Det gjeld ikkje før det er sett i kraft." | "The draft guidelines have been saved. They do not apply until they are put in force.";
        guideline_set: "Føringene er satt i kraft fra datoen som står der." | "Føringane er sette i kraft frå datoen som står der." | "The guidelines are put in force from the date stated.";
        guideline_discarded: "Utkastet er kastet." | "Utkastet er kasta." | "The draft has been thrown away.";
        phrase_saved: "Formuleringen er lagret." | "Formuleringa er lagra." | "The phrase has been saved.";
        phrase_removed: "Formuleringen er fjernet." | "Formuleringa er fjerna." | "The phrase has been removed.";
        priorities_saved: "Prioriteringene er lagret." | "Prioriteringane er lagra." | "The priorities have been saved.";
        letter_lang_saved: "Målformen er lagret. Nye brev og vedtak følger den." | "Målforma er lagra. Nye brev og vedtak følgjer henne." | "The form of Norwegian has been saved. New letters and decisions follow it.";
        own_lang_saved: "Språket er lagret. Nye brev til deg følger det." | "Språket er lagra. Nye brev til deg følgjer det." | "The language has been saved. New letters to you follow it.";
        link_sent: "En lenke er på vei til adressen. Den virker i ti minutter." | "Ei lenkje er på veg til adressa. Ho verkar i ti minutt." | "A link is on its way to the address. It works for ten minutes.";
        signed_in: "Du er logget inn." | "Du er logga inn." | "You are signed in.";
        account_made: "Kontoen er laget, og du er logget inn." | "Kontoen er laga, og du er logga inn." | "The account has been made, and you are signed in.";
        outside_failed: "Innloggingen ble ikke fullført. Prøv igjen, eller be om en lenke på e-post." | "Innlogginga vart ikkje fullført. Prøv igjen, eller be om ei lenkje på e-post." | "The sign-in was not completed. Try again, or ask for a link by e-mail.";
        outside_unverified: "Tjenesten du kom fra, går ikke god for e-postadressen din. Be om en lenke på e-post i stedet." | "Tenesta du kom frå, går ikkje god for e-postadressa di. Be om ei lenkje på e-post i staden." | "The service you came from does not vouch for your e-mail address. Ask for a link by e-mail instead.";
        signed_out: "Du er logget ut." | "Du er logga ut." | "You are signed out.";
        session_ended: "Økten er avsluttet." | "Økta er avslutta." | "The session has been ended.";
        synonym_saved: "Oppføringen er lagret. Søket følger den om et øyeblikk." | "Oppføringa er lagra. Søket følgjer henne om ein augneblink." | "The entry has been saved. Search follows it in a moment.";
        synonym_removed: "Oppføringen er fjernet. Søket følger etter om et øyeblikk." | "Oppføringa er fjerna. Søket følgjer etter om ein augneblink." | "The entry has been removed. Search follows in a moment.";
        readdressed: "Adressen er rettet. Invitasjonen sendes dit når undersøkelsen er åpen." | "Adressa er retta. Invitasjonen blir send dit når undersøkinga er open." | "The address has been corrected. The invitation is sent there when the survey is open.";
        participant_removed: "Navn og e-post er slettet. Har personen svart, kan ingen finne igjen svaret, og det blir stående." | "Namn og e-post er sletta. Har personen svart, kan ingen finne att svaret, og det blir ståande." | "Name and e-mail have been deleted. If the person has answered, nobody can find the answer, and it stays.";
        own_kept: "Det dere skriver og spør om selv, er lagret." | "Det de skriv og spør om sjølve, er lagra." | "What you write and ask yourselves has been saved.";
        days_moved: "Dagene er lagret." | "Dagane er lagra." | "The days have been saved.";
        last_day_moved: "Siste dag er lagret. Lukker undersøkelsen tidligere enn før, skriver vi til de inviterte om det." | "Siste dag er lagra. Lukkar undersøkinga tidlegare enn før, skriv vi til dei inviterte om det." | "The last day has been saved. If the survey closes earlier than before, we write to those invited about it.";
        survey_cancelled: "Undersøkelsen er avlyst. Ingen har fått brev, og den kan planlegges på nytt." | "Undersøkinga er avlyst. Ingen har fått brev, og ho kan planleggjast på nytt." | "The survey has been called off. Nobody has been written to, and it can be planned again.";
        survey_planned: "Undersøkelsen er planlagt. Legg til deltakerne, så får de brev når den åpner." | "Undersøkinga er planlagd. Legg til deltakarane, så får dei brev når ho opnar." | "The survey has been planned. Add the participants, and they will get a letter when it opens.";
        sign_in_to_save: "Logg inn for å lagre. Etterpå kommer du tilbake til samme side." | "Logg inn for å lagre. Etterpå kjem du tilbake til same sida." | "Sign in to save. You then come back to the same page.";
        offer_kept: "Tilbudet er lagret. Du finner det igjen under Lagret." | "Tilbodet er lagra. Du finn det att under Lagra." | "The offer has been saved. You find it again under Saved.";
        offer_dropped: "Tilbudet er fjernet fra det du har lagret." | "Tilbodet er fjerna frå det du har lagra." | "The offer has been removed from what you have saved.";
        search_kept: "Søket er lagret. Du finner det igjen under Lagret." | "Søket er lagra. Du finn det att under Lagra." | "The search has been saved. You find it again under Saved.";
        search_kept_alert: "Søket er lagret. Du får brev på mandag når det er kommet nye treff." | "Søket er lagra. Du får brev måndag når det er komne nye treff." | "The search has been saved. You get a letter on Monday when there are new results.";
        search_dropped: "Søket er fjernet. Du får ikke flere brev om det." | "Søket er fjerna. Du får ikkje fleire brev om det." | "The search has been removed. You get no more letters about it.";
        alert_on: "Varselet er slått på. Du får brev på mandag når det er kommet nye treff." | "Varselet er slått på. Du får brev måndag når det er komne nye treff." | "The alert has been turned on. You get a letter on Monday when there are new results.";
        alert_off: "Varselet er slått av. Søket er fortsatt lagret." | "Varselet er slått av. Søket er framleis lagra." | "The alert has been turned off. The search is still saved.";
        competence_kept: "Videre husker det du oppga. Skjemaet er fylt ut neste gang du kommer." | "Videre hugsar det du oppgav. Skjemaet er fylt ut neste gong du kjem." | "Videre remembers what you stated. The form is filled in the next time you come.";
        competence_forgotten: "Videre har glemt det du oppga." | "Videre har gløymt det du oppgav." | "Videre has forgotten what you stated.";
        finding_opened: "Funnet er åpnet." | "Funnet er opna." | "The finding has been opened.";
        reply_kept: "Svaret er lagret." | "Svaret er lagra." | "The reply has been saved.";
        action_promised: "Tiltaket er lagt til." | "Tiltaket er lagt til." | "The action has been added.";
        action_ended: "Det er lagret hvordan tiltaket gikk." | "Det er lagra korleis tiltaket gjekk." | "How the action went has been saved.";
        finding_settled: "Funnet er avsluttet." | "Funnet er avslutta." | "The finding has been settled.";
        finding_set_aside: "Funnet er avsluttet som grunnløst." | "Funnet er avslutta som grunnlaust." | "The finding has been closed as unfounded.";
        rules_set: "Reglene er satt. De åpner funn først når nye tall publiseres." | "Reglane er sette. Dei opnar funn først når nye tal blir publiserte." | "The rules have been set. They open findings only when new figures are published.";
        minutes_saved: "Referatet er lagret. Begge parter ser det." | "Referatet er lagra. Begge partar ser det." | "The minutes have been saved. Both sides see them.";
        view_saved: "Visningen er lagret." | "Visinga er lagra." | "The view has been saved.";
        view_deleted: "Visningen er slettet." | "Visinga er sletta." | "The view has been deleted.";
        first_view_set: "Det du ser først under Resultater, er endret." | "Det du ser først under Resultat, er endra." | "What you see first under Results has changed.";
        remark_saved: "Merknaden er lagret." | "Merknaden er lagra." | "The remark has been saved.";
        questionnaire_saved: "Utkastet er lagret." | "Utkastet er lagra." | "The draft has been saved.";
        questionnaire_set: "Versjonen er satt i kraft. Undersøkelser som planlegges fra den dagen, bruker den." | "Versjonen er sett i kraft. Undersøkingar som blir planlagde frå den dagen, bruker han." | "The version has been put in force. Surveys planned from that day use it.";
        questionnaire_discarded: "Utkastet er forkastet." | "Utkastet er forkasta." | "The draft has been discarded.";
        remarks_decided: "Avgjørelsene er lagret. De kan angres til institusjonen har fått beskjed." | "Avgjerdene er lagra. Dei kan angrast til institusjonen har fått beskjed." | "The decisions have been saved. They can be taken back until the institution has been told.";
        remarks_undone: "Avgjørelsene er tatt tilbake. Tekstene venter igjen." | "Avgjerdene er tekne tilbake. Tekstane ventar igjen." | "The decisions have been taken back. The texts are waiting again.";
        remarks_told: "Institusjonen får brev nå. Det som ikke ble sendt videre, er slettet." | "Institusjonen får brev no. Det som ikkje vart sendt vidare, er sletta." | "The institution is getting a letter now. What was not passed on has been deleted.";
        import_read: "Filen er lest. Se over kolonnene." | "Fila er lesen. Sjå over kolonnane." | "The file has been read. Look over the columns.";
        import_tried: "Importen er prøvd. Ingenting er lagret ennå." | "Importen er prøvd. Ingenting er lagra enno." | "The import has been tried. Nothing is saved yet.";
        import_saved: "Importen er lagret." | "Importen er lagra." | "The import has been saved.";
        import_dropped: "Forkastet. Det som alt var lagret, står." | "Forkasta. Det som alt var lagra, står." | "Given up. What was saved already stays.";
        row_saved: "Raden er lagret." | "Rada er lagra." | "The row has been saved.";
        row_tried: "Raden er prøvd på nytt. Se hva som gjenstår under." | "Rada er prøvd på nytt. Sjå kva som står att under." | "The row has been tried again. See below what remains.";
        key_revoked: "Nøkkelen er stanset og virker ikke lenger." | "Nøkkelen er stansa og verkar ikkje lenger." | "The key has been stopped and no longer works.";
        calendar_stopped: "Kalenderen er slått av. Adressen virker ikke lenger." | "Kalenderen er slått av. Adressa verkar ikkje lenger." | "The calendar has been turned off. Its address no longer works.";
    }
}

impl Words {
    /// A notice in a whole sentence.
    #[must_use]
    pub fn notice(&self, notice: Notice) -> &'static str {
        let w = Notices::of(self.lang);
        match notice {
            Notice::OfferSaved => w.offer_saved,
            Notice::OfferSubmitted => w.offer_submitted,
            Notice::OfferShared => w.offer_shared,
            Notice::OfferWithdrawn => w.offer_withdrawn,
            Notice::RunMarked => w.run_marked,
            Notice::BulkDone => w.bulk_done,
            Notice::PersonInvited => w.person_invited,
            Notice::RoleChanged => w.role_changed,
            Notice::PersonRemoved => w.person_removed,
            Notice::BulkUndone => w.bulk_undone,
            Notice::LiveChanged => w.live_changed,
            Notice::VersionBegun => w.version_begun,
            Notice::ReviewSaved => w.review_saved,
            Notice::OfferApproved => w.offer_approved,
            Notice::OfferReturned => w.offer_returned,
            Notice::ApprovalProposed => w.approval_proposed,
            Notice::CaseTakenBack => w.case_taken_back,
            Notice::CaseTaken => w.case_taken,
            Notice::CasesAssigned => w.cases_assigned,
            Notice::ConflictMarked => w.conflict_marked,
            Notice::ConflictCleared => w.conflict_cleared,
            Notice::AppealFiled => w.appeal_filed,
            Notice::AppealAnswered => w.appeal_answered,
            Notice::GuidelineSaved => w.guideline_saved,
            Notice::GuidelineSet => w.guideline_set,
            Notice::GuidelineDiscarded => w.guideline_discarded,
            Notice::PhraseSaved => w.phrase_saved,
            Notice::PhraseRemoved => w.phrase_removed,
            Notice::PrioritiesSaved => w.priorities_saved,
            Notice::LetterLangSaved => w.letter_lang_saved,
            Notice::OwnLangSaved => w.own_lang_saved,
            Notice::LinkSent => w.link_sent,
            Notice::SignedIn => w.signed_in,
            Notice::AccountMade => w.account_made,
            Notice::OutsideFailed => w.outside_failed,
            Notice::OutsideUnverified => w.outside_unverified,
            Notice::SignedOut => w.signed_out,
            Notice::SessionEnded => w.session_ended,
            Notice::SurveyPlanned => w.survey_planned,
            Notice::DaysMoved => w.days_moved,
            Notice::LastDayMoved => w.last_day_moved,
            Notice::SurveyCancelled => w.survey_cancelled,
            Notice::Readdressed => w.readdressed,
            Notice::ParticipantRemoved => w.participant_removed,
            Notice::OwnKept => w.own_kept,
            Notice::SynonymSaved => w.synonym_saved,
            Notice::SynonymRemoved => w.synonym_removed,
            Notice::SignInToSave => w.sign_in_to_save,
            Notice::OfferKept => w.offer_kept,
            Notice::OfferDropped => w.offer_dropped,
            Notice::SearchKept => w.search_kept,
            Notice::SearchKeptAlert => w.search_kept_alert,
            Notice::SearchDropped => w.search_dropped,
            Notice::AlertOn => w.alert_on,
            Notice::AlertOff => w.alert_off,
            Notice::CalendarStopped => w.calendar_stopped,
            Notice::CompetenceKept => w.competence_kept,
            Notice::CompetenceForgotten => w.competence_forgotten,
            Notice::FindingOpened => w.finding_opened,
            Notice::ReplyKept => w.reply_kept,
            Notice::ActionPromised => w.action_promised,
            Notice::ActionEnded => w.action_ended,
            Notice::FindingSettled => w.finding_settled,
            Notice::FindingSetAside => w.finding_set_aside,
            Notice::RulesSet => w.rules_set,
            Notice::MinutesSaved => w.minutes_saved,
            Notice::RemarkSaved => w.remark_saved,
            Notice::ViewSaved => w.view_saved,
            Notice::ViewDeleted => w.view_deleted,
            Notice::FirstViewSet => w.first_view_set,
            Notice::QuestionnaireSaved => w.questionnaire_saved,
            Notice::QuestionnaireSet => w.questionnaire_set,
            Notice::QuestionnaireDiscarded => w.questionnaire_discarded,
            Notice::RemarksDecided => w.remarks_decided,
            Notice::RemarksUndone => w.remarks_undone,
            Notice::RemarksTold => w.remarks_told,
            Notice::ImportRead => w.import_read,
            Notice::ImportTried => w.import_tried,
            Notice::ImportSaved => w.import_saved,
            Notice::ImportDropped => w.import_dropped,
            Notice::RowSaved => w.row_saved,
            Notice::RowTried => w.row_tried,
            Notice::KeyRevoked => w.key_revoked,
        }
    }

    /// What happened, and what still holds.
    #[must_use]
    pub fn fault(&self, fault: &Fault) -> (&'static str, &'static str) {
        let w = self.frame;
        match fault {
            Fault::SignIn => (w.sign_in_title, w.sign_in_text),
            Fault::Forbidden => (w.forbidden_title, w.forbidden_text),
            Fault::Missing => (w.missing_title, w.missing_text),
            Fault::Stale => (w.stale_title, w.stale_text),
            Fault::Invalid(_) => (w.invalid_title, w.invalid_text),
            Fault::TooMany => (w.too_many_title, w.too_many_text),
            Fault::Unreadable => (w.unreadable_title, w.unreadable_text),
            Fault::WrongMethod => (w.wrong_method_title, w.wrong_method_text),
            Fault::TooLarge => (w.too_large_title, w.too_large_text),
            Fault::Busy => (w.busy_title, w.busy_text),
            Fault::Internal(_) => (w.internal_title, w.internal_text),
        }
    }
}
