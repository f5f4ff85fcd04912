// The coding agent or bot behind a commit, from what it leaves behind: the environment at commit time, trailers,
// addresses, notes. Comes in: that evidence. Goes out: a name such as `claude-code`, `bot`, or undefined for a person.
import { guardPattern } from '../domain/guarded-pattern.js';
import { agentSigns, BOT_ADDRESS, BOT_NAME, mayNameAgent } from './agent-signs.js';

export interface AgentEvidence {
  /** What the hook found in the environment, such as `cursor`; empty or undefined for nothing. */
  readonly environmentMarker?: string | undefined;
  /** Lines that name who helped, as `trailersOf` finds them. */
  readonly trailers: readonly string[];
  readonly authorName: string;
  readonly authorEmail: string;
  /** The text under refs/notes/ai. */
  readonly notes?: string;
}

export function agentOf(evidence: AgentEvidence): string | undefined {
  const { environmentMarker = '', trailers, authorName, authorEmail, notes = '' } = evidence;
  if (environmentMarker !== '') return environmentMarker;
  for (const trailer of trailers) {
    const agent = agentInTrailer(trailer);
    if (agent !== undefined) return agent;
  }
  return agentByIdentity(authorName, authorEmail) ?? agentInNotes(notes);
}

/** `Co-authored-by: Claude <noreply@anthropic.com>` or `Generated with [Claude Code](https://…)`. */
const PERSON_TRAILER = /^(?:co-authored-by|assisted-by|co-developed-by|generated-by|ai-agent|agent):(.*)/i;
const TOOL_LINE = /^\W*(?:generated|created|made|written|built) (?:with|by|using) (.*)/i;

const mayHoldTrailer = guardPattern(/-by:|agent:|generated|created|made|written|built/i, [
  '-by:',
  'agent:',
  'generated',
  'created',
  'made',
  'written',
  'built',
]);

/** The lines of a message that can name an agent. Most messages have none: those cost one search. */
export function trailersOf(message: string): readonly string[] {
  if (!mayHoldTrailer(message)) return [];
  return message.split('\n').filter((line) => line.length < 300 && (PERSON_TRAILER.test(line) || TOOL_LINE.test(line)));
}

function agentInTrailer(trailer: string): string | undefined {
  const person = PERSON_TRAILER.exec(trailer)?.[1];
  if (person === undefined) return agentInToolLine(TOOL_LINE.exec(trailer)?.[1] ?? '');
  const { name, email } = identityIn(person);
  return agentByIdentity(name, email) ?? (email === '' ? agentNamed(name) : undefined);
}

/** "Generated with Claude Code": the tool's name must be the whole claim, not a word somewhere in a sentence. */
function agentInToolLine(claim: string): string | undefined {
  const linked = /^\[([^\]]{1,60})\]\((?:https?:)/.exec(claim)?.[1];
  return agentNamed(linked ?? claim.replace(/(?<![.!\s])[.!\s]+$/, ''));
}

function identityIn(text: string): { readonly name: string; readonly email: string } {
  const open = text.indexOf('<');
  if (open < 0) return { name: text.trim(), email: '' };
  return {
    name: text.slice(0, open).trim(),
    email: (text.slice(open + 1).split('>')[0] ?? '').trim(),
  };
}

const knownIdentities = new Map<string, string | undefined>();
const MOST_IDENTITIES = 10_000;

/** Histories repeat people: each is looked at once. */
function agentByIdentity(name: string, email: string): string | undefined {
  const key = `${name}\0${email}`;
  if (knownIdentities.has(key)) return knownIdentities.get(key);
  if (knownIdentities.size === MOST_IDENTITIES) knownIdentities.clear();
  const agent = judgeIdentity(name, email);
  knownIdentities.set(key, agent);
  return agent;
}

/** An address convinces; a name does only together with no address of a person's own. */
function judgeIdentity(name: string, email: string): string | undefined {
  const address = email.toLowerCase();
  if (!mayNameAgent(`${name.toLowerCase()} ${address}`)) return undefined; // spares a person sixty small patterns
  const byAddress = agentSigns().find((sign) => sign.address?.test(address) || sign.signature?.test(name));
  if (byAddress !== undefined) return byAddress.agent;
  const named = agentNamed(name);
  if (named !== undefined && IMPERSONAL.test(address)) return named;
  return BOT_NAME.test(name) || BOT_ADDRESS.test(address) ? (named ?? 'bot') : undefined;
}

/** Addresses that belong to nobody in particular: a person called Devin has one of his own. */
const IMPERSONAL = /^$|no-?reply|\[bot\]|^(?:agent|ai|bot)@/;

function agentNamed(name: string): string | undefined {
  return agentSigns().find((sign) => sign.name.test(name))?.agent;
}

/** Tools that keep `refs/notes/ai` name themselves in JSON; whoever does not is still an agent. */
function agentInNotes(notes: string): string | undefined {
  if (notes.trim() === '') return undefined;
  const tool = /"(?:tool|agent|client)"\s*:\s*"([\w .-]{1,40})"/.exec(notes)?.[1];
  return tool === undefined ? 'ai' : (agentNamed(tool) ?? tool.toLowerCase().replace(/[ .]+/g, '-'));
}
