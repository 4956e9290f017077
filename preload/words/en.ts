import { accountsEn } from './en/accounts';
import { actsEn } from './en/acts';
import { appEn } from './en/app';
import { backupEn } from './en/backup';
import { cliEn } from './en/cli/cli';
import { completenessEn } from './en/completeness';
import { damageEn } from './en/damage';
import { diagnosticsEn } from './en/diagnostics';
import { erasingEn } from './en/erasing';
import { exportEn } from './en/export';
import { failuresEn } from './en/failures/failures';
import { filtersEn } from './en/filters';
import { helpEn } from './en/help';
import { keepingEn } from './en/keeping';
import { ownMarksEn } from './en/own-marks';
import { personEn } from './en/person';
import { personWindowEn } from './en/person-window';
import { packetEn } from './en/packet';
import { packetPageEn } from './en/packet-page';
import { policyEn } from './en/policy';
import { printEn } from './en/print';
import { recordEn } from './en/record';
import { redactionEn } from './en/redaction';
import { reportEn } from './en/report';
import { registerEn } from './en/register';
import { resultsEn } from './en/results';
import { searchEn } from './en/search';
import { settingsEn } from './en/settings';
import { sheetEn } from './en/sheet';
import { timelineEn } from './en/timeline';
import { updatesEn } from './en/updates';
import { valuesEn } from './en/values';
import { viewingEn } from './en/viewing';
import type { InEnglish } from './in-english';
import type { pl } from './pl';

/** Every text of Kronika in English. */
export const en: InEnglish<typeof pl> = {
  ...appEn,
  ...actsEn,
  ...accountsEn,
  ...backupEn,
  ...viewingEn,
  ...searchEn,
  ...filtersEn,
  ...helpEn,
  ...updatesEn,
  ...valuesEn,
  ...registerEn,
  ...reportEn,
  ...resultsEn,
  ...recordEn,
  ...ownMarksEn,
  ...personEn,
  ...packetEn,
  ...personWindowEn,
  ...keepingEn,
  ...erasingEn,
  ...policyEn,
  ...redactionEn,
  ...diagnosticsEn,
  ...printEn,
  ...timelineEn,
  ...exportEn,
  ...settingsEn,
  ...completenessEn,
  ...failuresEn,
  ...damageEn,
  ...cliEn,
  sheet: sheetEn,
  packetPage: packetPageEn,
};
