import { parseArgs } from 'node:util';
import { mixedDialect, plainDialect, printedDialect, type Dialect } from './dialect';
import { demoOffice, generateOffice } from '../office/office';
import { startCrmServer } from './server';

/*
 * Runs the CRM by hand until Ctrl+C, from the project's folder:
 *
 *   node -e "import('vite').then((vite) => vite.runnerImport('./main/sample-crm/http/main.ts'))" -- --port 8080
 *
 *   --port 8080           the port; a free one where not given
 *   --key demo            the API key that it accepts
 *   --today 2026-03-12    the last day of the year that it holds; today where not given
 *   --interactions 200000 how many interactions; the demo's 10,000 where not given
 *   --seed 7              which office, with --interactions
 *   --dialect mixed       plain, printed (as in the vendor's examples) or mixed
 *   --delay 300           milliseconds before each answer
 *   --per-second 5        the request limit; none where not given
 */
const { values } = parseArgs({
  // Under `node -e` the options begin where a script's name would stand; else that name is a positional, which is allowed.
  args: process.argv.slice(1),
  allowPositionals: true,
  options: {
    port: { type: 'string', default: '0' },
    key: { type: 'string', default: 'demo' },
    today: { type: 'string', default: new Date().toISOString().slice(0, 10) },
    interactions: { type: 'string' },
    seed: { type: 'string', default: '1' },
    dialect: { type: 'string', default: 'plain' },
    delay: { type: 'string' },
    'per-second': { type: 'string' },
  },
});

const dialects: Readonly<Record<string, Dialect>> = {
  plain: plainDialect,
  printed: printedDialect,
  mixed: mixedDialect(Number(values.seed)),
};
const yearBefore = `${Number(values.today.slice(0, 4)) - 1}${values.today.slice(4).replace('-02-29', '-02-28')}`;

const server = await startCrmServer({
  data:
    values.interactions === undefined
      ? demoOffice(values.today)
      : generateOffice({
          seed: Number(values.seed),
          interactions: Number(values.interactions),
          from: yearBefore,
          to: values.today,
        }),
  key: values.key,
  port: Number(values.port),
  dialect: dialects[values.dialect] ?? plainDialect,
  faults: [
    ...(values.delay === undefined ? [] : [{ kind: 'slow', delayMs: Number(values.delay) } as const]),
    ...(values['per-second'] === undefined
      ? []
      : [
          {
            kind: 'rateLimit',
            perSecond: Number(values['per-second']),
            burst: Number(values['per-second']) * 2,
          } as const,
        ]),
  ],
});
console.log(`${server.baseUrl}  key: ${server.key}  interactions: ${server.count()}`);
