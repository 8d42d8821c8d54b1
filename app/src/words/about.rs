//! Words of the privacy page and the accessibility statement.

use super::words;

words! {
    pub struct About {
        privacy_lead: "Her står det hva Videre lagrer om deg, hvorfor, og hva som likevel kan spores." | "Her står det kva Videre lagrar om deg, kvifor, og kva som likevel kan sporast." | "This is what Videre stores about you, why, and what could still be traced.";

        reading: "Når du søker og leser" | "Når du søkjer og les" | "When you search and read";
        reading_1: "Du trenger ingen konto. Videre bruker ingen sporing, ingen statistikktjenester og ikke innhold fra andre nettsteder." | "Du treng ingen konto. Videre bruker inga sporing, ingen statistikktenester og ikkje innhald frå andre nettstader." | "You need no account. Videre uses no tracking, no analytics services and no content from other sites.";
        reading_2: "Videre setter bare informasjonskapsler som trengs for at sidene skal virke, som språket du valgte og innloggingen din." | "Videre set berre informasjonskapslar som trengst for at sidene skal verke, som språket du valde og innlogginga di." | "Videre sets only the cookies needed for the pages to work, such as the language you chose and your sign-in.";

        account: "Når du har konto" | "Når du har konto" | "When you have an account";
        account_1: "Vi lagrer navn, e-postadresse, språk og rollene dine. De trengs for å vite hva du har lov til, og for å sende deg brev. Logger du inn gjennom en annen tjeneste, lagrer vi også hva den kaller deg." | "Vi lagrar namn, e-postadresse, språk og rollene dine. Dei trengst for å vite kva du har lov til, og for å sende deg brev. Loggar du inn gjennom ei anna teneste, lagrar vi òg kva ho kallar deg." | "We store your name, e-mail address, language and roles. They are needed to know what you may do, and to send you letters. If you sign in through another service, we also store what it calls you.";
        account_2: "For hver innlogging lagrer vi hva nettleseren kaller seg, når du logget inn, og når innloggingen sist ble brukt. Du ser dem på Min side og kan avslutte dem der." | "For kvar innlogging lagrar vi kva nettlesaren kallar seg, når du logga inn, og når innlogginga sist vart brukt. Du ser dei på Mi side og kan avslutte dei der." | "For each sign-in we store what the browser calls itself, when you signed in and when it was last used. You see them on My page and can end them there.";
        account_3: "Lenken du logger inn med, virker én gang og i ti minutter. Vi lagrer bare et fingeravtrykk av den, som ikke kan brukes til å logge inn." | "Lenkja du loggar inn med, verkar éin gong og i ti minutt. Vi lagrar berre eit fingeravtrykk av lenkja, som ikkje kan brukast til å logge inn." | "The link you sign in with works once and for ten minutes. We store only a fingerprint of it, which cannot be used to sign in.";
        account_4: "Tilbud og søk du lagrer, og hva vi har varslet deg om, hører til kontoen din. Bare du ser dem. Lager du en kalenderadresse, kan den som har adressen, se tilbudene du har lagret." | "Tilbod og søk du lagrar, og kva vi har varsla deg om, høyrer til kontoen din. Berre du ser dei. Lagar du ei kalenderadresse, kan den som har adressa, sjå tilboda du har lagra." | "Offers and searches you save, and what we have alerted you to, belong to your account. Only you see them. If you make a calendar address, whoever has it can see the offers you have saved.";

        survey: "Når du svarer på en deltakerundersøkelse" | "Når du svarer på ei deltakarundersøking" | "When you answer a participant survey";
        survey_1: "Institusjonen gir oss navnet og e-postadressen din, slik at vi kan sende deg en lenke. Vi lagrer hva vi har sendt deg, og når." | "Institusjonen gir oss namnet og e-postadressa di, slik at vi kan sende deg ei lenkje. Vi lagrar kva vi har sendt deg, og når." | "The institution gives us your name and e-mail address so that we can send you a link. We store what we have sent you, and when.";
        survey_2: "Svaret lagres uten person, uten tidspunkt og uten rekkefølge. Database, databaselogg, sikkerhetskopier og driftslogger kan ikke, selv til sammen, vise hvem som har svart hva." | "Svaret blir lagra utan person, utan tidspunkt og utan rekkjefølgje. Database, databaselogg, tryggingskopiar og driftsloggar kan ikkje, sjølv til saman, vise kven som har svart kva." | "The answer is stored with no person, no time and no order. Database, database log, backups and operating logs cannot show who answered what, not even together.";
        apart: "Slik holdes navn og svar fra hverandre" | "Slik blir namn og svar haldne frå kvarandre" | "How names and answers are kept apart";
        apart_1: "Når en undersøkelse planlegges, lages en tilfeldig nøkkel. Den ligger bare i et eget hemmelig lager, aldri i databasen, i en sikkerhetskopi eller i en logg." | "Når ei undersøking blir planlagd, blir det laga ein tilfeldig nøkkel. Han ligg berre i eit eige, hemmeleg lager, aldri i databasen, i ein tryggingskopi eller i ein logg." | "When a survey is planned, a random key is made. It lies only in a secret store of its own, never in the database, a backup or a log.";
        apart_2: "Når undersøkelsen åpner, lages stemmesedlene, alle på én gang: halvannen gang så mange som er invitert, og ti til. En seddel er bare fingeravtrykket av en kode. Den har ikke noe navn, og sedlene ligger i en annen rekkefølge enn deltakerne." | "Når undersøkinga opnar, blir røystesetlane laga, alle på éin gong: halvannan gong så mange som er inviterte, og ti til. Ein setel er berre fingeravtrykket av ein kode. Han har ikkje noko namn, og setlane ligg i ei anna rekkjefølgje enn deltakarane." | "When the survey opens, the ballots are made, all at once: one and a half times as many as are invited, and ten more. A ballot is only the fingerprint of a code. It bears no name, and the ballots lie in another order than the participants.";
        apart_3: "Koden i lenken din regnes ut av nøkkelen idet brevet sendes. Den finnes bare i det øyeblikket, i brevet og i nettleseren din." | "Koden i lenkja di blir rekna ut av nøkkelen idet brevet blir sendt. Han finst berre i den augneblinken, i brevet og i nettlesaren din." | "The code in your link is computed from the key as the letter is sent. It exists only at that moment, in the letter and in your browser.";
        apart_4: "Når du svarer, blir seddelen merket som brukt, og svaret lagres kryptert til undersøkelsen stenger. Navnelisten røres ikke, og er du logget inn, ser vi ikke etter hvem du er." | "Når du svarer, blir setelen merkt som brukt, og svaret blir lagra kryptert til undersøkinga stengjer. Namnelista blir ikkje rørt, og er du logga inn, ser vi ikkje etter kven du er." | "When you answer, the ballot is marked as used and the answer is stored encrypted until the survey closes. The list of names is not touched, and if you are signed in, we do not look up who you are.";
        apart_4_copy: "Krypteringsnøkkelen lages av undersøkelsens nøkkel, men fører ikke tilbake til den, til noen lenke eller til noen person. Hver server har en kopi av krypteringsnøkkelen utenom databasen, så ingen svar går tapt om undersøkelsens nøkkel forsvinner. Er begge borte, lagres svaret ukryptert, og de som driver tjenesten, får varsel." | "Krypteringsnøkkelen blir laga av nøkkelen til undersøkinga, men fører ikkje tilbake til han, til noka lenkje eller til nokon person. Kvar tenar har ein kopi av krypteringsnøkkelen utanom databasen, så ingen svar går tapt om nøkkelen til undersøkinga forsvinn. Er begge borte, blir svaret lagra ukryptert, og drifta får varsel." | "The encryption key is made from the survey's key, but leads back neither to it nor to any link or person. Each server has a copy of the encryption key outside the database, so that no answer is lost should the survey's key disappear. If both are gone, the answer is stored unencrypted, and those who run the service are warned.";
        apart_5: "En påminnelse sendes bare om seddelen ikke er brukt. Vi lagrer ikke hva vi fant da vi så etter." | "Ei påminning blir berre send om setelen ikkje er brukt. Vi lagrar ikkje kva vi fann då vi såg etter." | "A reminder is sent only if the ballot is unused. We do not store what we found when we looked.";
        apart_6: "Når undersøkelsen stenger, telles svarene, og tekstene legges for seg i tilfeldig rekkefølge. Så slettes svarene og nøkkelen, og med den den siste muligheten til å koble navn og svar, for alle." | "Når undersøkinga stengjer, blir svara talde, og tekstane blir lagde for seg i tilfeldig rekkjefølgje. Så blir svara og nøkkelen sletta, og med han den siste moglegheita til å kople namn og svar, for alle." | "When the survey closes, the answers are counted and the texts are laid apart in random order. Then answers and key are deleted, and with the key the last way to link names and answers, for anyone.";
        remains: "Hva som likevel er mulig" | "Kva som likevel er mogleg" | "What remains possible";
        remains_1: "Den som har hånd om både serveren mens den kjører og det hemmelige lageret, kan følge et svar fram til undersøkelsen stenger." | "Den som har hand om både tenaren medan han køyrer og det hemmelege lageret, kan følgje eit svar fram til undersøkinga stengjer." | "Whoever holds both the running server and the secret store can follow an answer until the survey closes.";
        remains_1_copy: "Den som har hånd om både databasen og en servers kopi av krypteringsnøkkelen, kan lese svar før undersøkelsen stenger, men ikke se hvem de er fra." | "Den som har hand om både databasen og kopien ein tenar har av krypteringsnøkkelen, kan lese svar før undersøkinga stengjer, men ikkje sjå kven dei er frå." | "Whoever holds both the database and a server's copy of the encryption key can read answers before the survey closes, but not see whose they are.";
        remains_2: "Lenken din ligger i postkassen din. Den som kan lese e-posten din, kan svare i ditt sted eller se at lenken er brukt, men ikke hva du svarte." | "Lenkja di ligg i postkassa di. Den som kan lese e-posten din, kan svare i staden for deg eller sjå at lenkja er brukt, men ikkje kva du svarte." | "Your link lies in your mailbox. Whoever can read your e-mail can answer in your place or see that the link has been used, but not what you answered.";
        remains_3: "Det du skriver med egne ord, kan røpe deg. Unngå navn og hendelser som bare du kjenner." | "Det du skriv med eigne ord, kan røpe deg. Unngå namn og hendingar som berre du kjenner." | "What you write in your own words can give you away. Avoid names and events that only you know of.";

        shown: "Hva andre får se" | "Kva andre får sjå" | "What others can see";
        shown_1: "Institusjonen og direktoratet ser tall når minst 6 har svart. Alle andre ser tall når minst 10 har svart. Grensene kan heves, aldri senkes." | "Institusjonen og direktoratet ser tal når minst 6 har svart. Alle andre ser tal når minst 10 har svart. Grensene kan hevast, aldri senkast." | "The institution and the directorate see figures when at least 6 have answered. Everyone else sees figures when at least 10 have. The limits can be raised, never lowered.";
        shown_2: "Har færre svart, slås flere år sammen, og det står ved tallet. Hjelper ikke det, står det «for få svar»." | "Har færre svart, blir fleire år slått saman, og det står ved talet. Hjelper ikkje det, står det «for få svar»." | "If fewer have answered, several years are pooled, which is said beside the figure. If that is not enough, it says “too few answers”.";
        shown_3: "Et tall vises bare når også resten av gruppen er stor nok, slik at ingen kan regne seg fram til noen få ved å trekke fra." | "Eit tal blir vist berre når resten av gruppa òg er stor nok, slik at ingen kan rekne seg fram til nokre få ved å trekkje frå." | "A figure is shown only when the rest of the group is large enough too, so that nobody can work out a few people by subtraction.";
        shown_4: "Tallene endrer seg bare når en undersøkelse stenger, eller når det har kommet minst så mange nye svar som grensen. Da viser ingen endring hva én person svarte." | "Tala endrar seg berre når ei undersøking stengjer, eller når det har kome minst så mange nye svar som grensa. Då viser inga endring kva éin person svarte." | "Figures change only when a survey closes, or when at least as many new answers as the limit have come. No change then shows what one person answered.";
        shown_5: "Det som er skrevet med egne ord, leses først når undersøkelsen er stengt og minst 10 har svart. Har færre svart, slettes det uten at noen leser det. Analytikere og administratorer i direktoratet leser det før alle andre, stokket, aldri ved siden av tallsvarene, og slik at to tekster fra samme person ikke står sammen." | "Det som er skrive med eigne ord, blir lese først når undersøkinga er stengd og minst 10 har svart. Har færre svart, blir det sletta utan at nokon les det. Analytikarar og administratorar i direktoratet les det før alle andre, stokka, aldri ved sida av talsvara, og slik at to tekstar frå same person ikkje står saman." | "What is written in people's own words is read only when the survey has closed and at least 10 have answered. If fewer have answered, it is deleted and nobody reads it. Analysts and administrators in the directorate read it before everybody else, shuffled, never beside the ratings, and so that two texts of one person do not stand together.";
        shown_6: "De sender en tekst videre slik den er, skriver et sammendrag i stedet, eller sletter den. Bare institusjonen undersøkelsen gjelder, leser tekster ordrett. Alle i direktoratet ser sammendragene og hvor mange tekster som handler om hva, når de er minst 10." | "Dei sender ein tekst vidare slik han er, skriv eit samandrag i staden, eller slettar han. Berre institusjonen undersøkinga gjeld, les tekstar ordrett. Alle i direktoratet ser samandraga og kor mange tekstar som handlar om kva, når dei er minst 10." | "They pass a text on as it stands, write a summary instead, or delete it. Only the institution the survey is about reads texts word for word. Everybody in the directorate sees the summaries and how many texts are about what, when there are at least 10.";

        kept: "Hvor lenge vi lagrer det" | "Kor lenge vi lagrar det" | "How long we keep it";

        kept_what: "Hva" | "Kva" | "What";
        kept_why: "Hvorfor" | "Kvifor" | "Why";
        kept_long: "Hvor lenge" | "Kor lenge" | "How long";
        kept_by: "Slettes av" | "Blir sletta av" | "Deleted by";
        kept_link_what: "Lenke til innlogging" | "Lenkje til innlogging" | "Sign-in link";
        kept_link_why: "For å logge deg inn uten passord" | "For å logge deg inn utan passord" | "To sign you in without a password";
        kept_link_long: "Ti minutter. Har du ingen konto og lar lenken ligge, er ikke noe om deg lagret etterpå." | "Ti minutt. Har du ingen konto og lèt lenkja liggje, er ikkje noko om deg lagra etterpå." | "Ten minutes. If you have no account and leave the link alone, nothing about you is stored afterwards.";
        kept_link_by: "Videre, av seg selv" | "Videre, av seg sjølv" | "Videre, by itself";
        kept_session_what: "Innlogging" | "Innlogging" | "Sign-in";
        kept_session_why: "For å vite hvem du er fra side til side" | "For å vite kven du er frå side til side" | "To know who you are from page to page";
        kept_session_long: "Til du logger ut eller avslutter den. Virker høyst 30 dager." | "Til du loggar ut eller avsluttar ho. Verkar høgst 30 dagar." | "Until you sign out or end it. Works for at most 30 days.";
        kept_session_by: "Du, eller Videre neste gang noen logger inn etter det" | "Du, eller Videre neste gong nokon loggar inn etter det" | "You, or Videre the next time somebody signs in after that";
        kept_account_what: "Konto: navn, e-post, språk, roller" | "Konto: namn, e-post, språk, roller" | "Account: name, e-mail, language, roles";
        kept_account_why: "For å vite hva du har lov til, og sende deg brev" | "For å vite kva du har lov til, og sende deg brev" | "To know what you may do, and send you letters";
        kept_account_long: "Til du eller institusjonen ber om sletting. Videre sletter den ikke av seg selv." | "Til du eller institusjonen ber om sletting. Videre slettar han ikkje av seg sjølv." | "Until you or the institution asks for deletion. Videre does not delete it by itself.";
        kept_account_by: "De som driver tjenesten" | "Dei som driv tenesta" | "Those who run the service";
        kept_saved_what: "Lagrede tilbud, søk, varsler og kalenderadresse, og fag, trinn og studiepoeng du har bedt Videre huske" | "Lagra tilbod, søk, varsel og kalenderadresse, og fag, trinn og studiepoeng du har bede Videre hugse" | "Saved offers, searches, alerts and calendar address, and the subject, stage and credits you have asked Videre to remember";
        kept_saved_why: "For at du skal finne dem igjen" | "For at du skal finne dei att" | "For you to find them again";
        kept_saved_long: "Til du fjerner dem, eller til kontoen slettes" | "Til du fjernar dei, eller til kontoen blir sletta" | "Until you remove them, or the account is deleted";
        kept_saved_by: "Du" | "Du" | "You";
        kept_letters_what: "Hvilke brev som er sendt til hvilken adresse, uten innholdet" | "Kva brev som er sende til kva adresse, utan innhaldet" | "Which letters were sent to which address, without their content";
        kept_letters_why: "For at samme brev ikke skal sendes to ganger" | "For at same brev ikkje skal sendast to gonger" | "So that the same letter is not sent twice";
        kept_letters_long: "Ett år. Undersøkelsenes brev til deltakerne står ikke her." | "Eitt år. Breva til deltakarane i undersøkingar står ikkje her." | "One year. Surveys' letters to participants are not among them.";
        kept_letters_by: "Videre, av seg selv" | "Videre, av seg sjølv" | "Videre, by itself";
        kept_people_what: "Deltakerliste: navn, e-post, språk, hva som er sendt" | "Deltakarliste: namn, e-post, språk, kva som er sendt" | "List of participants: name, e-mail, language, what has been sent";
        kept_people_why: "For å sende invitasjonen, høyst tre påminnelser og beskjed om en tidligere siste dag" | "For å sende invitasjonen, høgst tre påminningar og beskjed om ein tidlegare siste dag" | "To send the invitation, at most three reminders and word of an earlier last day";
        kept_people_long: "90 dager etter at undersøkelsen er lukket, eller med en gang den avlyses eller du ber om det" | "90 dagar etter at undersøkinga er lukka, eller med det same ho blir avlyst eller du ber om det" | "90 days after the survey has closed, or as soon as it is called off or you ask";
        kept_people_by: "Videre, av seg selv; institusjonen, når du ber om det" | "Videre, av seg sjølv; institusjonen, når du ber om det" | "Videre, by itself; the institution, when you ask";
        kept_key_what: "Nøkkelen til en undersøkelse" | "Nøkkelen til ei undersøking" | "The key of a survey";
        kept_key_why: "For å lage lenkene" | "For å lage lenkjene" | "To make the links";
        kept_key_long: "Til undersøkelsen lukker" | "Til undersøkinga lukkar" | "Until the survey closes";
        kept_key_by: "Videre, av seg selv" | "Videre, av seg sjølv" | "Videre, by itself";
        kept_copy_what: "Krypteringsnøkkelen for svarene, kopi på hver server" | "Krypteringsnøkkelen for svara, kopi på kvar tenar" | "The encryption key of the answers, a copy on each server";
        kept_copy_why: "For at ingen svar skal gå tapt om undersøkelsens nøkkel forsvinner" | "For at ingen svar skal gå tapt om nøkkelen til undersøkinga forsvinn" | "So that no answer is lost should the survey's key disappear";
        kept_copy_long: "Til undersøkelsen lukker" | "Til undersøkinga lukkar" | "Until the survey closes";
        kept_copy_by: "Videre, av seg selv" | "Videre, av seg sjølv" | "Videre, by itself";
        kept_draft_what: "Svar du ikke har sendt" | "Svar du ikkje har sendt" | "Answers you have not sent";
        kept_draft_why: "For at du skal kunne fortsette der du slapp" | "For at du skal kunne halde fram der du slapp" | "For you to go on where you left off";
        kept_draft_long: "Til du sender, sletter eller undersøkelsen lukker. Ligger bare i din egen nettleser." | "Til du sender, slettar eller undersøkinga lukkar. Ligg berre i din eigen nettlesar." | "Until you send or delete them, or the survey closes. They lie in your own browser only.";
        kept_draft_by: "Nettleseren din, når du sender eller neste gang du åpner en undersøkelse" | "Nettlesaren din, når du sender eller neste gong du opnar ei undersøking" | "Your browser, when you send or the next time you open a survey";
        kept_ratings_what: "Tallsvar" | "Talsvar" | "Ratings";
        kept_ratings_why: "For å regne ut resultatene" | "For å rekne ut resultata" | "To compute the results";
        kept_ratings_long: "Uten tidsgrense. De hører ikke til noen person." | "Utan tidsgrense. Dei høyrer ikkje til nokon person." | "Without limit. They belong to no person.";
        kept_ratings_by: "Ingen" | "Ingen" | "Nobody";
        kept_few_what: "Tekster, når færre enn 10 har svart" | "Tekstar, når færre enn 10 har svart" | "Texts, when fewer than 10 have answered";
        kept_few_why: "De leses ikke" | "Dei blir ikkje lesne" | "They are not read";
        kept_few_long: "Til undersøkelsen lukker" | "Til undersøkinga lukkar" | "Until the survey closes";
        kept_few_by: "Videre, av seg selv" | "Videre, av seg sjølv" | "Videre, by itself";
        kept_unread_what: "Tekster som ikke er lest" | "Tekstar som ikkje er lesne" | "Texts nobody has read";
        kept_unread_why: "De venter på å bli lest av direktoratet" | "Dei ventar på å bli lesne av direktoratet" | "They wait to be read by the directorate";
        kept_unread_long: "Ett år etter at undersøkelsen lukket" | "Eitt år etter at undersøkinga lukka" | "One year after the survey closed";
        kept_unread_by: "Videre, av seg selv" | "Videre, av seg sjølv" | "Videre, by itself";
        kept_held_what: "Tekster som ikke sendes videre" | "Tekstar som ikkje blir sende vidare" | "Texts that are not passed on";
        kept_held_why: "De kan røpe noen" | "Dei kan røpe nokon" | "They may give somebody away";
        kept_held_long: "Til institusjonen får beskjed, senest en uke etter at det er avgjort" | "Til institusjonen får beskjed, seinast ei veke etter at det er avgjort" | "Until the institution is told, at the latest a week after it is decided";
        kept_held_by: "Videre, av seg selv" | "Videre, av seg sjølv" | "Videre, by itself";
        kept_told_what: "Tekster og sammendrag institusjonen har fått" | "Tekstar og samandrag institusjonen har fått" | "Texts and summaries the institution has got";
        kept_told_why: "For at studiet skal bli bedre" | "For at studiet skal bli betre" | "To improve the study";
        kept_told_long: "Fem år. Bare tellingen av hva de handlet om, blir igjen." | "Fem år. Berre teljinga av kva dei handla om, blir att." | "Five years. Only the count of what they were about remains.";
        kept_told_by: "Videre, av seg selv" | "Videre, av seg sjølv" | "Videre, by itself";
        kept_trail_what: "Hvem som har gjort hva i arbeid med tilbud, saker og funn, og navn på ansvarlige" | "Kven som har gjort kva i arbeid med tilbod, saker og funn, og namn på ansvarlege" | "Who has done what with offers, cases and findings, and names of those responsible";
        kept_trail_why: "For at vedtak og endringer skal kunne etterprøves" | "For at vedtak og endringar skal kunne etterprøvast" | "So that decisions and changes can be verified";
        kept_trail_long: "Uten tidsgrense. Gjelder dem som arbeider med dette, aldri dem som svarer." | "Utan tidsgrense. Gjeld dei som arbeider med dette, aldri dei som svarar." | "Without limit. Concerns those who work with this, never those who answer.";
        kept_trail_by: "Ingen" | "Ingen" | "Nobody";
        kept_backup_what: "Sikkerhetskopier av databasen" | "Tryggingskopiar av databasen" | "Backups of the database";
        kept_backup_why: "For at ikke noe skal gå tapt" | "For at ikkje noko skal gå tapt" | "So that nothing is lost";
        kept_backup_long: "Så lenge de som driver tjenesten, har bestemt. Det som er slettet siden, står i kopien så lenge. Hentes den inn igjen, slettes det som har gått ut på tid, på nytt." | "Så lenge dei som driv tenesta, har bestemt. Det som er sletta sidan, står i kopien så lenge. Blir han henta inn att, blir det som har gått ut på tid, sletta på nytt." | "As long as those who run the service have decided. What has been deleted since stands in the copy as long. If it is put back, what is past its time is deleted again.";
        kept_backup_by: "De som driver tjenesten" | "Dei som driv tenesta" | "Those who run the service";

        rights: "Dine rettigheter" | "Rettane dine" | "Your rights";
        rights_1: "Du kan be om å se, rette eller slette det vi har om deg. Spør institusjonen som la deg inn, eller svar på et brev fra Videre. Brevet går til dem som driver tjenesten." | "Du kan be om å sjå, rette eller slette det vi har om deg. Spør institusjonen som la deg inn, eller svar på eit brev frå Videre. Brevet går til dei som driv tenesta." | "You can ask to see, correct or delete what we have about you. Ask the institution that entered you, or reply to a letter from Videre. The reply goes to those who run the service.";
        rights_2: "Svaret ditt på en undersøkelse kan vi ikke finne igjen, og derfor heller ikke rette eller slette." | "Svaret ditt på ei undersøking kan vi ikkje finne att, og difor heller ikkje rette eller slette." | "We cannot find your answer to a survey again, and so we cannot correct or delete it either.";
        rights_3: "Mener du at vi bryter reglene, kan du klage til Datatilsynet." | "Meiner du at vi bryt reglane, kan du klage til Datatilsynet." | "If you think we break the rules, you can complain to the Norwegian Data Protection Authority.";

        access_lead: "Alle skal kunne bruke Videre, også med tastatur, skjermleser eller sterk forstørring." | "Alle skal kunne bruke Videre, òg med tastatur, skjermlesar eller sterk forstørring." | "Everyone should be able to use Videre, also with a keyboard, a screen reader or strong magnification.";
        access_goal: "Målet" | "Målet" | "The goal";
        access_goal_1: "Videre skal følge WCAG 2.2 på nivå A og AA. Loven krever WCAG 2.1 på de samme nivåene." | "Videre skal følgje WCAG 2.2 på nivå A og AA. Lova krev WCAG 2.1 på dei same nivåa." | "Videre is to follow WCAG 2.2 at levels A and AA. Norwegian law requires WCAG 2.1 at the same levels.";
        access_tested: "Slik er det prøvd" | "Slik er det prøvd" | "How it has been tested";
        access_tested_1: "Sidene prøves automatisk med verktøyet axe når koden endres, både med og uten JavaScript." | "Sidene blir prøvde automatisk med verktøyet axe når koden blir endra, både med og utan JavaScript." | "The pages are tested automatically with the tool axe when the code changes, both with and without JavaScript.";
        access_tested_2: "Slike prøver finner bare en del av feilene. Ingen uavhengige har prøvd sidene ennå, og de er ikke prøvd sammen med folk som bruker hjelpemidler." | "Slike prøver finn berre ein del av feila. Ingen uavhengige har prøvd sidene enno, og dei er ikkje prøvde saman med folk som bruker hjelpemiddel." | "Such tests find only some of the faults. Nobody independent has tested the pages yet, and they have not been tried together with people who use assistive technology.";
        access_known: "Dette vet vi om" | "Dette veit vi om" | "What we know of";
        access_known_1: "De nordsamiske sidene bruker foreløpig bokmål, og er merket slik for skjermlesere." | "Dei nordsamiske sidene bruker førebels bokmål, og er merkte slik for skjermlesarar." | "The Northern Sámi pages use Norwegian bokmål for now, and are marked so for screen readers.";
        access_known_2: "Institusjonene skriver tilbudene sine selv. Tekst og lenker derfra kan være vanskeligere å lese enn resten." | "Institusjonane skriv tilboda sine sjølve. Tekst og lenkjer derifrå kan vere vanskelegare å lese enn resten." | "Institutions write their own offers. Text and links from them can be harder to read than the rest.";
        access_known_3: "Dette er ikke den formelle erklæringen i uustatus.no. Den må leveres av den som tar Videre i bruk." | "Dette er ikkje den formelle fråsegna i uustatus.no. Ho må leverast av den som tek Videre i bruk." | "This is not the formal statement in uustatus.no. That must be delivered by whoever takes Videre into use.";
        access_contact: "Si fra om noe ikke virker" | "Sei frå om noko ikkje verkar" | "Tell us when something does not work";
        access_contact_1: "Svar på et brev fra Videre, så når du dem som driver tjenesten. Skriv hvilken side det gjelder, hva du ville gjøre, og hva som skjedde." | "Svar på eit brev frå Videre, så når du dei som driv tenesta. Skriv kva side det gjeld, kva du ville gjere, og kva som hende." | "Reply to a letter from Videre and you reach those who run the service. Write which page it is, what you wanted to do and what happened.";
        access_contact_2: "Du kan også melde fra til Tilsynet for universell utforming av ikt." | "Du kan òg melde frå til Tilsynet for universell utforming av ikt." | "You can also report it to the Norwegian Authority for Universal Design of ICT.";
        written: "Skrevet {date}." | "Skriven {date}." | "Written {date}.";
    }
}

