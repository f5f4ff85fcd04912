// What notifications take and give: stories of nudges, the ledger, answers, preferences, snoozes, mutes.
import { type Static, Type } from '@sinclair/typebox';
import {
  Count,
  Cursor,
  Day,
  Instant,
  Limit,
  list,
  Named,
  oneOf,
  orNull,
  page,
  RepositoryKey,
  strict,
} from './shapes.js';
import { GateView, Tier } from './kinds.js';
import { Setting } from './settings.js';

const Action = oneOf(['deliver', 'hold', 'withhold', 'shadow', 'control']);
const Answer = oneOf(['useful', 'not-now', 'never']);
const Kind = Type.String({ pattern: '^[a-z][a-z0-9:-]*$', maxLength: 100, examples: ['hot-file'] });
const NudgeId = Type.String({ pattern: '^[0-9a-fA-F-]{1,36}$', description: 'a nudge’s id, or its first digits' });
const listed = {
  repository: Type.Optional(RepositoryKey),
  kind: Type.Optional(Kind),
  action: Type.Optional(Action),
  cursor: Type.Optional(Cursor),
  limit: Limit,
};

export const StoriesQuery = strict(listed);
export const HistoryQuery = strict({ ...listed, from: Type.Optional(Day), to: Type.Optional(Day) });
export const NudgeParams = strict({ id: NudgeId });

const state = Type.Object({
  at: Instant,
  action: Action,
  reason: orNull(Type.String()),
  until: orNull(Instant),
  channel: orNull(Type.String()),
  text: Type.String({ description: 'in words: shown on desktop, waits until …' }),
});
const Given = Type.Object({ at: Instant, answer: Answer, source: Type.String() });
const Evidence = Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]));

const story = {
  id: Type.String(),
  kind: Type.String(),
  tier: orNull(Tier),
  title: orNull(Type.String()),
  body: orNull(Type.String()),
  repository: Named,
  commits: list(Type.String()),
  commitAt: orNull(Instant),
  file: orNull(Type.String()),
  evidence: Evidence,
  /** What was decided last, as it stands now. */
  state,
  answers: list(Given),
  /** What later facts showed of it; null while they are out, and where nothing can prove it wrong. */
  outcome: orNull(Type.Object({ at: Instant, hit: Type.Boolean(), followed: Type.Boolean() })),
};
const Story = Type.Object(story);
export const StoryPage = page(Story);

/** `craftnudge why --json`. */
export const Why = Type.Object({
  ...story,
  subject: orNull(Type.String({ description: 'the subject of its commit, where it is recorded' })),
  summary: orNull(Type.String({ description: 'what its kind sees' })),
  study: orNull(Type.String({ description: 'the evidence behind its kind' })),
  model: orNull(Type.String()),
  record: orNull(
    Type.Object({
      kind: Type.String(),
      n: Count,
      matured: Count,
      hits: Count,
      followed: Count,
      rate: orNull(Type.Number()),
      controlled: Count,
      control: orNull(Type.Number()),
      lift: orNull(Type.Number()),
    }),
  ),
  gate: orNull(GateView),
  decisions: list(state),
});

/** One line of notifications/sent.jsonl. */
const LedgerLine = Type.Object({
  ...story,
  id: Type.String({ description: 'of the line' }),
  nudge: Type.String({ description: 'of the nudge' }),
  state: state,
});
export const LedgerPage = page(Type.Omit(LedgerLine, ['answers', 'evidence', 'body', 'outcome']));

/** The settings notify.* and digest.*, as /config gives all of them. */
export const Preferences = Type.Object({ preferences: list(Setting) });
type Value = boolean | number | string | readonly string[];
/** Null takes the user's own value back. One wrong value, and nothing is changed. */
export const PreferenceChanges = Type.Unsafe<Readonly<Record<string, Value | null>>>({
  type: 'object',
  minProperties: 1,
  maxProperties: 50,
  patternProperties: {
    '^(notify|digest)\\.[a-zA-Z]+$': {
      type: ['boolean', 'integer', 'string', 'array', 'null'],
      items: { type: 'string' },
    },
  },
  additionalProperties: false,
  examples: [{ 'notify.perDay': 2, 'notify.quietHours': null }],
});

export const TestResult = Type.Object({
  used: Type.String({ description: 'the channel by which nudges come' }),
  configured: list(Type.String()),
  receipts: list(Type.Object({ channel: Type.String(), ok: Type.Boolean(), reason: Type.Optional(Type.String()) })),
});

export const FeedbackBody = strict({ answer: Answer });
export const Noted = Type.Object({
  nudge: Type.String(),
  kind: Type.String(),
  answer: Answer,
  at: Instant,
  consequence: Type.String({ description: 'what follows from it, in words' }),
});

export const SnoozeBody = strict({
  time: Type.String({
    minLength: 2,
    maxLength: 20,
    description: 'how long or until when, as craftnudge snooze takes it',
    examples: ['2h', 'until 09:00'],
  }),
});
export const Snooze = Type.Object({ until: orNull(Instant) });

export const MuteBody = strict({ kind: Kind, file: Type.Optional(Type.String({ minLength: 1, maxLength: 4096 })) });
export const Mutes = Type.Object({
  mutes: list(
    Type.Object({
      kind: Type.String(),
      file: orNull(Type.String()),
      since: orNull(Instant),
      retired: Type.Boolean({ description: 'more often in the way than of use: silent by itself' }),
    }),
  ),
  kinds: list(Type.String({ description: 'a kind that can be muted' })),
});

type Nothing = Readonly<Record<string, never>>;

export interface NotificationsOperations {
  stories(input: Static<typeof StoriesQuery>): Promise<Static<typeof StoryPage>>;
  why(input: Static<typeof NudgeParams>): Promise<Static<typeof Why>>;
  history(input: Static<typeof HistoryQuery>): Promise<Static<typeof LedgerPage>>;
  preferences(input: Nothing): Promise<Static<typeof Preferences>>;
  changePreferences(input: Static<typeof PreferenceChanges>): Promise<Static<typeof Preferences>>;
  test(input: Nothing): Promise<Static<typeof TestResult>>;
  feedback(input: Static<typeof FeedbackBody> & Static<typeof NudgeParams>): Promise<Static<typeof Noted>>;
  snooze(input: Nothing): Promise<Static<typeof Snooze>>;
  setSnooze(input: Static<typeof SnoozeBody>): Promise<Static<typeof Snooze>>;
  endSnooze(input: Nothing): Promise<Static<typeof Snooze>>;
  mutes(input: Nothing): Promise<Static<typeof Mutes>>;
  mute(input: Static<typeof MuteBody>): Promise<Static<typeof Mutes>>;
  unmute(input: Static<typeof MuteBody>): Promise<Static<typeof Mutes>>;
}
