//! What is on the board: the words of lessons and textbooks, of staff rooms and of letters home, by the subject that
//! treats them.
//!
//! Ours, from what everybody knows of school: topics and things of each subject, what goes well or wrong with it, who
//! works with it. A word stands here because it belongs to its subject, never for one question or one offer. They
//! are no rows of the dictionary the directorate keeps; a row of theirs for a word goes before what stands here.

/// A subject as offers are tagged with it, and the words that lead to it, parted by commas.
#[rustfmt::skip]
pub const CLASSROOM: &[(&str, &str)] = &[
    ("matematikk",
     "teller, nevner, fellesnevner, brøkstrek, blandet tall, desimal, komma tall, promille, prosentpoeng, \
      tierovergang, tiervenn, posisjonssystem, tallinje, tallrad, tallmønster, figurtall, tallfølge, partall, \
      oddetall, primtall, negative tall, heltall, kvadrattall, potens, rottegn, kvadratrot, pi, addisjon, \
      subtraksjon, addere, subtrahere, regneart, regnestrategi, algoritmeregning, overslag, avrunding, \
      utregning, mellomregning, tekststykke, variabel, parentes, formel, formelregning, faktorisering, \
      andregradslikning, likningssett, koordinatsystem, lineær, proporsjonalitet, stigningstall, graf, \
      tabell, søylediagram, sektordiagram, median, typetall, sentralmål, terning, kombinatorisk, \
      tilfeldighet, trekant, firkant, sirkel, kvadrat, rektangel, kube, prisme, pyramide, sylinder, omkrets, \
      overflate, målestokk, målenhet, måleenhet, symmetri, speiling, parallell, pytagoras, \
      pytagorassetningen, sinus, cosinus, tangens, vektor, integral, integrasjon, derivere, logaritme, \
      eksponentiell, differensiallikning, grenseverdi, matematisk, matematikkspråk, tallforhold, mattelekse, \
      mattebok, mattespill, gangetabellen, minusstykke, plusstykke, delestykke, gangestykke, regnefortelling, \
      kalkulator, casio, lommeregner, klokka, klokken, myntregning, valuta, rente, lån, privatøkonomi, \
      budsjettregning, rike oppgaver, utforskende oppgaver, matematisk samtale, matematikkdidaktikk, \
      regneferdighet, tallsans, 1p, 2p, 1t, r1, r2, s1, s2"),
    ("norsk",
     "spenningskurve, fortelling, punktum, komma, tegnsettingsregel, setningsoppbygning, stavemåte, personskildring, miljøskildring, diktverk, \
      bokmål, nynorsktekst, hovedmål, språkform, målform, substantiv, adjektiv, pronomen, preposisjon, \
      adverb, subjekt, predikat, setningsledd, leddsetning, bøyning, kasus, dobbel konsonant, tekstbinding, \
      teksttype, sjanger, sjangerkunnskap, sjangerlære, kåseri, essay, reportasje, intervju, referat, \
      resonnerende tekst, tekstanalyse, tolkning, litterær, litterær analyse, virkemiddel, \
      språklige virkemidler, metafor, rim, strofe, ballade, folkevise, folkeeventyr, sagn, myte, \
      fabel, saga, edda, romantikken, realismen, naturalismen, modernisme, barokken, opplysningstiden, \
      samtidslitteratur, klassiker, kanon, forfatterskap, diktsamling, diktlesing, diktanalyse, \
      novelleanalyse, romananalyse, bokrapport, bokmelding, filmatisering, sakprosatekst, appell, kortsvar, \
      langsvar, heldagsprøve, norskeksamen, skriftlig norsk, nabospråk, svensk, dansk, nordisk, \
      nordiske språk, runer, urnordisk, språkendring, språkvariasjon, sosiolekt, slang, ungdomsspråk, \
      kebabnorsk, multietnolekt, stedsnavn, språkpolitikk, språkstrid, språkdebatt, aasen, knudsen, garborg, \
      kielland, collett, obstfelder, vesaas, fosse, knausgård, prøysen, norskfaglig, norskfaget, norsktime, \
      tekst i kontekst, multimodal, lyttetekst, gjenfortelling, novellesamling"),
    ("engelsk",
     "glosetest, glose, gloseprøve, engelskprøve, engelsktime, engelskbok, engelskspråklig, phonics, \
      native speaker, small talk, storytelling, readers theatre, reading log, ekstensiv lesing, \
      graded readers, irsk, skotsk, australsk, london, england, storbritannia, usa, amerika, new york, \
      sør afrika, native american, harry potter, dickens, orwell, hemingway, toni morrison, vocabulary, \
      grammar, spelling, speaking, listening, essay writing, novels, short stories, poetry, picture books, \
      young adult, fluency, language acquisition, efl, clil, british, american, global english, \
      world englishes, engelskeksamen"),
    ("fremmedspråk",
     "tredjespråk, valgspråk, språkvalg, spanskbok, spania, latin amerika, mexico, argentina, tyskland, \
      østerrike, frankrike, paris, berlin, madrid, russisk, japansk, portugisisk, kinesisk språk, \
      fremmedspråklærer, verbbøyning, kasusbøyning, subjonctif, subjuntivo, dativ, akkusativ, språktandem, \
      utveksling, delf, språkopphold, målspråk"),
    ("naturfag",
     "årstid, døgn, jordrotasjon, vannkretsløp, lysforsøk, sæd, eggcelle, frosk, bie, humle, rovdyr, skjelettet, tenner, fordøyelsessystem, solcelle, elbil, bioenergi, vassdrag, \
      strøm, strømkrets, krets, lyspære, batteri, spenning, motstand, ohm, magnetisme, generator, fornybar, \
      vannkraft, vindkraft, solenergi, atomkraft, radioaktiv, radioaktivitet, stråling, halveringstid, \
      energikilde, varmepumpe, tyngdekraft, gravitasjon, friksjon, newton, fart, akselerasjon, lysbrytning, \
      optikk, lydbølge, bølge, molekyl, grunnstoff, periodesystem, kjemisk, kjemisk reaksjon, \
      kjemisk binding, syre, ph, forbrenning, partikkelmodell, partikkel, organisk kjemi, plast, celledeling, \
      dna, gen, kromosom, mutasjon, bioteknologi, genteknologi, crispr, virus, bakterie, immunforsvar, \
      vaksine, fordøyelse, blodomløp, hjerte, lunge, skjelett, muskel, nervesystem, hjerne, hormon, sanser, \
      øyet, øret, prevensjon, kjønnsorgan, menstruasjon, graviditet, seksuell helse, naturfaglig, dyr, fugl, \
      insekt, fisk, sopp, treslag, blomst, frø, spire, artsbestemmelse, artskunnskap, artsmangfold, \
      økologisk, næringskjede, næringsnett, fjære, strand, ferskvann, tjern, hav, havforsøpling, myr, \
      skogbruk, jordsmonn, bergart, mineral, fossil, vulkan, jordskjelv, platetektonikk, istid, isbre, \
      nedbør, kretsløp, karbon, drivhuseffekt, drivhusgass, klimagass, co2, ozonlag, forurensning, artsdød, \
      naturvern, planet, månen, solsystem, romfart, galakse, big bang, teleskop, dinosaur, evolusjonsteori, \
      darwin, hypotese, rapportskriving, labrapport, lupe, mikroskop, kolbe, reagensrør, bunsenbrenner, \
      naturfagrom, naturfagsenter, vitensenter, nysgjerrigper, dissekere, disseksjon, naturfagprosjekt, stem, \
      steam, geofag, oseanografi"),
    ("samfunnsfag",
     "kompass, kartbok, kartlesing, verdenskart, forfedre, historiefortelling, kolonitid, slavehandel, ungdomsråd, lovgivning, kommunebesøk, \
      ukraina, syria, afghanistan, iran, forbruker, forbrukerøkonomi, forbrukerrettighet, husholdningsøkonomi, økonomiforståelse, \
      vikingtid, viking, middelalder, steinalder, bronsealder, antikken, romerriket, egypt, renessanse, \
      reformasjon, svartedauden, eidsvoll, 1814, unionen, industrialisering, industriell revolusjon, \
      kolonialisme, imperialisme, slaveri, første verdenskrig, mellomkrigstid, okkupasjon, hitler, nazisme, \
      stalin, kommunisme, fascisme, kald krig, berlinmuren, vietnamkrigen, terror, terrorisme, 22 juli, \
      utøya, folketinget, kildegransking, historiebruk, historiebevissthet, historisk, lokalhistorie, slekt, \
      slektsforskning, minnesmerke, arkeologi, befolkning, urbanisering, verdensdel, europa, afrika, asia, \
      nord amerika, himmelretning, globus, landkunnskap, hovedstad, fylke, kommunevalg, stortingsvalg, \
      regjering, statsminister, politisk parti, parti, ideologi, sosialisme, liberalisme, kommunestyre, \
      domstol, rettssak, rettsstat, lov og rett, kriminalitet, politi, straff, arbeidsledighet, fagforening, \
      velferdsstat, skatt, bærekraftsmål, fn, fn sambandet, nato, eu, eøs, brexit, barnekonvensjonen, \
      barns rettigheter, flyktningkrise, migrasjon, bistand, kjønnsroller, likestilling, samlivsformer, \
      sosialisering, massemedier, nyheter, nyhet, ytringsrom, pressefrihet, sensur, reklame, forbruk, \
      forbrukervalg, samfunnsgeografi, samfunnsøkonomi, midtøsten, gaza, palestina, israel, russland, kina, \
      atomvåpen, nasjonal minoritet, kvener, romani, tater, skogfinner, elevtinget, 17 mai, grunnlovsdag, \
      kongehus, samfunnsfaglig, samfunnsfagprøve, utforskende samfunnsfag, gruvearbeid, bosetting, tettsted"),
    ("krle",
     "samtykke, grenser og samtykke, kropp og grenser, \
      kristen, jesus, påske, jul, pinse, ramadan, eid, hanukka, diwali, moske, moské, synagoge, tempel, \
      kirke, kirkebesøk, gudstjeneste, skolegudstjeneste, prest, imam, rabbiner, bønn, gud, allah, profet, \
      muhammed, luther, katolsk, ortodoks, pavekirken, kirkehistorie, bibelfortelling, det gamle testamente, \
      evangelium, salme, salmesang, religionskritikk, ateisme, ateist, livssynsnøytral, humanetisk, \
      konfirmasjon, dåp, ritual, hijab, niqab, religionsfrihet, fritaksrett, religionskonflikt, nyreligiøs, \
      sekt, buddhist, hindu, sikh, jødisk, islamsk, religiøs, samvittighet, moral, dyd, nestekjærlighet, \
      den gyldne regel, etisk, etisk dilemma, dilemma, menneskeverd, dødsstraff, dyrevelferd, sokrates, \
      platon, aristoteles, filosof, filosofiprøve, undring, undringssamtale, meningen med livet, døden, \
      religionsmøte"),
    ("kroppsøving",
     "kompass, stuping, isvett, båtvett, bading, redningsteknikk, lekegruppe, \
      kroppsbilde, skilek, skidag, skileik, ballopplæring, \
      ballek, lagspill, håndball, volleyball, basketball, basket, innebandy, badminton, tennis, friidrett, \
      løping, løpetest, beeptest, utholdenhet, styrketrening, bevegelighet, oppvarming, stafett, hinderløype, \
      turnapparat, stupe, koordinasjon, motorikk, motorisk, grovmotorikk, grunntrening, parkour, yoga, \
      aerobic, zumba, folkedans, swing, hiphop, dansing, kanonball, stikkball, gymlærer, gymkarakter, gymlek, \
      garderobe, dusje, dusjing, kroppspress, kroppsideal, basseng, svømmehall, bassengopplæring, crawl, \
      vanntilvenning, drukning, kano, kajakk, padling, skitur, langrenn, slalåm, alpint, akedag, \
      aktivitetsdag, idrettsdag, fysak, daglig fysisk aktivitet, fysisk aktiv, fysisk aktiv læring, inaktiv, \
      stillesitting, overvekt, kondisjon, fair play, lagidrett, kampsport, skating, rulleskøyter, sykkel, \
      o løp, bålfyring, bål, telttur, leirskole, overnattingstur, toppidrett, toppidrettslinje, idrettsfag, \
      breddeidrett, trener"),
    ("mat helse",
     "surdeig, gjæring, deig, pasta, ris, egg, melk, ost, yoghurt, taco, pizza, vafler, julebakst, tallerkenmodellen, næringslære, \
      middag, lunsj, frokost, matpakke, brød, brødbaking, bake, bakst, kake, gjær, gjærbakst, suppe, \
      grønnsak, frukt, kjøtt, fiskemiddag, fiskerett, koke, steke, salat, dessert, oppvask, kjøkkenkniv, \
      kniv, forkle, måleskje, stekepanne, proteiner, protein, karbohydrat, fett, vitamin, mineraler, \
      næringsstoff, kostråd, nøkkelhull, matmerking, merking matvarer, kalori, energidrikk, brus, sukkerfri, \
      vegetar, vegansk, vegetarmat, halal, kosher, matallergi, cøliaki, gluten, laktose, nøtteallergi, \
      matforgiftning, matvare, matvarebudsjett, handleliste, forbrukerbevissthet, holdbarhet, matkasting, \
      matrester, kortreist, lokalmat, tradisjonsmat, samisk mat, verdensmat, matrett, matglede, matteknikk, \
      smak, smakssans, fermentere, sylting, konservere, slakt, skolehage, skolefrokost, skolelunsj, kantine, \
      restaurant og matfag, kokkefag, matlære, husholdning, kjøkkenbenk, kjøkkenvakt, kostholdsråd, sunn, \
      usunn, sunnhet, spiseatferd, spisevaner, bordskikk, borddekking"),
    ("kunst håndverk",
     "øks, spikkekniv, tollekniv, \
      skaperglede, skapertrang, \
      tegne, male, perspektiv, skisse, krokitegning, kroki, akvarell, oljemaling, fargelære, farge, \
      fargesirkel, kullstift, collage, grafikk, linosnitt, tekstiltrykk, batikk, toving, tove, hekle, \
      brodere, broderi, sy, sying, symønster, garn, ull, lappeteknikk, klær, treskjæring, spikking, høvel, \
      sag, hammer, spiker, snekker, snekre, sløydsal, sløydbenk, dreiebenk, drill, båndsag, loddebolt, \
      lodding, smie, smiing, metallarbeid, sølvsmie, smykke, leirarbeid, glasur, keramikkovn, gips, \
      papirarbeid, origami, pappmasje, modellere, skulpturell, installasjon, kunstverk, kunstner, \
      kunsthistorie, kunstmuseum, munch, picasso, bildeanalyse, kunstuttrykk, samtidskunst, gatekunst, \
      graffiti, folkekunst, husflid, rosemaling, tegneprogram, foto, fotografering, photoshop, logo, plakat, \
      formgivning, produktdesign, interiør, modellbygging, husbygging, arkitekt, universell utforming, \
      materiallære, plastmateriale, gjenbruksverksted, redesigne, 3d printer, 3d print, laserkutter, \
      kunst og design, duoddji, stopmotion, animere"),
    ("musikk",
     "note, noter, noteark, notelesing, notelære, akkord, besifring, melodi, takt, dur moll, skala, \
      harmonilære, gehør, gehørspill, gitar, bassgitar, bass, elgitar, piano, fløyte, blokkfløyte, fiolin, \
      trompet, perkusjon, slagverk, cajon, djembe, boomwhackers, stavspill, xylofon, bandinstrument, rock, \
      pop, jazz, hip hop, rap, folkemusikk, hardingfele, klassisk musikk, mozart, beethoven, grieg, bach, \
      musikkhistorie, musikklytting, musikkanalyse, synge, allsang, fellessang, sangbok, barnesang, barnekor, \
      stemmebruk, mikrofon, forsterker, lydanlegg, lydopptak, garageband, soundtrap, musikkteknologi, dj, \
      ensemble, samspillgruppe, musikkgruppe, skolekor, skolekorps, skoleorkester, dirigent, direksjon, \
      musikkrom, musikalitet, rytmikk, kroppsperkusjon, musikkterapi, musikklek, musikktime, musikkfaglig"),
    ("drama | teater",
     "manus, manuskript, replikk, scene, regi, regissør, kostyme, kulisse, sminke, maske, dukketeater, dukke, \
      skyggeteater, figurteater, klovn, pantomime, mime, monolog, rollefigur, rollearbeid, statuer, tablå, \
      teaterlek, dramalek, improvisere, improv, forumspill, lærer i rolle, dramaturgi, publikum, \
      skuespilleri, skoleteater, teaterforestilling, teaterbesøk, dramakonvensjon, procesdrama, dramapedagog, \
      performance, lajv, larp, fortellerkunst, fortellerteater, luciaspill, julespill, \
      avslutningsforestilling, teaterprosjekt"),
    ("praktiske estetiske fag",
     "skaperglede, skapertrang, \
      estetisk, estetiske fag, estetisk læring, kulturell skolesekk, skolesekken, tverrestetisk, \
      praktisk estetisk, kunstfag, sanse, sanselig, kulturskolen, kulturdag, \
      praktisk undervisning, kulturprosjekt, variert undervisning, praktisk arbeid, kreative fag, \
      kreative prosesser, praktiske valgfag, nysirkus"),
    ("begynneropplæring",
     "skrivestart, skrivestarter, \
      førsteklassinger, andreklassing, 6 åring, seksåring, skolemoden, skolemodenhet, bokstavlek, \
      bokstavtempo, bokstavprogresjon, alfabet, alfabetet, lydering, lesekode, knekke koden, \
      knekke lesekoden, lesestart, leselære, førstelesing, ordbilde, helordsmetode, rim og regler, \
      rim regler, språklek, språkleker, oppdagende skriving, blyantgrep, finmotorikk, håndskriving, \
      løkkeskrift, stavskrift, mengde, tallsymbol, telleferdighet, barnehagebarn, femåring, førskolebarn, \
      småskolen, småtrinnslærer, småbarnspedagogikk, lekende, lekende læring, lekemiljø, frilek, \
      rollelek, lekestasjon, stasjonsopplæring, lekpreget, førsteklasselærer, adventsstund, samlingsstund, \
      morgensamling"),
    ("lesing | lesing skriving",
     "leser, leseferdighet, leseplan, leseprøve, lesestund, stillelesing, leselekse, leselos, \
      lesekvart, leseengasjement, leseveileder, leseutvikling, lesestrategier, \
      veiledet lesing, gjensidig lesing, bison, nøkkelord, tankekart, sammendrag, lesebok, lesetekst, \
      tekstforståelse, tekstkompetanse, språk i fag, språkkompetanse, fagspråk, faguttrykk, fagbegrep, \
      ordlæring, ordkunnskap, modelltekst, skriveferdighet, skriveprosess, skrivesenter, skriveoppgave, \
      skrivetrening, skrivelyst, skriveglede, skriveformål, tekststruktur, avsnitt, fagskriving, \
      processkriving, prosesskriving, tastatur, tastaturskriving, loggskriving, kreativ skriving, lesesvake, \
      lesesirkel, analog bok, papirbok, lesehemmende, leser sakte, lesetempo, sakte leser"),
    ("lesing | andrespråk",
     "begrep, begrepsforståelse, begrepsinnlæring, begrepsutvikling, begrepsapparat, ordlære, vokabular, ordinnlæring"),
    ("norsk | skriving",
     "og og å, da og når, enda og ennå, ordstilling, skriftspråk, språkføring, språkriktighet, tekstarbeid"),
    ("spesialpedagogikk",
     "hørsel, hørselsnedsettelse, synsnedsettelse, \
      spesialklasse, spesialgruppe, spesialskole, spesiallærer, spesped lærer, spesialavdeling, \
      forsterket avdeling, hverdagslivstrening, hverdagsliv, individuelt tilrettelagt, personlig assistanse, \
      fysisk tilrettelegging, ppt rapport, pp rapport, tilmelding ppt, pedagogisk rapport, utredning, \
      kartleggingsprøve, kartleggingstest, screening, logos test, carlsten, iq, evnetest, wisc, evnenivå, \
      psykisk utviklingshemning, utviklingshemmet, downs, down syndrom, cp, epilepsi, muskelsykdom, \
      hodeskade, sjelden diagnose, add, odd, ocd, tvang, tics, sanseprofil, sansesensitiv, overfølsom, \
      overstimulert, nedsmelting, piktogram, talemaskin, kommunikasjonsvansker, sosiale vansker, \
      samspillsvansker, emosjonelle vansker, atferdsproblem, selvkontroll, impulsiv, hyperaktiv, rastløs, \
      uoppmerksom, oppmerksomhetsvansker, konsentrasjonsproblem, fokusere, læringsvansker, lærehemmet, \
      sen utvikling, språklig utvikling, ekspressive vansker, impressive vansker, afasi, uttalevansker, \
      rettskrivningsvansker, blind, punktskrift, synshemming, synsvansker, blindhet, hjelpemiddel, lydbok, \
      lingdys, cd ord, lesepenn, tilpasning, tilpasset undervisning, differensiering, differensiere, \
      nivåtilpasning, nivåforskjell, evnerike, høyt begavet, talentutvikling, forsering, intensivopplæring, \
      intensiv lesekurs, nettverkstiltak, særlig behov, assistent, fagarbeider, barne ungdomsarbeider, \
      inkludere, segregering"),
    ("læringsmiljø",
     "voldshendelse, voldsepisode, voldelig, slåssekamp, voldsom, trusselsituasjon, klassefellesskap, klassetrivsel, gruppepress, popularitet, status, skoleskyss, skolemiljøutvalg, foreldreråd, \
      \
      læringsmiljøteam, klasseregel, ordensregel, ordensreglement, anmerkning, utvisning, gjensitting, \
      konsekvens, belønning, belønningssystem, klassekart, klassetime, klassens time, klasseråd, \
      klassekontrakt, gruppedynamikk, klassedynamikk, klassekultur, bli kjent, bli kjent leker, navneleker, \
      teambygging, gruppeinndeling, elevrelasjon, relasjonell, tillit, omsorg, anerkjennelse, empati, \
      sosial læring, sosiale ferdigheter, sosial trening, selvbilde, selvfølelse, følelse, følelser, \
      sinnemestring, raseri, raserianfall, bøllete, bølle, banning, banne, stygt språk, skjellsord, \
      utskjelling, kødding, slåsskamper, dytting, spark, biting, hærverk, nasking, løgn, baksnakke, \
      ryktespredning, rykte, utestengt, utfryst, fryse ut, ekskludere, ekskludering, klikk, klikkdannelse, \
      jentegjeng, guttegjeng, gjeng, jentekonflikt, jentemobbing, maktkamp, mobbeoffer, mobbesak, mobbefri, \
      mobbeombud, krenkelsessak, voksenmobbing, lærermobbing, seksuell trakassering, netthets, nettrolling, \
      nakenbilde, nakenbilder, snap, snapchat gruppe, chattegruppe, gruppechat, filming, nettovergrep, \
      skolegård, skoleveien, skolebuss, inspeksjon, trygghet, utrygghet, mistrivsel, skolemotivasjon, \
      skoleglede, elevundersøkelse, elevundersøkelsen, trivselsprogram, trivselsleder, minibuddy, fadder, \
      fadderordning, olweus, zippy, mitt valg, pals, respektprogram, elevsak, undersøke sak, \
      aktivitetsplaner, tiltaksplan, statsforvalteren, foreldresamtale, utviklingssamtale, foreldrekonflikt, \
      hjem skole, foreldreutvalg, fau, innetid, engasjement, elevengasjement, elevaktiv, elevaktiv læring, \
      ensomme, stille elev, sjenert, beskjeden, usynlig, sosial angst, prestasjonspress, skolepress, \
      karakterpress, søvn, døgnrytme, selvverd, robusthet, kjønnsidentitet, transperson, skeiv, homofil, \
      lhbt, grensesetting, samtykke"),
    ("rådgivning",
     "bti, overgangsrutine, yrkesinteresse, yrkesfaglinje, studieretning, elevstøtte, ungdomstjeneste, uteseksjon, \
      utv, utdanningsvalgfag, utdanningsvalglærer, \
      rådgivertjeneste, elevtjeneste, elevveiledning, elevsamtaler, helsesykepleier, skolehelsetjeneste, bup, \
      barnevernet, barnevern, bekymringsmelding, tverrfaglig samarbeid, ressursteam, oppfølgingstjeneste, \
      losordning, los, nav, arbeidsliv, arbeidslivet, bedrift, bedriftsbesøk, næringsliv, lærling, \
      lærlingordning, fagbrev, læreplass, utplassering, arbeidsuke, hospitering, yrkesmesse, utdanningsmesse, \
      jobbsøking, jobbsøknad, cv, jobbintervju, vigo, samordna opptak, linjevalg, programvalg, \
      studiespesialisering, søke videregående, fremtidsplan, framtidsdrøm, yrkesveileder, karriereplan, \
      karrieresenter, karrieretest, karrierelæring, karrierekompetanse, innsatsfag, omvalg, feilvalg, \
      gjennomstrømming, frafallsforebygging, ungdom utenfor, dropper ut, skoleslutter, fullføre, fullføring, \
      fraværsoppfølging, depressiv, selvmordstanker, selvmordsforebygging, rusmiddel, alkohol, cannabis, \
      narkotika, overgrep, seksuelle overgrep, incest, kriseteam, beredskap, sorggruppe, dødsfall, \
      skilsmissebarn, fosterbarn, økonomiske problemer, sosialfaglig, sosialpedagog, samtalegruppe, \
      livskrise, kriminell, spilleavhengighet, taushetsplikt, vonde følelser"),
    ("andrespråk",
     "introduksjonssenter, voksenopplæringssenter, norsksenter, læringssenter, \
      nyankommet, nyankomne, nykommer, innføringsskole, mottaksskole, mottak, asylmottak, enslig mindreårig, \
      introduksjonsprogrammet, introduksjonsklasse, introduksjonslov, integreringsloven, statsborgerprøve, \
      samfunnskunnskapsprøve, norskprøve, språkprøve, muntligprøve, særskilt norskopplæring, særskilt norsk, \
      sno, noa, tospråklig fagopplæring, tospråklig lærer, morsmålsopplæring, morsmålsassistent, \
      morsmålsstøtte, norskinnlæring, innlærer, andrespråkslærer, andrespråkselev, andrespråksinnlærer, \
      mellomspråksanalyse, mellomspråk, kontrastiv, transspråking, språkinnlæring, språkopplæring, \
      språkpraksis, språkkafe, språktrening, språkkartlegging, språkbad, fremmedspråklige elever, tigrinja, \
      tyrkisk, somali, somalisk, syrisk, dari, pashto, afghansk, kurdisk, vietnamesisk, thai, urdu, litauisk, \
      rumensk, eritreisk, arbeidsinnvandrer, arbeidsinnvandring, utlending, utenlandsk, utenlandske elever, \
      lesesvake voksne, fov, voksendeltaker, voksenelev"),
    ("flerkulturell",
     "giftemål, arrangert ekteskap, ekteskap, tvangsgifte, storfamilie, kollektivisme, innvandrerjente, innvandrergutt, \
      flerkultur, flerspråklighet, flerspråklig klasse, fremmedhat, fremmedfrykt, islamofobi, islamhat, \
      hudfarge, hvithet, stereotypi, fordom, æreskultur, negativ sosial kontroll, sosial kontroll, \
      tvangsekteskap, kjønnslemlestelse, omskjæring, minoritetsforeldre, minoritetselev, minoritetsfamilie, \
      tolk, tolkebruk, tolkesamtale, innvandrerforeldre, innvandrerbarn, innvandrerbakgrunn, krysskulturell, \
      interkulturelle møter, kulturkollisjon, kulturkræsj, kulturbakgrunn, etnisitet, etnisk, \
      rasistiske vitser, flyktningfamilie, flukt, krigstraume, torturoffer, multikulturell, dekolonisering, \
      avkolonisering, mangfoldskompetanse, mangfoldsledelse, religiøst mangfold, verdikonflikt"),
    ("tegnspråk",
     "hørsel, hørselsnedsettelse, \
      cochlea, cochleaimplantat, ci, høreapparat, hørselsvansker, hørselshemming, teleslynge, lyttevansker, \
      døvblind, døvetolk, døveskole, døvekultur, tegn til tale, munnavlesning, håndalfabet, tegnspråklig, \
      tegnspråkopplæring, skrivetolk, døvt barn, hørende"),
    ("samisk",
     "samisktalende, sameland, samefolk, samenes nasjonaldag, samenes, 6 februar, sametinget, sameting, \
      kofte, gakti, lavvo, reinkalv, siida, noaidi, runebomme, alta saken, altasaken, kautokeinoopprøret, \
      fornorskningspolitikk, fornorskning, fornorske, sannhetskommisjonen, forsoning, sjøsame, markasame, \
      pitesamisk, umesamisk, skoltesamisk, østsamisk, samiskspråklig, samiske eventyr, samiske tradisjoner, \
      samisk mytologi, finnmarksvidda, urbefolkning, urfolksdag, urfolksrettigheter, giella, \
      juoigat, gïele, \
      sámásta, sámástit, samifisering, samisk innhold, vuelie"),
    ("programmering",
     "kodetime, kodekveld, kodeoppgave, kodebrikke, kodelek, blokkode, blokkbasert, blokkoding, tekstkoding, \
      javascript, html, css, løkke, if setning, feilsøking kode, feilsøke, debugging, sensor, \
      mikrokontroller, arduino, raspberry, sphero, bluebot, beebot, ozobot, lego mindstorms, lego spike, \
      spike prime, makecode, processing, trinket, super:bit, superbit, spillkoding, lage spill, lage app, \
      apputvikling, app, nettsidekoding, dataprogram, dataprogrammering, it 1, it 2, \
      informasjonsteknologi valgfag, valgfag programmering, analog programmering, algoritmer, simulering, \
      automatisering, kodekunnskap, koderegler, programvareutvikling"),
    ("digital kompetanse",
     "adaptiv, adaptivitet, læringsanalyse, filmproduksjon, videoproduksjon, medieproduksjon, \
      læringsbrett, skolepc, skjermfri, skjermfritid, skjermforbud, mobilfri, mobilforbud, \
      mobiltelefonforbud, mobilhotell, digitale læremidler, digital lærebok, digitale bøker, \
      digitalt verktøy, digitale verktøyer, onenote, showbie, itslearning, google classroom, canva, \
      powerpoint, book creator, kahoot, quiz, podcast, podkast, videoredigering, lydbokproduksjon, \
      filmlaging, lage film, multimedia, mediebruk, smarttavle, interaktiv tavle, vr, vr briller, virtuell, \
      kunstig, chatbot, chat gpt, prompt, språkmodeller, deepfake, maskinoversettelse, ki verktøy, ki bruk, \
      datasikkerhet, passord, informasjonssikkerhet, cybersikkerhet, digital sikkerhet, hacking, \
      personopplysning, databehandleravtale, samtykkeskjema, digital etikk, nettetikk, influenser, youtube, \
      instagram, facebook, discord, gamer, gamingkultur, e læring, e læringskurs, fjernundervise, \
      hybridundervisning, videomøte, digital ferdighet, dataferdigheter, bærbar, læringsapp, apper"),
    ("veiledning",
     "veiledningsgruppe, veiledningskompetanse, første yrkesår, lærerdebut, debutant, partnerskole, universitetsskole, praksisskole, \
      observere, kollegaobservasjon, skygging, veiledningsteori, veiledningsmetode, veiledningssamtale, gruppeveiledning, kollegaobservere, \
      kollegagruppe, kollegastøtte, mentee, mentorprogram, mentorrolle, fadderlærer, ny i yrket, yrkesdebut, \
      yrkesstart, førsteårslærer, nytilsatte lærere, nytilsatt, nyutdanna, praksisgruppe, praksisperiode, \
      praksislærerrolle, praksissamtale, praksisstudenter, lærerstudenter, skikkethetsvurdering, egnethet, \
      grunnskolelærerstudent, lærer i praksis, veilede studenter, ta imot studenter, observere undervisning, \
      undervisningsobservasjon, lærende samtale, aksjonslæring, lesson study, supervisjon, selvrefleksjon, \
      aktiv lytting, coach, coache, veilederkompetanse"),
    ("skolebibliotek",
     "lesestafett, leseprosjekt, leseløp, lesekampanje, lesekonkurranse, \
      bokhylle, boksamling, bokkasse, bokbuss, lånekort, utlån, låne, låne bøker, bibliotekrom, \
      bibliotektime, bibliotekbesøk, bibliotekansvar, biblioteklærer, bibliotekfag, folkebibliotek, \
      bokslukere, bokslukerprisen, sommerles, forfatterbesøk, bokpresentasjon, bokanbefaling, bokutvalg, \
      boksamtale, barneroman, billedbok, pekebok, grafisk roman, manga, fantasy, krim, dystopi, ungdomsroman, \
      young adult bøker, lydbøker, leseaksjon, katalogisere, katalogisering, dewey, mikromarc, \
      informasjonssøk, søkestrategi, kildesøk, leseambassadør"),
    ("skoleledelse",
     "medarbeiderskap, medarbeiderundersøkelse, arbeidstid, arbeidstidsavtale, skolerute, timeplan, timeplanlegging, bemanning, lærernorm, \
      lærertetthet, sykefraværsoppfølging, delegere, delegering, beslutning, prosjektledelse, styringsdokument, tilstandsrapport, kvalitetsmelding, \
      oppvekstplan, oppvekstreform, profesjonsutvikling, profesjonalitet, samarbeidsutvalg, kompetanseplan, digital strategi, \
      team, kollegi, kollegieutvikling, kollegiutvikling, kollegialitet, teamleder, \
      skoleledergruppe, ledergruppe, ledelsesutvikling, ledelsesteori, lederstøtte, lederteam, plangruppe, \
      utviklingsgruppe, utviklingsplan, skoleutviklingsplan, virksomhetsplan, kvalitetsutvikling, \
      kvalitetssystem, kvalitetsvurdering, skoleresultat, resultatoppfølging, skolebidrag, ståstedsanalyse, \
      ekstern vurdering, tilsyn, skoleeier, kommunedirektør, skolesjef, oppvekstsjef, kommunalsjef, \
      utdanningsdirektør, skoleadministrasjon, administrasjon, rektorteam, møteledelse, personalmøte, \
      utviklingstid, fellestid, teamarbeid, teamsamarbeid, teammøte, lærerteam, lærersamarbeid, \
      lærende organisasjon, lærende nettverk, lærende møter, kollektiv læring, kollektiv utvikling, \
      kollegial, kollegialt, delingskultur, delekultur, erfaringsdeling, endringsvegring, omstilling, \
      implementering, implementere, innovasjon, innovere, skolereform, dekom, rekom, kompetansepakke, \
      læreplanverk, læreplanverket, lk20, lk 20, lk06, overordnet del, kjerneelement, tverrfaglige temaer, \
      lokal læreplan, fagplan, årsplan, halvårsplan, kompetansemål, personalsak, personalkonflikt, \
      personalarbeid, arbeidsmiljø, arbeidsmiljølov, verneombud, tillitsvalgt, medbestemmelse, hms, \
      vanskelig samtale, vanskelige samtaler, oppsigelse, sykemelding, ansettelse, tilsetting, rekruttering, \
      rekruttere, lønnssamtale, tariff, nedbemanning, skolenedleggelse, strategisk, visjon, skolekultur, \
      skolebasert utvikling, organisasjonskultur, distribuert ledelse, sfo leder, sfo ledelse, \
      avdelingsledelse, mellomledelse, teamledelse, skolelov, forvaltningslov, offentleglov, rettssikkerhet, \
      klagesak"),
    ("rektorutdanning",
     "rektorstilling, rektorjobb, rektorrolle, rektoroppgave, ny rektor, konstituert rektor, rektorkurs, \
      skolelederutdanning, lederkurs, lederopplæring, lederprogram, lederrolle, lederstil, ledererfaring, \
      lederutvikling, budsjettarbeid, budsjettstyring, skolebudsjett, skoleøkonomi, økonomistyre, \
      kuttforslag, innsparing, driftsbudsjett, arbeidsgiver, arbeidsgiveransvar, arbeidsgiverrolle, \
      styringsrett, internkontroll, virksomhetsleder"),
    ("vurdering",
     "karakterbok, karakterskala, standpunktkarakter, termin, halvårsvurdering, vurderingskriterium, \
      vurderingskriterier, kriterier, måloppnåelse, vurderingspraksis, vurderingskultur, elevvurdering, \
      kameratvurdering, medelevvurdering, fremovermelding, rettepraksis, rettearbeid, rette prøver, \
      rette stiler, muntlig eksamen, skriftlig eksamen, eksamensform, eksamenssensor, vfl, sette karakter, \
      klage karakter, mappevurdering, vurderingsform"),
];
