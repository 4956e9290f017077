import type { Script } from './scripts';

/** Conversations about offers, contracts and cooperation. */
export const offerScripts: readonly Script[] = [
  {
    topic: 'oferta',
    note: '**Pompa ciepła, dom {m2D} m²**\n- orientacyjnie {kwotaD}\n- ⟦ankieta→https://grzejnia.example/ankieta⟧ wysłana\n- oferta {oferta}',
    lines: `
< Dzień dobry, interesuje mnie pompa ciepła do domu {m2D} m². [Ile to kosztuje z montażem?|Jaka moc będzie potrzebna i za ile?]
> Dzień dobry {wołaczK}. Orientacyjnie {kwotaD} z montażem, dokładnie policzymy po wypełnieniu ankiety. Wysłać link?
< Tak, poproszę
> https://grzejnia.example/ankieta (5 minut, przyda się rachunek za ogrzewanie)
+1d< Wypełnione.
+1d> Dziękuję, oferta {oferta} jest na mailu. Zadzwonię w tym tygodniu, aby ją omówić. {agent}
< [Czekam na telefon.|Ok, najlepiej po 15.]`,
  },
  {
    topic: 'oferta',
    note: 'Pyta o dofinansowanie. Obiecane: kosztorys, karta produktu i protokół odbioru.',
    lines: `
< Czy pomagacie przy wniosku o dofinansowanie [na wymianę kotła|do pompy ciepła]?
> Tak, przygotowujemy komplet dokumentów: kosztorys, kartę produktu i protokół odbioru. Pomoc jest w cenie montażu.
< Świetnie. Co mam przygotować?
> Numer księgi wieczystej, ostatni PIT i zdjęcie starego kotła.
< Dziękuję, podeślę w weekend.`,
  },
  {
    topic: 'oferta',
    note: 'Negocjacje {oferta}: konkurencja {rabat}% taniej. **Zapytać kierownika o rabat i przegląd gratis.**',
    lines: `
< Oferta {oferta} w porządku, ale konkurencja daje {rabat}% taniej. [Da się coś zrobić?|Zejdą Państwo z ceny?]
> Porozmawiam z kierownikiem i jutro wrócę z odpowiedzią.
+1d> {wołaczK}, możemy dać {rabat}% rabatu i pierwszy przegląd gratis. Nowa kwota: {kwotaD}.
< Umowa stoi, proszę o dokumenty{:)}
> Umowa {umowa} wysłana na {mail}. Dziękujemy za zaufanie!`,
  },
  {
    topic: 'umowa',
    note: 'Umowa {umowa} do podpisu. Po podpisie wysłać harmonogram.',
    lines: `
> Dzień dobry, umowa {umowa} jest gotowa do podpisu. Woli «Pan/Pani» podpisać w biurze czy wysłać kurierem?
< [W biurze, będę {dzień1}.|Kurierem proszę.]
> Oczywiście, dziękuję za odpowiedź.
+4d> Podpisana umowa do nas dotarła. Harmonogram prześlemy [w ciągu tygodnia|w ciągu dwóch dni]. {podpis}`,
  },
  {
    topic: 'współpraca',
    note: 'Nowy instalator z okolic {miastoD}, NIP {nip}, {mail}. Konto założone, rabat {rabat}%.',
    lines: `
< Dzień dobry, jestem instalatorem z okolic {miastoD}. [Jakie są warunki współpracy?|Macie cennik dla firm?]
> Dzień dobry, dla instalatorów mamy rabat od {rabat}% i 14 dni na płatność. Wystarczy NIP, założymy konto.
< NIP {nip}, mail {mail}
> Konto założone, login <wysłałem/wysłałam> mailem. Witamy na pokładzie!
< Dzięki, pierwsze zamówienie [jeszcze w tym tygodniu|wkrótce]{:)}`,
  },
  {
    topic: 'współpraca',
    note: 'Szkolenie {data2d}, odpowiedź na zaproszenie w SMS-ie.',
    lines: `
> {wołaczK}, zapraszamy na szkolenie z pomp ciepła {data2d} o {rano} w naszej siedzibie, {adresF}. Obecność prosimy potwierdzić SMS-em. {firma}
+2h< [Będę.|Będziemy we dwóch.|Niestety, wtedy jestem na budowie.]
> Zanotowane, dziękujemy za odpowiedź.`,
  },
  {
    topic: 'oferta',
    note: 'Oferta {oferta} przedłużona o dwa tygodnie od {data2}. «Klient się zastanawia/Klientka się zastanawia».',
    lines: `
> Dzień dobry {wołaczK}, oferta {oferta} jest ważna do {data2}. Czy mogę w czymś pomóc? {agent}
+3h< [Jeszcze się zastanawiamy.|Czekamy na decyzję banku.|Jeszcze negocjuję w domu ;)]
> Rozumiem. Przedłużam ważność o dwa tygodnie.
< Dziękuję, to miłe.`,
  },
  {
    topic: 'umowa',
    note: 'Decyzja zarządu: umowa serwisowa **{umowa}**, {kwota} netto rocznie. Zebranie: {data3}.',
    lines: `
< Dzień dobry, zarząd zgodził się na umowę serwisową. Proszę o projekt.
> Dzień dobry, bardzo się cieszymy{:)} Projekt z dwoma przeglądami rocznie i dyżurem całodobowym wyślę jutro.
+1d> Projekt {umowa} jest na mailu: {kwota} netto rocznie. {podpis}
< Dziękuję, przedstawię go na zebraniu {data3}.`,
  },
  {
    topic: 'oferta',
    note: 'Rezygnacja, anulowane bez kosztów. Odezwać się za pół roku.',
    lines: `
< Dzień dobry, jednak rezygnujemy z [montażu|oferty {oferta}]. [Zmiana planów.|Przepraszam za kłopot.]
> Rozumiem, szkoda. Anuluję bez kosztów. Gdyby plany wróciły, zapraszamy.
< Dziękuję za wyrozumiałość.`,
  },
  {
    topic: 'oferta',
    note: 'Wizja lokalna {data2}, godz. {godz}, {adres}. Orientacyjnie od {kwotaD}.',
    lines: `
< Ile kosztuje [wymiana kotła z utylizacją starego|montaż podłogówki, {m2} m²]? Obiekt {wMieście}.
> Dzień dobry, orientacyjnie od {kwotaD}. Dokładną cenę podamy po wizji lokalnej, jest bezpłatna.
< To poproszę o termin.
> {Dzień2} ({data2}) o {godz}. Potwierdza «Pan/Pani»?
< Tak, {adres}`,
  },
  {
    topic: 'umowa',
    note: 'Umowa {umowa} kończy się {data3}, przedłużenie o rok. Aneks na {mail}.',
    lines: `
> {wołaczK}, umowa serwisowa {umowa} kończy się {data3}. Czy przedłużamy ją na kolejny rok? Cena bez zmian: {kwota} netto. {podpis}
+1d< [Tak, przedłużamy.|Tak, na tych samych warunkach.]
> Bardzo dziękujemy! Aneks wyślę na {mail}.
+1d< Podpisany aneks odesłany.`,
  },
  {
    topic: 'współpraca',
    note: '«Projektant/Projektantka», wysłany link do ⟦bibliotek→https://grzejnia.example/projektanci⟧. Zaprosić na szkolenie.',
    lines: `
< Dzień dobry, [prowadzę biuro projektowe|projektuję wnętrza|projektuję domy]. Czy mają Państwo biblioteki do programów projektowych?
> Dzień dobry, tak: https://grzejnia.example/projektanci. W razie pytań proszę pisać do mnie. {agent}
< Świetnie, tego <szukałem/szukałam>{:)}`,
  },
];