/// What is kept, why, how long, and who deletes it.
pub type Kept = [&'static str; 4];

impl About {
    /// Everything that is kept about people, as the code keeps it.
    #[must_use]
    pub const fn kept_rows(&self) -> [Kept; 16] {
        [
            [
                self.kept_link_what,
                self.kept_link_why,
                self.kept_link_long,
                self.kept_link_by,
            ],
            [
                self.kept_session_what,
                self.kept_session_why,
                self.kept_session_long,
                self.kept_session_by,
            ],
            [
                self.kept_account_what,
                self.kept_account_why,
                self.kept_account_long,
                self.kept_account_by,
            ],
            [
                self.kept_saved_what,
                self.kept_saved_why,
                self.kept_saved_long,
                self.kept_saved_by,
            ],
            [
                self.kept_letters_what,
                self.kept_letters_why,
                self.kept_letters_long,
                self.kept_letters_by,
            ],
            [
                self.kept_people_what,
                self.kept_people_why,
                self.kept_people_long,
                self.kept_people_by,
            ],
            [
                self.kept_key_what,
                self.kept_key_why,
                self.kept_key_long,
                self.kept_key_by,
            ],
            [
                self.kept_copy_what,
                self.kept_copy_why,
                self.kept_copy_long,
                self.kept_copy_by,
            ],
            [
                self.kept_draft_what,
                self.kept_draft_why,
                self.kept_draft_long,
                self.kept_draft_by,
            ],
            [
                self.kept_ratings_what,
                self.kept_ratings_why,
                self.kept_ratings_long,
                self.kept_ratings_by,
            ],
            [
                self.kept_few_what,
                self.kept_few_why,
                self.kept_few_long,
                self.kept_few_by,
            ],
            [
                self.kept_unread_what,
                self.kept_unread_why,
                self.kept_unread_long,
                self.kept_unread_by,
            ],
            [
                self.kept_held_what,
                self.kept_held_why,
                self.kept_held_long,
                self.kept_held_by,
            ],
            [
                self.kept_told_what,
                self.kept_told_why,
                self.kept_told_long,
                self.kept_told_by,
            ],
            [
                self.kept_trail_what,
                self.kept_trail_why,
                self.kept_trail_long,
                self.kept_trail_by,
            ],
            [
                self.kept_backup_what,
                self.kept_backup_why,
                self.kept_backup_long,
                self.kept_backup_by,
            ],
        ]
    }
}
