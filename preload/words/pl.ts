import { accountsPl } from './pl/accounts';
import { actsPl } from './pl/acts';
import { appPl } from './pl/app';
import { backupPl } from './pl/backup';
import { cliPl } from './pl/cli/cli';
import { completenessPl } from './pl/completeness';
import { damagePl } from './pl/damage';
import { diagnosticsPl } from './pl/diagnostics';
import { erasingPl } from './pl/erasing';
import { exportPl } from './pl/export';
import { failuresPl } from './pl/failures/failures';
import { filtersPl } from './pl/filters';
import { helpPl } from './pl/help';
import { keepingPl } from './pl/keeping';
import { ownMarksPl } from './pl/own-marks';
import { personPl } from './pl/person';
import { personWindowPl } from './pl/person-window';
import { packetPl } from './pl/packet';
import { packetPagePl } from './pl/packet-page';
import { policyPl } from './pl/policy';
import { printPl } from './pl/print';
import { recordPl } from './pl/record';
import { redactionPl } from './pl/redaction';
import { reportPl } from './pl/report';
import { registerPl } from './pl/register';
import { resultsPl } from './pl/results';
import { searchPl } from './pl/search';
import { settingsPl } from './pl/settings';
import { sheetPl } from './pl/sheet';
import { timelinePl } from './pl/timeline';
import { updatesPl } from './pl/updates';
import { valuesPl } from './pl/values';
import { viewingPl } from './pl/viewing';

/**
 * Every text of Kronika in Polish: the window's and the command line's. The shape of this object is the catalogue:
 * a key that English lacks does not compile. Plural keys end in `_one`, `_few`, `_many`, `_other` (Intl.PluralRules).
 */
export const pl = {
  ...appPl,
  ...actsPl,
  ...accountsPl,
  ...backupPl,
  ...viewingPl,
  ...searchPl,
  ...filtersPl,
  ...helpPl,
  ...updatesPl,
  ...valuesPl,
  ...registerPl,
  ...reportPl,
  ...resultsPl,
  ...recordPl,
  ...ownMarksPl,
  ...personPl,
  ...packetPl,
  ...personWindowPl,
  ...keepingPl,
  ...erasingPl,
  ...policyPl,
  ...redactionPl,
  ...diagnosticsPl,
  ...printPl,
  ...timelinePl,
  ...exportPl,
  ...settingsPl,
  ...completenessPl,
  ...failuresPl,
  ...damagePl,
  ...cliPl,
  sheet: sheetPl,
  packetPage: packetPagePl,
} as const;
