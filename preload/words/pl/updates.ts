/** Polish texts about newer versions of the program. */
export const updatesPl = {
  updates: {
    title: 'Nowa wersja',
    looks: 'Sprawdzaj, czy jest nowsza wersja Kroniki',
    looksText:
      'Raz na dobę Kronika czyta mały plik z {{address}} i porównuje wersje. Nic o Tobie ani o archiwum nie wysyła, niczego nie pobiera i nie instaluje.',
    newer: 'Jest nowsza wersja Kroniki: {{version}} z {{date}}. Instalator: {{where}}',
    none: 'Nowszej wersji nie ma.',
    failures: {
      unreachable: 'Pliku o nowej wersji nie da się teraz odczytać. Kronika spróbuje później.',
      redirected:
        'Adres pliku o nowej wersji prowadzi gdzie indziej, więc Kronika go nie czyta. Powiedz o tym administratorowi.',
      tooLarge: 'Pod adresem pliku o nowej wersji jest coś innego (za duży plik). Powiedz o tym administratorowi.',
      unreadable:
        'Pod adresem pliku o nowej wersji jest coś, czego nie da się odczytać. Powiedz o tym administratorowi.',
      signature:
        'Plik o nowej wersji nie ma właściwego podpisu, więc Kronika mu nie wierzy. Powiedz o tym administratorowi.',
      foreign: 'Plik pod tym adresem mówi o innym programie. Powiedz o tym administratorowi.',
    },
  },
} as const;
