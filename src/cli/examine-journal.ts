// What was recorded, as a finding for doctor: is every line whole, and is what was erased still known as erased?
import { basename } from 'node:path';
import { disarmedIn } from '../recorder/erasing.js';
import { manyText } from '../report/figures.js';
import type { Erasure } from '../store/erasures/tombstones.js';
import type { VerifiedFile } from '../store/verify-file.js';
import type { CommandContext } from './command.js';
import type { House } from './house.js';
import { verifyAll } from './verify-all.js';

export async function examineJournal({ house, context }: { readonly house: House; readonly context: CommandContext }) {
  const { files, damage } = verifyAll(context, house.stores.data);
  const [disarmed, ...more] = disarmedIn(house.stores);
  if (damage.length > 0)
    return {
      ok: false,
      text: `${damage.length} damaged part(s) beside ${manyText(recordsOf(files), 'whole record')}`,
      fix: 'craftnudge verify',
    };
  if (disarmed !== undefined) return lostKey(disarmed, more.length + 1, house);
  return { ok: true, text: countedText(files) };
}

/** A file of the journal, sealed or not: one record a commit. */
const JOURNAL = /^commits(?:-\d.*)?\.jsonl$/;

function countedText(files: readonly VerifiedFile[]): string {
  const commits = recordsOf(files.filter(({ path }) => JOURNAL.test(basename(path))));
  const others = recordsOf(files) - commits;
  const beside = others === 0 ? '' : ` and ${manyText(others, 'record')} in other logs`;
  return `${manyText(commits, 'commit')}${beside}, all whole`;
}

function recordsOf(files: readonly VerifiedFile[]): number {
  return files.reduce((sum, file) => sum + file.records, 0);
}

/** Nobody can tell whom it meant: that is in no file. */
function lostKey({ id }: Erasure, count: number, { stores }: House) {
  const path = stores.data.resolve('secrets', 'author-key.json');
  const persons = manyText(count, 'erased person is', 'erased persons are');
  return {
    ok: false,
    text: `${persons} not recognised any more, and would be recorded: ${path} is not the key of then; bring it back, or erase again`,
    fix: `craftnudge erase --person EMAIL && craftnudge erase --undo ${id}`,
  };
}
