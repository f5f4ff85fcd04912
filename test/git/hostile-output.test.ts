// 200 hostile texts as messages, people, branches, files and directories, through every command, the line at the prompt,
// the ledger and the problems: nothing that a terminal would obey comes out, and nothing in them is ever run.
import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FORBIDDEN, hostileTexts } from '../support/hostile.js';
import { ledgerIn, recordsIn } from '../support/journal.js';
import { createWorld, projectRoot, type World } from '../support/world.js';

const TALKATIVE = {
  CRAFTNUDGE_NOTIFY_QUIETMINUTES: '0',
  CRAFTNUDGE_NOTIFY_QUIETHOURS: 'off',
  CRAFTNUDGE_NOTIFY_LATESTMINUTES: '1440',
  CRAFTNUDGE_NOTIFY_PERDAY: '10',
  CRAFTNUDGE_NOTIFY_PERWEEK: '50',
  CRAFTNUDGE_NOTIFY_GAPMINUTES: '0',
  CRAFTNUDGE_NOTIFY_SHAREPERCENT: '100',
  CRAFTNUDGE_NOTIFY_CHANNELS: 'terminal',
};
const ESC = '\u001b';
const EVIL = `${ESC}[31m${ESC}]0;t\u0007\u009b1m\u202e\u200b\u007f\r\t$(touch cn-canary)\`touch cn-canary\`'"%s{{file}}<b>&amp;`;
/** Sequences that no decoder takes for text, 8-bit controls among them. */
const INVALID = Buffer.from([
  0xff, 0xfe, 0x9b, 0x33, 0x31, 0x6d, 0xc0, 0xaf, 0xed, 0xa0, 0x80, 0x1b, 0x5d, 0x30, 0x3b, 0x07,
]);

let world: World;
let repo: string;
let canary: string;
let texts: readonly string[];

beforeAll(() => {
  world = createWorld(TALKATIVE);
  canary = join(world.root, 'cn-canary');
  texts = hostileTexts(canary).map((text) => text.slice(0, 100_000));
  repo = world.repository(`--json ${EVIL}`);
  world.git(repo, 'config', 'user.name', EVIL);
  world.git(repo, 'config', 'user.email', `${EVIL}@example.org`);
  world.write(join(repo, '.craftnudgerc.json'), JSON.stringify({ [EVIL]: EVIL, notify: { perDay: EVIL } }));
  world.git(repo, 'commit', '-q', '--allow-empty', '-m', EVIL);
  world.craftnudge(repo, 'install-hooks', '--no-history');
  commitAll();
});
afterAll(() => world.remove());

/** Two commits for each text, as `git fast-import` makes them, and the reflog that git would have written. */
function commitAll(): void {
  const started = Math.floor(Date.now() / 1000) - 3600;
  const commits = [...texts, ...texts.map((text) => `fix: ${text.slice(0, 500)}`)].map((text, index) => {
    const file = fileNameOf(texts[index % texts.length] ?? '');
    const message = index % 50 === 0 ? Buffer.concat([Buffer.from(text), INVALID]) : Buffer.from(text);
    return commitCommands({ file, message, person: personOf(text), at: started + index * 3, index });
  });
  const marks = join(world.root, 'marks');
  const { status, stderr } = spawnSync('git', ['fast-import', '--quiet', '--force', `--export-marks=${marks}`], {
    cwd: repo,
    env: world.env,
    input: Buffer.concat(commits),
  });
  if (status !== 0) throw new Error(String(stderr));
  const lines = readFileSync(marks, 'utf8').trim().split('\n');
  const byMark = new Map(lines.map((line) => line.slice(1).split(' ') as [string, string]));
  const hashes = commits.map((_, index) => byMark.get(String(index + 1)) ?? '');
  appendFileSync(join(repo, '.git/logs/HEAD'), reflogOf(hashes));
  world.git(repo, 'update-ref', '--no-deref', 'refs/heads/main', hashes.at(-1) ?? '');
  world.git(repo, 'reset', '-q', '--hard');
}

interface Made {
  readonly file: Buffer;
  readonly message: Buffer;
  readonly person: string;
  readonly at: number;
  readonly index: number;
}

function commitCommands({ file, message, person, at, index }: Made): Buffer {
  const head = `commit refs/import\nmark :${index + 1}\nauthor ${person} ${at} +0000\ncommitter ${person} ${at} +0000\n`;
  const quoted = [...file].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
  const change = `M 100644 inline "${quoted}"\ndata <<END\n${index}\nEND\n\n`;
  return Buffer.concat([Buffer.from(`${head}data ${message.length}\n`), message, Buffer.from(`\n${change}`)]);
}

/** Any bytes but NUL and slash, and no name that git refuses. */
function fileNameOf(text: string): Buffer {
  const name = Buffer.from(text.replaceAll('\0', '').replaceAll('/', '%').slice(0, 60) || 'empty');
  return Buffer.concat([name.subarray(0, 200), INVALID.subarray(0, name.length % 2 === 0 ? 0 : 5), Buffer.from('.ts')]);
}

