// Where a server listens, from the words of a command and the setting for names.
import { readFileSync } from 'node:fs';
import { CraftNudgeError, reasonOf } from '../domain/failure.js';
import { type Binding, checkedBinding, LOOPBACK, type TlsFiles } from '../gateway/access/binding.js';
import type { CommandInput } from './command.js';
import { wrongUsage } from './house.js';

/** Throws WRONG_USAGE for what would answer others than it should. */
export function bindingOf({ options }: CommandInput, namesInSettings: readonly string[]): Binding {
  const { host = LOOPBACK } = options;
  return checkedBinding({
    host: String(host),
    tls: tlsOf(options),
    proxies: listOf(options['behindProxy']),
    allowedHosts: [...namesInSettings, ...listOf(options['allowHost'])],
  });
}

function listOf(given: string | boolean | undefined): readonly string[] {
  if (typeof given !== 'string') return [];
  return given.split(',').map((part) => part.trim());
}

function tlsOf({ tlsCert, tlsKey }: CommandInput['options']): TlsFiles | null {
  if (tlsCert === undefined && tlsKey === undefined) return null;
  if (typeof tlsCert !== 'string' || typeof tlsKey !== 'string') throw wrongUsage('give both --tls-cert and --tls-key');
  return { cert: textOf(tlsCert), key: textOf(tlsKey) };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new CraftNudgeError('STORE_UNREADABLE', { path, reason: reasonOf(cause) }, { cause });
  }
}
