import type { Script } from './scripts';

/** Conversations about invoices and payments. */
export const invoiceScripts: readonly Script[] = [
  {
    topic: 'faktura',
    note: 'Prosi o duplikat faktury **{fv}**, wysłany na {mail}. [Adres aktualny.|E-mail w kartotece się zgadza.]',
    lines: `
< Dzień dobry, [nie dotarła do nas faktura|nie mogę znaleźć faktury] {fv}. [Czy mogę prosić o ponowne przesłanie?|Proszę o duplikat na maila.]
> Dzień dobry {wołaczK}, [oczywiście, wysyłam ponownie|już wysyłam] na adres {mail}. Czy to nadal aktualny adres?
< Tak, [aktualny|zgadza się]. Dziękuję{:)}
> Wysłane. [Miłego dnia!|Pozdrawiam, {agent}]`,
  },
  {
    topic: 'faktura',
    note: '**{fv}: błędny NIP**\n- prawidłowy NIP: {nip}\n- korekta: {kor}',
    lines: `
< [Dzień dobry, na|Na] fakturze {fv} jest zły NIP. [Da się to poprawić?|Proszę o korektę.]
> Dzień dobry, proszę o prawidłowy NIP, wystawimy fakturę korygującą.
< {nip}
> Dziękuję. Korekta {kor} będzie gotowa [jeszcze dziś|jutro rano], wyślemy ją mailem.
+1d> Korekta {kor} wysłana. Przepraszamy za pomyłkę. {podpis}
< [Jest, dziękuję.|Doszła, wszystko się zgadza.]`,
  },
  {
    topic: 'płatność',
    note: 'Zaległość **{kwota}** z faktury {fvZ}, termin minął {termin}.\nObiecuje przelew, sprawdzić {dzień1}.',
    lines: `
> Dzień dobry, przypominamy, że {termin} minął termin płatności faktury {fvZ} na kwotę {kwota}. [Jeśli przelew jest już w drodze, prosimy zignorować tę wiadomość.|Prosimy o uregulowanie należności.] {firma}
+2h< Dzień dobry, [przelew wyjdzie jutro|zapłacę {dzień1}], [przepraszam za opóźnienie|umknęło mi].
> Dziękujemy za informację{:)}
+3d> Wpłata zaksięgowana, dziękujemy. {podpis}`,
  },
  {
    topic: 'płatność',
    note: 'Twierdzi, że {fvZ} zapłacona {wczoraj}. [Wpłata przyszła na stare konto, przeksięgować.|Potwierdzenie przelewu w załączniku.]',
    lines: `
> Szanowni Państwo, faktura {fvZ} ({kwota}) pozostaje nieopłacona. Prosimy o wpłatę do {data1}. {firma}, księgowość
< [Ta faktura jest zapłacona od {wczoraj}.|Przecież płaciliśmy {wczoraj}!] [Wysłać potwierdzenie?|Mogę wysłać potwierdzenie przelewu.]
> Poproszę na ksiegowosc@grzejnia.example, sprawdzę [od razu|w banku].
< Wysłane.
> Dziękuję, wpłata [jest, przyszła na stare konto|jest na dzisiejszym wyciągu]. Przepraszam za zamieszanie. {agent}`,
  },
  {
    topic: 'płatność',
    note: 'Prośba o raty za {fv} ({kwota}):\n1. do {data1}: połowa\n2. do {data2}: reszta\n**Zgoda kierownika jest.**',
    lines: `
< Dzień dobry, [czy fakturę {fv} można rozłożyć na raty?|czy {fv} da się zapłacić w dwóch ratach?] [Mamy chwilowy zastój.|W tym miesiącu u nas krucho.]
> Dzień dobry {wołaczK}. Przy kwocie {kwota} możemy zaproponować dwie równe raty: do {data1} i do {data2}. Czy to odpowiada?
< Tak, bardzo dziękuję, [ratuje nas «Pan/Pani»|to nam ratuje miesiąc]{:)}
> Wysyłam [porozumienie|potwierdzenie ustaleń] mailem. Proszę o odesłanie podpisanego skanu.
+1d< Podpisane i odesłane.
> Mam, dziękuję. {podpis}`,
  },
  {
    topic: 'faktura',
    note: 'Pro forma {pf} na {produktB}, {brutto}. Dane bez zmian.',
    lines: `
< Proszę o pro formę na {produktB}, [zapłacę dziś|przelew zrobię od razu].
> [Już przygotowuję.|Robi się.] Dane do faktury jak ostatnio?
< Tak, [bez zmian|te same].
> Pro forma {pf} na kwotę {brutto} wysłana na {mail}.
+1h< Zapłacone, potwierdzenie wysyłam mailem.
> Mamy wpłatę, [rezerwuję towar|już pakujemy]. Odbiór możliwy {dzień1} od 7:00{:)}`,
  },
  {
    topic: 'faktura',
    note: 'Faktura {fvN} wysłana mailem, przegląd kotła {kwotaM}.',
    lines: `
> Dzień dobry, faktura {fvN} za przegląd kotła na kwotę {kwotaM} jest już na mailu. Termin płatności: 14 dni. {firma}
< Dziękuję, [doszła|jest]{:)}`,
  },
  {
    topic: 'płatność',
    note: 'Podwójny przelew do {fvZ}, po {kwota}. **Zwrot nadpłaty zlecony.**',
    lines: `
> Dzień dobry {wołaczK}, do faktury {fvZ} wpłynęły dwa przelewy po {kwota}. Zwrócić nadpłatę czy zaliczyć ją na poczet kolejnego zamówienia?
< [O, rzeczywiście.|Faktycznie, moja pomyłka.] Proszę o zwrot.
> Zwrot zlecony, pieniądze powinny być na koncie {dzień1}.
+3d< Doszło, dziękuję za uczciwość{:)}
> [Cała przyjemność po naszej stronie.|Nie ma sprawy, pozdrawiamy!]`,
  },
  {
    topic: 'faktura',
    note: 'Pytanie o nowy numer konta na {fv}. Jest na białej liście, wyjaśnione.',
    lines: `
< [Na jakie konto zapłacić {fv}?|Czy zmienił się numer konta? Na {fv} jest inny niż poprzednio.]
> Dzień dobry, od tego kwartału obowiązuje nowy rachunek, ten z faktury. Jest na białej liście podatników.
< [Ok|Dobrze], <sprawdziłem/sprawdziłam>, zgadza się. [Dzięki.|Dziękuję.]`,
  },
  {
    topic: 'faktura',
    note: 'Faktura {fvN} do paragonu {paragon}, NIP na paragonie jest.',
    lines: `
< Dzień dobry, {wczoraj} <kupiłem/kupiłam> u Państwa {produktB} na paragon. Czy mogę dostać fakturę na firmę?
> Dzień dobry, jeśli na paragonie jest NIP, to tak. [Proszę o numer paragonu.|Proszę podać numer paragonu.]
< NIP jest, numer paragonu {paragon}
> Dziękuję, faktura {fvN} będzie gotowa {dzień1}, a skan wyślę mailem.
< [Super, dzięki.|Dziękuję bardzo.]{:)}`,
  },
  {
    topic: 'płatność',
    note: 'Zaległość {kwota} ({fvZ}). **Do czasu wpłaty tylko przedpłata.**',
    lines: `
> Informujemy, że zaległość z faktury {fvZ} wynosi {kwota}. Brak wpłaty do {data1} spowoduje [wstrzymanie dostaw|przekazanie sprawy do windykacji]. Kontakt: {tel}. {firma}
+2h< Proszę o telefon w tej sprawie, najlepiej jutro po 14.
> Dobrze, zadzwonię jutro po 14:00. {agent}
+2d< [Zapłaciliśmy całość.|Poszedł przelew na całą kwotę.] Przepraszam za zwłokę.
> Dziękujemy. [Blokada zdjęta, można zamawiać.|Sprawa zamknięta.]`,
  },
  {
    topic: 'faktura',
    note: 'E-mail do e-faktur: {mail}. Zgoda na faktury elektroniczne jest.',
    lines: `
> Dzień dobry, od przyszłego miesiąca wysyłamy faktury wyłącznie elektronicznie. Na jaki adres e-mail mamy je kierować? {firma}
+1h< {mail}
> Dziękujemy, zapisane{:)}`,
  },
  {
    topic: 'płatność',
    note: 'Pyta o płatność kartą u serwisanta. Przypomnieć o zabraniu terminala.',
    lines: `
< [Czy serwisantowi można zapłacić kartą?|Można u serwisanta zapłacić BLIK-iem?]
> Tak, nasi serwisanci przyjmują karty, BLIK i gotówkę.
< [Świetnie, dziękuję.|Super, dzięki.]{:)}`,
  },
  {
    topic: 'płatność',
    note: 'Zaliczka {zaliczka} do umowy **{umowa}**. Montaż: {data2}.',
    lines: `
> {wołaczK}, aby potwierdzić termin montażu, prosimy o zaliczkę {zaliczka} na konto z umowy {umowa}. {podpis}
+1h< Zaliczka [wysłana|poszła przed chwilą].
+1d> Mamy zaliczkę, montaż {dzień2} ({data2}) potwierdzony.
< Super, czekamy{:)}`,
  },
  {
    topic: 'faktura',
    note: 'Na {fv} nie naliczył się rabat {rabat}%. **Korekta {kor}.**',
    lines: `
< Coś się nie zgadza na {fv}. Miał być rabat {rabat}%, a na fakturze go nie ma.
> Sprawdzam... Rzeczywiście, rabat się nie naliczył. Wystawię korektę {kor}.
< Dziękuję. To mam poczekać z przelewem?
> Proszę zapłacić kwotę już po korekcie: {kwota}. Przepraszam za kłopot, {agentI}`,
  },
  {
    topic: 'faktura',
    note: 'Komplet faktur za {miesiąc0} wysłany na {mail}.',
    lines: `
< Dzień dobry, [księgowa|biuro rachunkowe] prosi o wszystkie faktury za {miesiąc0}, [pilne|jeśli można dziś].
> Dzień dobry {wołaczK}, [zbieram|już zbieram]. Wyślę jednym plikiem na {mail}.
+40m> Poszło, w paczce są faktury i dwie korekty. {podpis}
< [Ekspresowo, dziękuję|Mam, bardzo dziękuję]{:)}`,
  },
];
