// The disk under the data directory, as a finding for doctor and as sentences for status.
import { countText } from '../domain/count-text.js';
import { type DataDisk, inspectDisk, type StatFs } from '../store/data-disk.js';

const LITTLE_BYTES = 64 << 20;
const LITTLE_FILES = 1000;
/** For whoever keeps it on a network: append and fsync mean less there, and two machines would write at once. */
const ELSEWHERE = 'export CRAFTNUDGE_HOME="/a/local/disk/craftnudge", in ~/.profile';

export interface DataFinding {
  readonly ok: boolean;
  readonly text: string;
  readonly fix?: string;
}

export function examineDisk(root: string, looking: { readonly statfs?: StatFs; readonly probe: boolean }): DataFinding {
  const disk = inspectDisk(root, looking);
  const isThere = disk.path === root;
  if (disk.refusal !== undefined)
    return {
      ok: false,
      text: `${disk.path} cannot be written: ${disk.refusal}; commits are found again later`,
      fix: fixOf(disk),
    };
  if (disk.network !== undefined)
    return {
      ok: false,
      text: `${disk.path} is on ${disk.network} where a record may be lost with the power or the network`,
      fix: ELSEWHERE,
    };
  if (disk.freeBytes < LITTLE_BYTES || disk.freeFiles < LITTLE_FILES)
    return { ok: false, text: `${disk.path} is nearly full: ${roomText(disk)}`, fix: fullFix(disk.path) };
  const fuse = disk.isFuse ? '; on FUSE: keep it elsewhere if that is a network' : '';
  return { ok: true, text: `${root}${isThere ? '' : ', not made yet'}${fuse}` };
}

/** Empty where all is well. */
export function diskObstacles(root: string): readonly string[] {
  const { ok, text, fix } = examineDisk(root, { probe: false });
  return ok ? [] : [`${text}; ${fix ?? 'see: craftnudge doctor'}`];
}

function fixOf({ path, refusal = '' }: DataDisk): string {
  if (/^(ENOSPC|EDQUOT)/.test(refusal)) return fullFix(path);
  if (refusal.startsWith('EROFS')) return `sudo mount -o remount,rw "$(df --output=target ${quoted(path)} | tail -1)"`;
  return `sudo chown -R "$(id -u)" ${quoted(path)} && chmod -R u+rwX ${quoted(path)}`;
}

const fullFix = (path: string): string =>
  `df -h ${quoted(path)}; df -i ${quoted(path)}; quota -s   # then free some of it`;

function roomText({ freeBytes, freeFiles }: DataDisk): string {
  return freeFiles < LITTLE_FILES
    ? `${freeFiles} more files can be made`
    : `${countText(Math.floor(freeBytes / (1 << 20)))} MiB are left`;
}

const quoted = (path: string): string => `'${path.replaceAll("'", "'\\''")}'`;
