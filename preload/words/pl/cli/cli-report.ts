/** Polish texts of `kronika report`. */
export const cliReportPl = {
  period: 'Okres: {{period}}',
  notCalledBack: 'Numery, do których nikt nie oddzwonił: {{n, number}}',
  attempts: '(próby: {{n, number}})',
  more: '  … i jeszcze {{n, number}}; wszystkie są w odpowiedzi z --json.',
  returned:
    'Nieodebrane próby, po których oddzwoniono: {{n, number}}, w tym po ponad {{hours}} godz.: {{late, number}}',
  returnTime: 'Czas do oddzwonienia: mediana {{median}}, 90% najwyżej {{p90}}',
  withheld: 'Nieodebrane z numerów zastrzeżonych (nie da się oddzwonić): {{n, number}}',
  texts: 'SMS-y przychodzące bez odpowiedzi: {{n, number}}',
  compared: 'W tym okresie (w nawiasie: tyle samo dni bezpośrednio przed nim):',
  figures: {
    interactions: 'wszystkie zapisy',
    calls: 'połączenia',
    sms: 'SMS-y',
    faxes: 'faksy',
    incoming: 'przychodzące',
    outgoing: 'wychodzące',
    internal: 'wewnętrzne',
    answered: 'połączenia odebrane',
    missed: 'połączenia nieodebrane',
    missedAttempts: 'nieodebrane próby (zapisy jednego numeru w odstępie do 2 minut liczą się raz)',
    talkSeconds: 'czas rozmów',
    cost: 'koszt, w jednostkach CRM',
  },
  incomplete: 'Tych dni archiwum nie ma w całości, więc liczby mogą być za małe:',
} as const;
