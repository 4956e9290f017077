import type { Script } from './scripts';

/** Conversations about orders and deliveries. */
export const orderScripts: readonly Script[] = [
  {
    topic: 'dostawa',
    note: 'Dostawa {zam}: {data1}, {od}–{do}. Pobranie **{kwota}**.',
    lines: `
> Zamówienie {zam} wyjechało z magazynu. Dostawa {dzień1} ({data1}) między {od} a {do}. Do zapłaty przy odbiorze: {kwota}. {firma}
< [Ok|Dziękuję|Super], [proszę o telefon pół godziny wcześniej.|będziemy czekać.]
> [Przekażę kierowcy.|Oczywiście.]`,
  },
  {
    topic: 'dostawa',
    note: 'Paczka {zam} utknęła w sortowni. Zgłoszone przewoźnikowi, nowy termin: **{data1}**.',
    lines: `
< Gdzie jest moje zamówienie {zam}? [Miało być wczoraj.|Ekipa stoi i czeka.]
> Już sprawdzam, proszę o chwilę.
+15m> Paczka utknęła w sortowni, nowy termin to {data1} do godz. {do}. Bardzo przepraszamy.
< [Trudno, czekam.|Oby, bo montaż mamy umówiony.]
+3d< Dotarło, dziękuję za interwencję.
> Dziękujemy za cierpliwość{:)}`,
  },
  {
    topic: 'dostawa',
    note: 'Paleta {waga} kg na {data1}. **Auto z windą**, bez dopłaty.',
    lines: `
> Dzień dobry, {dzień1} ({data1}) dostarczymy paletę ({waga} kg). Czy na miejscu jest wózek widłowy albo ktoś do pomocy przy rozładunku?
< Wózka nie ma, [będą dwie osoby|pomogą sąsiedzi]. Da się autem z windą?
> Tak, zaznaczam auto z windą, bez dopłaty.
< Dziękuję!`,
  },
  {
    topic: 'dostawa',
    note: '{zam}: nowy adres dostawy\n{adres}',
    lines: `
< Proszę o zmianę adresu dostawy {zam} na: {adres}
> Zmienione. Termin zostaje: {data1}, między {od} a {do}.
< [Super, dzięki.|Dziękuję.]{:)}`,
  },
  {
    topic: 'zamówienie',
    note: 'Do {zam} dopisane: {produktM}, {ilość}. Razem {wartość} netto.',
    lines: `
< Proszę [dołożyć|dopisać] do zamówienia {zam}: {produktM}, {ilość}
> Dopisane. [Całość|Razem] {wartość} netto. Potwierdza «Pan/Pani»?
< Potwierdzam.
> Dziękujemy, wysyłka {dzień1}.`,
  },
  {
    topic: 'zamówienie',
    note: 'Odłożone do {data2}:\n- {produktM}, {ilość}\n- nazwisko: {nazwisko}',
    lines: `
< Dzień dobry, czy macie na stanie {produktB}? Potrzebuję {ilość}
> Dzień dobry, mamy całą ilość. Cena {cena} netto za sztukę, [przy tej ilości rabat {rabat}%|odbiór od ręki].
< [Proszę odłożyć na nazwisko {nazwisko}.|Biorę, proszę odłożyć.]
> Odłożone do {data2}. Magazyn czynny 7:00–16:00, {adresF}.
< Będę {dzień1}{:)}`,
  },
  {
    topic: 'zamówienie',
    note: 'Brak na stanie: {produktM}. Dostawa {data2}, **dać znać SMS-em**.',
    lines: `
< Jest u Was {produktM}? [Potrzebne na wczoraj :)|Pilna sprawa.]
> Niestety, dostawa od producenta dopiero {dzień2} ({data2}). Możemy zaproponować zamiennik w tej samej cenie.
< [Poczekam.|Poproszę zamiennik.]
> Dobrze, damy znać SMS-em, gdy będzie można odebrać.
+4d> Towar gotowy do odbioru: magazyn, {adresF}, pon.–pt. 7:00–16:00. {firma}
< Dzięki, podjadę [dziś|jutro]{:)}`,
  },
  {
    topic: 'zamówienie',
    note: 'Odbiór {zam}: kod {kod4}, może odebrać inna osoba.',
    lines: `
> Zamówienie {zam} czeka na odbiór. Kod odbioru: {kod4}. Magazyn czynny pon.–pt. 7:00–16:00. {firma}
+20m< [Czy może odebrać ktoś inny?|Może odebrać mój pracownik?]
> Tak, wystarczy podać kod.
< Ok, dzięki{:)}`,
  },
  {
    topic: 'dostawa',
    note: 'Uszkodzona przesyłka ({produktM}), sprawa **{rek}**\n1. protokół spisany\n2. zdjęcia w załączniku\n3. wysłać nowy egzemplarz',
    lines: `
< Kurier przywiózł {produktB}, karton rozbity. [Przyjąć?|Co mam zrobić?]
+2m> Proszę spisać z kierowcą protokół szkody i zrobić zdjęcia. To podstawa do wymiany.
+15m< Protokół spisany, zdjęcia poszły mailem.
> Dziękujemy, wysyłamy nowy egzemplarz. Numer sprawy: {rek}
+3d< Nowy doszedł cały. Dzięki za sprawne działanie{:)}
> Dziękujemy za cierpliwość. Uszkodzoną paczkę odbierze kurier.`,
  },
  {
    topic: 'zamówienie',
    note: 'Zwrot złączek, nierozpakowane. Przywiezie do magazynu, przyjąć bez opłat.',
    lines: `
< <Zamówiłem/Zamówiłam> za dużo złączek. Można zwrócić nierozpakowane?
> Tak, w ciągu 30 dni, z paragonem lub fakturą.
< A koszt wysyłki po czyjej stronie?
> Zwroty wysyłkowe opłaca klient, w magazynie przyjmujemy bezpłatnie: {adresF}.
< To przywiozę osobiście.`,
  },
  {
    topic: 'zamówienie',
    note: 'Brak w {zam}: {produktM}. Dostawa brakującej pozycji: {data2}.',
    lines: `
> {wołaczK}, z zamówienia {zam} brakuje jednej pozycji ({produktM}). Wysłać resztę teraz czy wszystko razem {dzień2}?
+30m< [Wszystko razem.|Proszę teraz to, co jest.]
> Zanotowane, dziękuję za odpowiedź.`,
  },
  {
    topic: 'dostawa',
    note: 'Kierowca czekał pod adresem {adres}. Następnym razem dzwonić pół godziny wcześniej.',
    lines: `
> Kierowca nie może się dodzwonić, stoi pod adresem {adres}. Prosimy o kontakt. {firma}
+4m< Już schodzę! <Miałem/Miałam> wyciszony telefon.
> Dziękujemy, przekazane{:)}`,
  },
  {
    topic: 'zamówienie',
    note: 'Zamówienie stałe **{zam}** plus {produktM}. Dostawa {data1} do {do}.',
    lines: `
< [Poproszę to co zwykle na|To co zawsze poproszę, na] {dzień1B}, plus {produktB}.
> {wołaczK}, przyjęte: zamówienie {zam}, wartość {kwota} netto. Dostawa {data1} do godz. {do}.
< Dzięki, [jak zawsze szybko|jesteście niezawodni]{:)}`,
  },
  {
    topic: 'dostawa',
    note: 'Opóźniona dostawa {zam}, nowy termin: {data1}. Kierowca dzwoni godzinę wcześniej.',
    lines: `
> Z powodu [korków po wypadku|awarii samochodu|trudnych warunków na drogach] dzisiejsza dostawa {zam} przesunie się na {dzień1B}. Przepraszamy. {firma}
< Rozumiem. Proszę tylko o wcześniejszy telefon.
> Kierowca zadzwoni godzinę przed przyjazdem.`,
  },
  {
    topic: 'zamówienie',
    note: 'Pilnie na budowę: {produktM}. Kierowca jedzie {doMiasta}, **dopisać do faktury**.',
    lines: `
< {wołaczA}, [ratunku|pilna prośba]: na budowie zabrakło {produktD}. Da się jeszcze dziś?
> {wołaczK}, nasz kierowca akurat jedzie {doMiasta}, podrzuci po drodze.
< Jesteście [niezastąpieni|wielcy]! Wiszę kawę ☕
> Trzymam za słowo :)`,
  },
  {
    topic: 'zamówienie',
    note: 'Część do {model}, {kwotaM}, wysyłka za pobraniem: {adres}.',
    lines: `
< Zdjęcie tabliczki poszło na maila. Widać wszystko?
> Widać, dziękuję. To {model}, część jest na stanie: {kwotaM}.
< To proszę wysłać za pobraniem: {adres}
> Wysyłamy [dziś|jutro rano], paczka będzie {dzień2}.
< Dzięki!`,
  },
  {
    topic: 'dostawa',
    note: 'Transport między {od} a {do}, «klient będzie/klientka będzie» na miejscu.',
    lines: `
< Dzień dobry, o której jutro będzie transport? Muszę [zwolnić się z pracy|otworzyć bramę|odwołać ekipę].
> Dzień dobry {wołaczK}, kierowca planuje być między {od} a {do}.
< Ok, [będę na miejscu|zdążę].
+1d< Przyjechało, wszystko całe. [Kierowca bardzo pomocny!|Dziękuję.]{:)}`,
  },
  {
    topic: 'zamówienie',
    isForeign: true,
    note: 'Zapytanie z zagranicy: głowice termostatyczne, 12 szt., {euro} EUR z wysyłką.',
    lines: `
< Good morning, do you ship abroad? We need 12 pcs of the thermostatic head.
> Good morning, yes, we do. The delivery takes 4–5 working days, the price is {euro} EUR including shipping.
< Great, please send us a pro forma invoice.
> It is on its way to your e-mail. Kind regards, {agent}`,
  },
  {
    topic: 'dostawa',
    isForeign: true,
    note: 'Zapytanie po niemiecku o {zam}, dostawa {data1}.',
    lines: `
< Guten Tag, wann kommt unsere Bestellung {zam}?
> Guten Tag, die Lieferung ist für den {data1} geplant. Mit freundlichen Grüßen, {agent}
< Vielen Dank!`,
  },
];
