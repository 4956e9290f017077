import type { InEnglish } from '../in-english';
import type { valuesPl } from '../pl/values';

/** English texts of a record's values: kinds, directions, states, days and durations. */
export const valuesEn: InEnglish<typeof valuesPl> = {
  service: { call: 'Calls', sms: 'SMS', fax: 'Faxes' },
  serviceOne: { call: 'call', sms: 'SMS', fax: 'fax' },
  direction: { in: 'incoming', out: 'outgoing', internal: 'internal' },
  status: { answered: 'answered', noAnswer: 'not answered', busy: 'busy' },

  kind: {
    damaged: 'damaged record',
    callIn: 'incoming',
    callOut: 'outgoing',
    callInternal: 'internal',
    callMissed: 'missed',
    callNoAnswer: 'no answer',
    callBusy: 'busy',
    call: 'call',
    smsIn: 'SMS received',
    smsOut: 'SMS sent',
    smsInternal: 'SMS internal',
    sms: 'SMS',
    faxIn: 'fax received',
    faxOut: 'fax sent',
    faxInternal: 'fax internal',
    fax: 'fax',
  },

  kindLong: {
    damaged: 'Damaged record',
    callIn: 'Incoming call, answered',
    callOut: 'Outgoing call, answered',
    callInternal: 'Internal call',
    callMissed: 'Missed call',
    callNoAnswer: 'Outgoing call, no answer',
    callBusy: 'Call, line busy',
    call: 'Call',
    smsIn: 'SMS received',
    smsOut: 'SMS sent',
    smsInternal: 'Internal SMS',
    sms: 'SMS',
    faxIn: 'Fax received',
    faxOut: 'Fax sent',
    faxInternal: 'Internal fax',
    fax: 'Fax',
  },

  contactType: { person: 'person', organisation: 'organisation', unknown: 'unknown' },
  queueStatus: { queue: 'through a queue', noQueue: 'not through a queue', internal: 'internal' },

  dates: {
    today: 'today',
    yesterday: 'yesterday',
    at: '{{day}} {{time}}',
    period: '{{from}} – {{to}}',
    pattern: 'dd/mm/yyyy',
    partial: 'Incomplete date. Example: {{example}}',
    none: 'There is no such day. Example: {{example}}',
    calendar: 'Calendar',
    previousMonth: 'Previous month',
    nextMonth: 'Next month',
    previousYear: 'Previous year',
    nextYear: 'Next year',
  },

  durations: {
    seconds: '{{s}} s',
    minutes: '{{m}} min',
    minutesSeconds: '{{m}} min {{s}} s',
    hours: '{{h}} h',
    hoursMinutes: '{{h}} h {{m}} min',
    days_one: '{{count, number}} day',
    days_other: '{{count, number}} days',
    lessThanMinute: 'a minute',
  },
};