/** git ends a name at `<` and a line at its newline; everything else may be in it. */
function personOf(text: string): string {
  const plain = text.replaceAll(/[<>\n\0]/g, '').slice(0, 300);
  return `${plain} <${plain.replaceAll(' ', '')}@evil>`;
}

function reflogOf(hashes: readonly string[]): string {
  const start = world.git(repo, 'rev-parse', 'HEAD');
  const now = Math.floor(Date.now() / 1000);
  const lines = hashes.flatMap((hash, index) => {
    const old = hashes[index - 1] ?? start;
    const [from, to] = [branchOf(index - 1), branchOf(index)];
    return [`${old} ${old}\tcheckout: moving from ${from} to ${to}`, `${old} ${hash}\tcommit: ${branchOf(index)}`];
  });
  const last = hashes.at(-1) ?? start;
  const all = [...lines, `${last} ${last}\tcheckout: moving from ${branchOf(hashes.length - 1)} to main`];
  return all.map((line) => `${line.replace('\t', ` A <a@b> ${now} +0000\t`)}\n`).join('');
}

const branchOf = (index: number): string =>
  index < 0 ? 'main' : (texts[index % texts.length] ?? '').replaceAll(/[\n\0 ]/g, '').slice(0, 200) || 'empty';

interface Output {
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
}

function craftnudge(cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Output {
  return spawnSync(process.execPath, [join(projectRoot, 'dist/cli.js'), ...args], {
    cwd,
    env: { ...world.env, ...env },
    maxBuffer: 1 << 28,
  });
}

/** The same beside others: nothing of what it prints depends on them. */
async function craftnudgeBeside(words: readonly string[]): Promise<Output> {
  const child = spawn(process.execPath, [join(projectRoot, 'dist/cli.js'), ...words], { cwd: repo, env: world.env });
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (bytes: Buffer) => stdout.push(bytes));
  child.stderr.on('data', (bytes: Buffer) => stderr.push(bytes));
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr) };
}

/** What is neither text nor a newline, with its surroundings; undecodable bytes count. */
function rawIn(bytes: Uint8Array): readonly string[] {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes).replaceAll('\n', '');
  const at = text.search(FORBIDDEN);
  return at < 0 ? [] : [JSON.stringify(text.slice(Math.max(0, at - 40), at + 40))];
}

const expectClean = ({ stdout, stderr }: Output): void => {
  expect(rawIn(stdout)).toEqual([]);
  expect(rawIn(stderr)).toEqual([]);
};

const nothingRan = (): void => {
  const places = [canary, '/cn-canary', join(repo, 'cn-canary'), join(projectRoot, 'cn-canary')];
  expect(places.filter((path) => existsSync(path))).toEqual([]);
};

