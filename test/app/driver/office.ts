import { printedDialect } from '../../../main/sample-crm/http/dialect';
import { generateOffice } from '../../../main/sample-crm/office/office';
import { startCrmServer, type CrmServer } from '../../../main/sample-crm/http/server';
import type { Days } from './window';

/** The period of the office that app tests download. */
export const officeDays: Days = { from: '2026-01-01', to: '2026-03-31' };

/** A CRM on 127.0.0.1 (on a free port, or that one again) with three months of an office, printed as the vendor's documents print it. */
export function startOffice(interactions: number, port?: number): Promise<CrmServer> {
  const data = generateOffice({ seed: 5, interactions, ...officeDays });
  const at = port === undefined ? {} : { port };
  return startCrmServer({ data, key: 'a-key-that-must-not-leak', dialect: printedDialect, ...at });
}

/** How many records hold a word that begins so, in a text, a name or a note, by a look at the CRM's own data. */
export function countInOffice(server: CrmServer, beginning: string, service?: 'SMS' | 'CALL'): number {
  const pattern = new RegExp(`(^|[^\\p{L}\\p{N}])${beginning}`, 'iu');
  return Array.from({ length: server.data.count }, (_, index) => index).filter((index) => {
    const interaction = server.data.interactionAt(index);
    const text = JSON.stringify([interaction, server.data.notesAt(index)]).replaceAll('\\n', ' ');
    return (service === undefined || interaction.service === service) && pattern.test(text);
  }).length;
}
