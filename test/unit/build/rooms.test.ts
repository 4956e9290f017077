import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../build/setup/places.mjs';

/** The names that the compiler does not know in one line of a file that stands in a room, beside all its other files. */
function unknownNames(config: string, line: string): readonly string[] {
  const configFile = join(projectRoot, config);
  const host: ts.ParseConfigFileHost = {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
    },
  };
  const room = ts.getParsedCommandLineOfConfigFile(configFile, {}, host)!;
  const planted = join(configFile, '../planted.ts');
  const compiler = ts.createCompilerHost(room.options);
  const program = ts.createProgram({
    rootNames: [...room.fileNames, planted],
    options: room.options,
    host: {
      ...compiler,
      fileExists: (path) => path === planted || compiler.fileExists(path),
      getSourceFile: (path, target) =>
        path === planted
          ? ts.createSourceFile(path, `export {};\n${line}`, target)
          : compiler.getSourceFile(path, target),
    },
  });
  return program
    .getSemanticDiagnostics(program.getSourceFile(planted))
    .map(
      ({ messageText }) =>
        /^Cannot find name '(\w+)'/.exec(ts.flattenDiagnosticMessageText(messageText, '\n'))?.[1] ?? '?',
    );
}

describe('the compiler knows the rooms', () => {
  it.each([
    { room: 'main', config: 'main/tsconfig.json', absent: ['document', 'window', 'Image'], has: ['process', 'URL'] },
    {
      room: 'renderer',
      config: 'renderer/tsconfig.json',
      absent: ['process', 'Buffer', 'require', '__dirname'],
      has: ['document', 'URL'],
    },
    {
      room: 'preload',
      config: 'preload/tsconfig.json',
      absent: ['document', 'window', 'process', 'Buffer'],
      has: ['URL', 'Intl'],
    },
    { room: 'the bridge', config: 'preload/tsconfig.bridge.json', absent: ['document', 'window'], has: ['URL'] },
  ])('in $room there is no $absent.0 and no $absent.1', ({ config, absent, has }) => {
    const line = [...absent, ...has].map((name) => `void ${name};`).join(' ');
    expect(unknownNames(config, line)).toEqual(absent);
  });
});
