// Can the data directory be trusted to keep what is written? In: a path. Out: what the disk under it is, and whether a
// small file can be written and fsynced there. Looks at the nearest directory that exists; leaves nothing behind.
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  openSync,
  rmSync,
  statfsSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { reasonOf } from '../domain/failure.js';

export interface DataDisk {
  readonly path: string;
  /** `NFS`, `SMB`, …; undefined for what is on this machine, as far as can be told. */
  readonly network: string | undefined;
  /** FUSE: a program of the user serves it, from here or from anywhere. */
  readonly isFuse: boolean;
  readonly freeBytes: number;
  /** Files that can still be made; Infinity where the file system does not count them. */
  readonly freeFiles: number;
  /** Why nothing can be written: `EROFS (…)`, `ENOSPC (…)`; undefined where it can. */
  readonly refusal: string | undefined;
}

/** What `statfs` says in `type`, by linux/magic.h and the drivers of virtual machines. */
const NETWORKS: Readonly<Record<number, string>> = {
  0x6969: 'NFS',
  0x517b: 'SMB',
  0xff534d42: 'SMB (CIFS)',
  0xfe534d42: 'SMB',
  0x01021997: '9p, a directory of the host,',
  0x5346414f: 'AFS',
  0x6b414653: 'AFS',
  0x73757245: 'Coda',
  0x564c: 'NCP',
  0x00c36400: 'Ceph',
  0x0bd00bd0: 'Lustre',
  0x786f4256: 'VirtualBox shared folders,',
  0xbacbacbc: 'VMware shared folders,',
};
const FUSE = 0x65735546;

/** Of what `fs.statfsSync` answers. */
export interface FileSystemStats {
  readonly type: number;
  readonly bsize: number;
  readonly bavail: number;
  readonly files: number;
  readonly ffree: number;
}

export type StatFs = (path: string) => FileSystemStats;

export interface Looking {
  readonly statfs?: StatFs;
  /** Write a small file, which also tells a quota; else only ask for permission. */
  readonly probe: boolean;
}

export function inspectDisk(root: string, { statfs = (path) => statfsSync(path), probe }: Looking): DataDisk {
  const path = nearestExisting(root);
  try {
    return describe(path, statfs(path), () => (probe && path === root ? refusalOf(root) : denialOf(path)));
  } catch (cause) {
    // such as a network disk that is gone: nothing more can be told of it
    return { path, network: undefined, isFuse: false, freeBytes: 0, freeFiles: 0, refusal: reasonOf(cause) };
  }
}

function describe(path: string, found: FileSystemStats, refusal: () => string | undefined): DataDisk {
  const { bavail, bsize, ffree, files, type } = found;
  const magic = type >>> 0; // a negative number on some platforms
  return {
    path,
    network: NETWORKS[magic],
    isFuse: magic === FUSE,
    freeBytes: bavail * bsize,
    freeFiles: files === 0 ? Infinity : ffree,
    refusal: refusal(),
  };
}

function nearestExisting(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestExisting(dirname(path));
}

function denialOf(path: string): string | undefined {
  try {
    accessSync(path, constants.W_OK);
    return undefined;
  } catch (cause) {
    return reasonOf(cause);
  }
}

const PROBE_BYTES = 4096;

function refusalOf(root: string): string | undefined {
  const path = join(root, `.probe-${process.pid}`);
  try {
    const fd = openSync(path, 'wx', 0o600);
    try {
      const written = writeSync(fd, Buffer.alloc(PROBE_BYTES));
      if (written < PROBE_BYTES) return 'ENOSPC (no space left on device)';
      fsyncSync(fd); // some file systems say only now that there is no room
    } finally {
      closeSync(fd);
    }
    return undefined;
  } catch (cause) {
    return reasonOf(cause);
  } finally {
    removeProbe(path);
  }
}

function removeProbe(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // on a disk that is read-only it was never made
  }
}
