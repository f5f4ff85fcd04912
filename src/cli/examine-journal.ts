// What was recorded, as a finding for doctor: is every line whole, and is what was erased still known as erased?
import { disarmedIn } from '../recorder/erasing.js';
import { manyText } from '../report/figures.js';
import type { Erasure } from '../store/erasures/tombstones.js';
import type { CommandContext } from './command.js';
import type { House } from './house.js';
import { verifyAll } from './verify-all.js';

export async function examineJournal({ house, context }: { readonly house: House; readonly context: CommandContext }) {
  const { files, damage } = verifyAll(context, house.stores.data);
  const count = files.reduce((sum, file) => sum + file.records, 0);
  const [disarmed, ...more] = disarmedIn(house.stores);
  if (damage.length > 0)
    return {
      ok: false,
      text: `${damage.length} damaged part(s) beside ${manyText(count, 'whole record')}`,
      fix: 'craftnudge verify',
    };
  if (disarmed !== undefined) return lostKey(disarmed, more.length + 1, house);
  return { ok: true, text: `${manyText(count, 'record')}, all whole` };
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
