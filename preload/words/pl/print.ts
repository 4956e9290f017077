/** Polish texts of what is printed or saved as PDF. */
export const printPl = {
  print: {
    open: 'Drukuj, PDF',
    openHistory: 'Drukuj, PDF, kopiuj',
    title: 'Drukuj lub zapisz PDF',
    what: 'Co',
    record: 'Ten zapis',
    recordOf: 'Ten zapis: {{who}}',
    ticked_one: 'Zaznaczone: {{count, number}} zapis',
    ticked_few: 'Zaznaczone: {{count, number}} zapisy',
    ticked_many: 'Zaznaczone: {{count, number}} zapisów',
    ticked_other: 'Zaznaczone: {{count, number}} zapisu',
    list: 'Cała lista',
    listOf: 'Cała lista: {{records}}',
    timeline: 'Cała historia',
    days: 'Wybrane dni historii',
    from: 'Od',
    to: 'Do',
    how: 'Jak',
    form: {
      list: 'Lista: jeden wiersz na zapis, w kolumnach jak na ekranie',
      full: 'W całości: z treścią i notatkami',
    },
    marked: 'Wyróżnij znalezione słowa',
    remarks: 'Drukuj też własne uwagi, które są tylko w tym archiwum',
    preview: 'Początek pierwszej strony',
    tooMany_list:
      'Na jednym wydruku mieści się {{most, number}} wierszy. Zawęź wyszukiwanie albo użyj eksportu do Excela (Ctrl+E), który nie ma tego ograniczenia.',
    tooMany_full:
      'W całości mieści się na jednym wydruku {{most, number}} zapisów. Wybierz listę, zawęź wyszukiwanie albo użyj eksportu do Excela (Ctrl+E).',
    tooMany_timeline:
      'W całości mieści się na jednym wydruku {{most, number}} zapisów. Wybierz mniej dni albo listę, albo użyj eksportu do Excela (Ctrl+E).',
    nothing: 'Nie ma tu żadnych zapisów.',
    nothingShown: 'Nie ma czego drukować: na liście nie ma zapisów.',
    save: 'Zapisz PDF…',
    print: 'Drukuj…',
    copy: 'Kopiuj jako tekst',
    stop: 'Przerwij',
    preparing: 'Przygotowuję: {{done, number}} z {{total, number}}',
    writing: 'Układam strony…',
    saved: 'Zapisano {{file}} ({{size}})',
    savedPages_one: 'Zapisano {{file}} ({{count, number}} strona, {{size}})',
    savedPages_few: 'Zapisano {{file}} ({{count, number}} strony, {{size}})',
    savedPages_many: 'Zapisano {{file}} ({{count, number}} stron, {{size}})',
    savedPages_other: 'Zapisano {{file}} ({{count, number}} strony, {{size}})',
    /** Without the contact: names of files are seen where the file is not. */
    fileName: {
      record: 'Zapis {{day}}',
      ticked: 'Zaznaczone zapisy {{from}} do {{to}}',
      list: 'Zapisy {{from}} do {{to}}',
      timeline: 'Historia {{from}} do {{to}}',
    },
    /** Above what a page goes on with of a day that began on a page before. */
    continued: '{{day}} (c.d.)',
    copied: 'Skopiowano historię',
    /** What a document is called that is of several people. */
    called: {
      ticked: 'Zaznaczone zapisy',
      everything: 'Wszystkie zapisy',
      found: 'Wyniki wyszukiwania: {{search}}',
    },
    complete: 'Z tych dni archiwum ma wszystkie zapisy.',
    notDownloaded: 'Notatki tego zapisu nie zostały jeszcze pobrane.',
    made: 'Sporządzono {{when}} w programie Kronika z archiwum „{{account}}”.',
    /** In the head of every page. */
    madeShort: '{{when}}, archiwum „{{account}}”',
    isComplete: 'dni kompletne',
    missingDays: 'brakujące dni: {{n, number}}',
    missingNotes: 'zapisy bez pobranych notatek: {{n, number}}',
    unreadable: 'nieodczytane zapisy: {{n, number}}',
  },
} as const;
