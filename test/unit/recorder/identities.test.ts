import { describe, expect, it } from '@jest/globals';
import { parseMailmap } from '../../../src/capture/mailmap.js';
import { createIdentities } from '../../../src/recorder/identities.js';

const authorId = (email: string): string => `id:${email.trim().toLowerCase()}`;
const me = createIdentities({
  learnt: ['Ada@Example.org'],
  configured: ['ada@corp.com'],
  authorId,
  mailmap: parseMailmap(
    '# people\nAda L <ada@example.org> <countess@old.net>\nBob <bob@x> Robert <bob@y>\nEve <eve@x>\n',
  ),
});

describe('identities', () => {
  it.each([['ada@example.org'], ['ADA@corp.com '], ['countess@old.net']])('know %s as me', (email) => {
    expect(me.isMe(email)).toBe(true);
    expect(me.actorOf({ id: authorId(email) })).toBe('me');
  });

  it('join other people through .mailmap and keep them apart from me', () => {
    expect(me.actorOf({ id: authorId('bob@y') })).toBe(me.actorOf({ id: authorId('bob@x') }));
    expect(me.isMe('bob@y')).toBe(false);
  });

  it('map nothing where a line corrects only a name', () => {
    expect(me.actorOf({ id: authorId('eve@x') })).toBe(authorId('eve@x'));
  });
});
