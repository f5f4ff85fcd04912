// One clock, end to end: git's offset in the record, the day and hour in today, the days of week, and quiet hours, in zones
// with whole, half and three-quarter hours, on ordinary days and on those that have 23 or 25 hours.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import type { DayView, WeekView } from '../../src/report/view.js';
import { ledgerIn, recordsIn } from '../support/journal.js';
import { createWorld, type World } from '../support/world.js';

/** Days around a change of the clock, and an ordinary one; a zone without changes has ordinary ones only. */
const DAYS = ['2026-01-31', '2026-03-08', '2026-04-05', '2026-09-27', '2026-11-01'];
const ZONES = ['UTC', 'Asia/Kolkata', 'America/St_Johns', 'Pacific/Chatham'];
const HOUR = 3600;

interface Wall {
  readonly day: string;
  readonly hour: number;
  /** Minutes east of UTC. */
  readonly offset: number;
}

/** The witness: what the zone's own clock shows, by the calendar that JavaScript brings along. */
function wallOf(epoch: number, timeZone: string): Wall {
  const numbers = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, hourCycle: 'h23', ...numbers }).formatToParts(
    epoch * 1000,
  );
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  const day = `${of('year')}-${of('month')}-${of('day')}`;
  const shown = Date.parse(`${day}T${of('hour')}:${of('minute')}:00Z`) / 1000;
  return { day, hour: Number(of('hour')), offset: (shown - (epoch - (epoch % 60))) / 60 };
}

/** Each hour from before the day's beginning in the easternmost zone to after its end in the westernmost, on odd minutes. */
const momentsOf = (day: string): readonly number[] =>
  Array.from({ length: 54 }, (_, at) => Date.parse(`${day}T00:00:00Z`) / 1000 - 15 * HOUR + at * HOUR + 7 * 60);

let world: World;
let repo: string;

function open(zone: string, more: Readonly<Record<string, string>> = {}): void {
  world = createWorld({ TZ: zone, ...more });
  repo = world.repository('api');
}
afterEach(() => world.remove());

describe.each(ZONES)('in %s', (zone) => {
  beforeEach(() => open(zone));

  it('records, days, hours and weeks are those of the wall clock there', () => {
    const moments = DAYS.flatMap(momentsOf);
    const stream = moments.map((at, index) => commitText(at, index, wallOf(at, zone).offset)).join('');
    const imported = world.run(repo, 'sh', ['-c', `git fast-import --quiet <<'END'\n${stream}END`]);
    expect(imported).toMatchObject({ status: 0, stderr: '' });
    world.git(repo, 'reset', '-q', '--hard', 'main');
    expect(world.craftnudge(repo, 'track', '--all').status).toBe(0);
    expect(recordsIn(world.data).map((record) => [record.authoredAt, record.authorUtcOffset])).toEqual(
      moments.map((at) => [new Date(at * 1000).toISOString().replace('.000', ''), wallOf(at, zone).offset]),
    );
    const perDay = new Map<string, number[]>();
    for (const at of moments) {
      const { day, hour } = wallOf(at, zone);
      const hours = perDay.get(day) ?? Array.from({ length: 24 }, () => 0);
      hours[hour] = (hours[hour] ?? 0) + 1;
      perDay.set(day, hours);
    }
    for (const day of DAYS) {
      const today = view<DayView>('today', '--on', day);
      expect({ day, hours: today.hours }).toEqual({ day, hours: perDay.get(day) });
      const week = view<WeekView>('week', '--on', day);
      const counts = Object.fromEntries(week.days.map((one) => [one.day, one.commits]));
      expect(counts[day]).toBe((perDay.get(day) ?? []).reduce((sum, count) => sum + count, 0));
      expect(week.days.at(-1)?.day).toBe(day);
    }
  });

  const view = <View>(...words: readonly string[]): View => {
    const { status, stdout, stderr } = world.craftnudge(repo, ...words, '--all-authors', '--json');
    expect({ words, status, stderr }).toEqual({ words, status: 0, stderr: '' });
    return JSON.parse(stdout) as View;
  };
});

describe('what git itself writes', () => {
  it.each(ZONES)('as the offset of a commit in %s is what the record has', (zone) => {
    open(zone);
    world.commit(repo, 'feat: first');
    world.craftnudge(repo, 'install-hooks', '--no-history');
    const at = DAYS.map((day) => Date.parse(`${day}T12:00:00Z`) / 1000);
    for (const epoch of at) world.commit(repo, `feat: ${epoch}`, {}, `@${epoch}`);
    world.craftnudge(repo, 'status');
    const made = recordsIn(world.data).filter(({ message }) => message.startsWith('feat: 1'));
    expect(made.map(({ committerUtcOffset }) => committerUtcOffset).toSorted()).toEqual(
      at.map((epoch) => wallOf(epoch, zone).offset).toSorted(),
    );
  });
});

describe('quiet hours', () => {
  it.each(ZONES)('are those of the wall clock in %s', (zone) => {
    const { hour } = wallOf(Date.now() / 1000, zone);
    const clock = (at: number): string => `${String((at + 24) % 24).padStart(2, '0')}:00`;
    const holds = [
      [`${clock(hour - 1)}-${clock(hour + 2)}`, true],
      [`${clock(hour + 6)}-${clock(hour + 12)}`, false],
    ] as const;
    for (const [quiet, isQuiet] of holds) {
      open(zone, { CRAFTNUDGE_NOTIFY_QUIETMINUTES: '0', CRAFTNUDGE_NOTIFY_QUIETHOURS: quiet });
      world.commit(repo, 'feat: parse', { 'parser.ts': 'let a;\n' });
      world.craftnudge(repo, 'install-hooks', '--no-history');
      for (const n of [1, 2]) world.commit(repo, `fix: parser, take ${n}`, { 'parser.ts': `let a = ${n};\n` });
      world.craftnudge(repo, 'status');
      world.run('/', process.execPath, [join(import.meta.dirname, '../../dist/recorder.cjs')]);
      const reasons = ledgerIn(world.data).map(({ reason }) => reason);
      expect(ledgerIn(world.data).length).toBeGreaterThan(0);
      expect({ quiet, isQuiet: reasons.includes('quiet-hours') }).toEqual({ quiet, isQuiet });
      if (isQuiet) world.remove();
    }
  });
});

function commitText(at: number, index: number, offset: number): string {
  const sign = offset < 0 ? '-' : '+';
  const size = Math.abs(offset);
  const zone = `${sign}${String(Math.floor(size / 60)).padStart(2, '0')}${String(size % 60).padStart(2, '0')}`;
  const who = `Ada <ada@example.org> ${at} ${zone}`;
  const message = `feat: ${index}`;
  const parent = index === 0 ? '' : `from :${index}\n`;
  return `commit refs/heads/main\nmark :${index + 1}\nauthor ${who}\ncommitter ${who}\ndata ${message.length}\n${message}\n${parent}`;
}
