// Habits on one more commit, in a process of its own, as the recorder runs them: load what was kept, fold, keep it again.
// In: `make ANALYTICS FOLDER KIND SIZE…` (what is kept after so many commits) or `step ANALYTICS FOLDER KIND SIZE`.
// Out: JSON; of `step` the CPU of a commit, the most memory that the process held, and the bytes that are kept.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { MY_EMAIL, recordOf, REPOSITORY } from './made-up-records.mjs';

const WARM_UP = 16;
/** The base moves on every 64 commits: a whole stride, so that each step has its share of that. */
const STEPS = 64;
/** More than the window ever holds. */
const LATEST = 512;

const [mode, analyticsPath, folder, kind, ...sizes] = process.argv.slice(2);
const analytics = await import(analyticsPath);
const actorOf = ({ id, email }) => (email === MY_EMAIL ? 'me' : id);
const KINDS = {
  habits: {},
  earned: { habits: analytics.earnedHabits, keepsWholeFacts: true },
};

const options = KINDS[kind];
const fileOf = (size) => join(folder, `${kind}-${size}.json`);
const factOf = (n) => {
  const record = recordOf(n);
  return analytics.factOf(record, actorOf(record.author));
};

process.stdout.write(JSON.stringify(mode === 'make' ? make(sizes.map(Number)) : step(Number(sizes[0]))));

/** One pass over the longest history, which is never in memory, leaves what is kept at each length. */
function make(lengths) {
  const take = makerOf(lengths);
  for (let n = 0; n < Math.max(...lengths); n += 1) take({ fact: factOf(n), depth: 0 }, n + 1);
  checkAgainstTimeline(Math.min(...lengths));
  return { made: lengths.length };
}

function makerOf(lengths) {
  const fold = analytics.createHabitFold(options);
  const bases = new Map();
  let states = fold.start();
  let latest = [];
  return (placed, count) => {
    ({ states } = fold.step(states, placed.fact));
    latest.push(placed);
    if (latest.length > 2 * LATEST) latest = latest.slice(-LATEST);
    for (const size of lengths) {
      const folded = analytics.baseLengthOf(size);
      if (count === folded)
        bases.set(size, { folded, edge: analytics.edgeOf(placed), base: analytics.keepStates(states) });
      if (count !== size) continue;
      const window = analytics.logOf(latest.slice(folded - size).map(analytics.packingOf(options)));
      const head = analytics.keepStates(states);
      keep(size, { ...analytics.emptySnapshot(fold, REPOSITORY), ...bases.get(size), head, window });
    }
  };
}

function throughJson(value) {
  return JSON.parse(JSON.stringify(value));
}

function keep(size, timeline) {
  const at = recordOf(size - 1).committedAt;
  analytics.writeParts(fileOf(size), { v: 1, cursor: size, at, me: [MY_EMAIL], timeline });
}

/** What was folded in one pass must be what a timeline keeps that took one commit after the other. */
function checkAgainstTimeline(size) {
  const timeline = analytics.createTimeline({ ...options, repository: REPOSITORY });
  for (let n = 0; n < size; n += 1) timeline.apply(factOf(n));
  const kept = analytics.readParts(fileOf(size)).timeline;
  if (!isDeepStrictEqual(throughJson(timeline.snapshot()), throughJson(kept)))
    throw new Error(`${kind}: not what a timeline keeps`);
}

function step(size) {
  const next = stepsOf(size);
  for (let done = 0; done < WARM_UP; done += 1) next();
  const before = process.cpuUsage();
  for (let done = 0; done < STEPS; done += 1) next();
  const { user, system } = process.cpuUsage(before);
  const bytes = statSync(fileOf(size)).size;
  return { cpuMs: (user + system) / 1000 / STEPS, peakMb: process.resourceUsage().maxRSS / 1024, bytes };
}

/** Each step is a new watch, as each run of the recorder is: it reads the file, and one record from where that ends. */
function stepsOf(size) {
  let saved = fileOf(size);
  let number = size;
  const mine = `${fileOf(size)}.${process.pid}`;
  return () => {
    const record = recordOf(number);
    const watch = analytics.createHabitWatch(sourcesOf({ from: saved, to: mine, record, cursor: number + 1 }));
    watch.observe(record);
    watch.save();
    saved = mine;
    number += 1;
  };
}

/** No `read`: a watch that began to read the whole history again would fail. */
function sourcesOf({ from, to, record, cursor }) {
  const { habits, keepsWholeFacts = false } = options;
  return {
    journal: { reaches: () => true, readFrom: (at) => (at < cursor ? [{ record, cursor }] : []) },
    rewrites: { recent: () => [] },
    clock: { now: () => record.committedAt },
    identities: () => ({ emails: [MY_EMAIL], actorOf }),
    settingsOf: () => ({}),
    messageChecked: () => false,
    keepsWholeFacts,
    ...(habits === undefined ? {} : { habitsOf: () => habits }),
    load: () => analytics.readParts(from),
    save: (_, state) => analytics.writeParts(to, state),
  };
}
