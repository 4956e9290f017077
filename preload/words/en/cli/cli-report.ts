import type { InEnglish } from '../../in-english';
import type { cliReportPl } from '../../pl/cli/cli-report';

/** English texts of `kronika report`. */
export const cliReportEn: InEnglish<typeof cliReportPl> = {
  period: 'Period: {{period}}',
  notCalledBack: 'Numbers that nobody has called back: {{n, number}}',
  attempts: '(attempts: {{n, number}})',
  more: '  … and {{n, number}} more; all of them are in the answer with --json.',
  returned: 'Missed attempts that were returned: {{n, number}}, of these after more than {{hours}} h: {{late, number}}',
  returnTime: 'Time until the return: median {{median}}, 90% within {{p90}}',
  withheld: 'Missed calls from withheld numbers (nobody can call back): {{n, number}}',
  texts: 'Incoming SMS without an answer: {{n, number}}',
  compared: 'In this period (in brackets: as many days right before it):',
  figures: {
    interactions: 'all records',
    calls: 'calls',
    sms: 'SMS',
    faxes: 'faxes',
    incoming: 'incoming',
    outgoing: 'outgoing',
    internal: 'internal',
    answered: 'answered calls',
    missed: 'missed calls',
    missedAttempts: 'missed attempts (records of one number up to 2 minutes apart count once)',
    talkSeconds: 'talk time',
    cost: 'cost, in the unit of the CRM',
  },
  incomplete: 'The archive does not have all of these days, so figures may be too low:',
};
