import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Languages whose OpenTelemetry SDK is installed as its users do. */
export type Language = 'python' | 'nodejs' | 'go' | 'java';

/** Installs the SDK of a language if it is not there, and returns the folder of its program. */
export function sdk(language: Language): string {
  const { status, stdout } = spawnSync(join(__dirname, 'sdks/install.sh'), [language], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`the SDK for ${language} could not be installed; see above`);
  return stdout.trim();
}

/** How the service of a language is started: with its SDK, and no word about it in the program where the language can. */
export function service(language: Language): string[] {
  const folder = sdk(language);
  const commands: Readonly<Record<Language, string[]>> = {
    python: [`${folder}/venv/bin/opentelemetry-instrument`, `${folder}/venv/bin/python`, `${folder}/app.py`],
    nodejs: [process.execPath, '--require', '@opentelemetry/auto-instrumentations-node/register', `${folder}/app.js`],
    go: [`${folder}/app`],
    java: ['java', `-javaagent:${folder}/opentelemetry-javaagent.jar`, '-cp', folder, 'App'],
  };
  return commands[language];
}