describe('after 400 commits of hostile texts', () => {
  beforeAll(() => expectClean(craftnudge(repo, ['status'])));

  it('all are recorded, and nudges speak of them', () => {
    expect(recordsIn(world.data)).toHaveLength(400);
    const titles = new Set(ledgerIn(world.data).map(({ title }) => title));
    expect(titles.size).toBeGreaterThan(100);
    expect(new Set(recordsIn(world.data).map(({ branch }) => branch)).size).toBeGreaterThan(100);
  });

  test.each([
    'status',
    'coverage',
    'report --all-authors',
    'today --all-authors',
    'week --all-authors',
    'standup --all-authors',
    'digest',
    'insights',
    'rule test --all-authors',
    'goal add median batch under 100 lines --here',
    'report --all-authors --html page.html --svg card.svg --details full --force',
    'nudges --all',
    'doctor',
    'verify',
    'config',
    'config notify.perDay',
    'track --all',
    'mute',
    'notify test',
    'install-hooks',
  ])('%s is clean, as text and as JSON', async (line) => {
    const words = line.split(' ');
    const [json, text] = await Promise.all([craftnudgeBeside([...words, '--json']), craftnudgeBeside(words)]);
    expectClean(json);
    expect(() => JSON.parse(json.stdout.toString()) as unknown).not.toThrow();
    expectClean(text);
    expect(text.stdout.length).toBeGreaterThan(0);
    expect([json.status, text.status]).not.toContain(2);
    nothingRan();
  });

  it('report, nudges and doctor show what they escaped, and colour adds colour only', () => {
    for (const words of [['nudges', '--all'], ['report', '--all-authors'], ['doctor']]) {
      const plain = craftnudge(repo, words).stdout.toString();
      const coloured = craftnudge(repo, words, { FORCE_COLOR: '1' }).stdout.toString();
      expect(coloured.replaceAll(/\u001b\[[\d;]+m/g, '')).toBe(plain);
    }
    expect(craftnudge(repo, ['nudges', '--all']).stdout.toString()).toMatch(/\^\[.*‹U\+202E›|‹U\+202E›[^]*\^\[/);
  });

  it('every nudge explains itself cleanly', () => {
    const ids = [...new Set(ledgerIn(world.data).map(({ nudge }) => nudge))];
    for (const id of [0, 0.5, 0.9].map((share) => ids[Math.floor(ids.length * share)] ?? '')) {
      for (const words of [
        ['why', id],
        ['why', id, '--json'],
        ['answer', id, 'useful'],
      ]) {
        const output = craftnudge(repo, words);
        expect(output.status).toBe(0);
        expectClean(output);
      }
    }
  });

  it('export prints the records as they are, clean', () => {
    const output = craftnudge(repo, ['export']);
    expectClean(output);
    const lines = output.stdout.toString().trimEnd().split('\n');
    expect(lines).toHaveLength(400);
    expect(lines.map((line) => (JSON.parse(line) as { message: string }).message)).toContain(`fix: ${texts[160]}`);
  });

  it('what is kept for the prompt, the ledger and the journal is clean', () => {
    for (const file of ['notifications/pending', 'notifications/sent.jsonl', 'behaviors/commits.jsonl']) {
      const bytes = readFileSync(join(world.data, file));
      expect(bytes.length).toBeGreaterThan(0);
      expect(rawIn(bytes)).toEqual([]);
    }
    nothingRan();
  });
});

describe('a live commit with a hostile branch, agent, session and editor', () => {
  it('comes through the hook, once and clean', () => {
    const env = { AI_AGENT: `${EVIL}\n`, TMUX: `${EVIL}\n%0a`, DISPLAY: EVIL, SSH_CONNECTION: `\t${EVIL}` };
    world.git(repo, 'checkout', '-q', '-b', 'a\u202e\u200b$(touch\u00a0cn-canary)`x`\'"%s{{file}}\u009b');
    const { status, stderr } = world.run(repo, 'git', ['commit', '-q', '--allow-empty', '-m', EVIL], env);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expectClean(craftnudge(repo, ['status'], env));
    expect(recordsIn(world.data).at(-1)).toMatchObject({ source: 'hook', message: EVIL });
    nothingRan();
  });
});

describe('trouble', () => {
  const wrong: readonly (readonly string[])[] = [
    ['why', EVIL],
    ['answer', EVIL, EVIL],
    ['track', EVIL],
    ['track', '--range', `${EVIL}..HEAD`],
    ['track', '--since', EVIL],
    ['report', '--since', EVIL],
    ['today', '--on', EVIL],
    ['config', EVIL],
    ['config', 'notify.perDay', EVIL],
    ['mute', EVIL],
    ['mute', 'fix-loop', '--file', EVIL],
    ['snooze', EVIL],
    ['shell-init', EVIL],
    ['notify', EVIL],
    ['install-hooks', '--manager', EVIL],
    ['status', '--repo', `nowhere${EVIL}`],
    [EVIL],
    [`--${EVIL}`],
  ];
  it('in what was typed is told cleanly', async () => {
    const outputs = await Promise.all(wrong.map(craftnudgeBeside));
    for (const output of outputs) {
      expectClean(output);
      expect(output.stderr.length + output.stdout.length).toBeGreaterThan(0);
    }
  });

  it('a directory whose name has a newline, and hooks in a hostile place', () => {
    const odd = world.repository(`a\n${EVIL}`);
    for (const words of [['install-hooks', '--json'], ['status'], ['doctor']]) expectClean(craftnudge(odd, words));
    const elsewhere = world.repository('elsewhere');
    world.git(elsewhere, 'config', 'core.hooksPath', `hooks ${EVIL}`);
    for (const words of [['install-hooks'], ['doctor'], ['uninstall-hooks']]) expectClean(craftnudge(elsewhere, words));
    nothingRan();
  });

  it('a directory whose name is no text', () => {
    const script = `d=$(printf 'x\\377\\233\\033]0;y'); mkdir "$d"; cd "$d"; git init -q; "$@" install-hooks; "$@" status; "$@" doctor`;
    const output = spawnSync('sh', ['-c', script, 'sh', process.execPath, join(projectRoot, 'dist/cli.js')], {
      cwd: world.root,
      env: world.env,
    });
    expectClean(output);
    expect(output.stderr.length + output.stdout.length).toBeGreaterThan(0);
  });

  it('work that cannot be done is kept and told cleanly', () => {
    const place = join(world.root, `no repository ${EVIL.replace('\t', '')}`);
    mkdirSync(place);
    const fields = [
      '1',
      'post-commit',
      place.replace('\r', '%0D').replace('%s', '%25s'),
      '',
      '0',
      ...Array<string>(9).fill(''),
    ];
    world.write(join(world.data, 'spool/1-0.post-commit'), `${fields.join('\t')}\n`);
    spawnSync(process.execPath, [join(projectRoot, 'dist/recorder.cjs')], { cwd: '/', env: world.env });
    const problems = readFileSync(join(world.data, 'state/problems.json'));
    expect(problems.toString()).toContain('NOT_A_REPOSITORY');
    expect(rawIn(problems)).toEqual([]);
    for (const words of [['status'], ['doctor'], ['status', '--json']]) expectClean(craftnudge(repo, words));
    nothingRan();
  });
});
