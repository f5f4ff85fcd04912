// `craftnudge token`: makes, lists, rotates and revokes the tokens of the gateway. A server that runs heeds it at once.
import { systemClock } from '../domain/instant.js';
import { safeText } from '../domain/safe-text.js';
import { type Scope, scopes } from '../gateway/contract/caller.js';
import { blank, faint, line, printPage } from '../report/line.js';
import { layTable } from '../report/table.js';
import type { Token } from '../services/access/token-file.js';
import { type IssuedToken, isExpired, openTokens, type Tokens } from '../services/access/tokens.js';
import { openDataDirectory } from '../store/data-directory.js';
import { audited } from '../services/audited.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { wrongUsage } from './house.js';
import { momentText } from '../services/nudge-words.js';
import { paperOf, safeJson } from './print-page.js';

interface Visit {
  readonly context: CommandContext;
  readonly options: CommandInput['options'];
  readonly which: string | undefined;
  readonly tokens: Tokens;
}

const ACTIONS: Readonly<Record<string, (visit: Visit) => Promise<void> | void>> = { create, list, revoke, rotate };

/** Each option belongs to some of them. */
const OPTIONS_OF: Readonly<Record<string, readonly string[]>> = { create: ['scope', 'days'], rotate: ['days'] };

const LONGEST_NAME = 60;
const MOST_DAYS = 3_650;

export async function run(context: CommandContext, { arguments: given, options }: CommandInput): Promise<ExitCode> {
  const [action = '', which] = given;
  const carryOut = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  if (carryOut === undefined) throw wrongUsage(`${safeText(action)} is none of ${Object.keys(ACTIONS).join(', ')}`);
  const foreign = Object.keys(options).find((key) => key !== 'json' && OPTIONS_OF[action]?.includes(key) !== true);
  if (foreign !== undefined) throw wrongUsage(`token ${action} takes no --${foreign}`);
  await carryOut({ context, options, which, tokens: openTokens(openDataDirectory(context.env)) });
  return 0;
}

async function create({ context, options, which, tokens }: Visit): Promise<void> {
  const wish = { name: nameOf(which), scopes: scopesOf(options['scope']), days: daysOf(options['days']) };
  const { days } = wish;
  const details = { action: 'create', scopes: wish.scopes.join('+'), ...(days === undefined ? {} : { days }) };
  await audited(context, { operation: 'tokens', details }, (tell) => {
    const issued = tokens.create(wish);
    tell({ token: issued.token.id });
    return Promise.resolve(show(context, options, issued));
  });
}

async function rotate({ context, options, which, tokens }: Visit): Promise<void> {
  const id = idOf(which);
  const days = daysOf(options['days']);
  const details = { action: 'rotate', token: id, ...(days === undefined ? {} : { days }) };
  await audited(context, { operation: 'tokens', details }, () =>
    Promise.resolve(show(context, options, tokens.rotate(id, days))),
  );
}

async function revoke({ context, options, which, tokens }: Visit): Promise<void> {
  const id = idOf(which);
  await audited(context, { operation: 'tokens', details: { action: 'revoke', token: id } }, () => {
    const token = tokens.revoke(id);
    if (options['json'] === true) context.print(safeJson({ v: 1, token }));
    else context.print(`revoked: ${safeText(token.name)} (${token.id}) is refused from now on`);
    return Promise.resolve();
  });
}

function show(context: CommandContext, options: CommandInput['options'], { token, secret }: IssuedToken): void {
  if (options['json'] === true) return context.print(safeJson({ v: 1, token, secret }));
  const until = token.expiresAt === null ? 'until it is revoked' : `until ${momentText(token.expiresAt)}`;
  context.print(
    [
      secret,
      `${safeText(token.name)} (${token.id}): ${token.scopes.join(', ')}, ${until}`,
      'Keep it now, it is not shown again. It goes into a header: Authorization: Bearer cn_…',
    ].join('\n'),
  );
}

function list({ context, options, which, tokens }: Visit): void {
  if (which !== undefined) throw wrongUsage('token list takes no name');
  const all = tokens.list();
  if (options['json'] === true) return context.print(safeJson({ v: 1, tokens: all }));
  const paper = paperOf(context);
  const next = line(faint('take one back: craftnudge token revoke ID'));
  const lines =
    all.length === 0
      ? [line('No token yet; make one with: craftnudge token create NAME --scope read')]
      : [...layTable(columnsOf(all), paper.columns), blank, next];
  context.print(printPage(lines, paper));
}

function columnsOf(tokens: readonly Token[]) {
  const cells = (text: (token: Token) => string): readonly string[] => tokens.map(text);
  return [
    { title: 'id', cells: cells(({ id }) => id) },
    { title: 'name', cells: cells(({ name }) => name), gives: 'end' as const },
    { title: 'scopes', cells: cells((token) => token.scopes.join(', ')) },
    { title: 'expires', cells: cells(expiryText) },
    {
      title: 'used (hour)',
      cells: cells(({ lastUsedAt }) => (lastUsedAt === null ? 'never' : momentText(lastUsedAt))),
    },
    { title: 'made', cells: cells(({ createdAt }) => momentText(createdAt)), spare: true },
  ];
}

function expiryText(token: Token): string {
  if (token.expiresAt === null) return 'never';
  return `${isExpired(token, systemClock.now()) ? 'expired ' : ''}${momentText(token.expiresAt)}`;
}

function nameOf(given: string | undefined): string {
  const name = (given ?? '').trim();
  if (name === '' || name.length > LONGEST_NAME || safeText(name) !== name)
    throw wrongUsage(`give it a name of at most ${LONGEST_NAME} plain characters: craftnudge token create editor`);
  return name;
}

function scopesOf(given: string | boolean | undefined): readonly Scope[] {
  const words = typeof given === 'string' ? given.split(',').map((word) => word.trim()) : ['read'];
  const foreign = words.find((word) => !scopes.some((scope) => scope === word));
  if (foreign !== undefined) throw wrongUsage(`--scope: "${safeText(foreign)}" is none of ${scopes.join(', ')}`);
  return scopes.filter((scope) => words.includes(scope));
}

function daysOf(given: string | boolean | undefined): number | undefined {
  if (typeof given !== 'string') return undefined;
  const days = /^\d{1,5}$/.test(given) ? Number(given) : 0;
  if (days < 1 || days > MOST_DAYS) throw wrongUsage(`--days: ${safeText(given)} is no number from 1 to ${MOST_DAYS}`);
  return days;
}

/** What may be told of in the audit log, too. */
function idOf(given: string | undefined): string {
  if (given === undefined || !/^[0-9a-f]{8}$/.test(given))
    throw wrongUsage(`"${safeText(given ?? '')}" is no id of a token: craftnudge token list`);
  return given;
}
