import { type Command, jsonOption } from '../command.js';

export const command: Command = {
  name: 'erase',
  summary: 'remove a repository, a span of time or a person from everything that is kept, for good',
  options: [
    { flags: '--repository <path|id>', help: 'what was recorded of this repository' },
    { flags: '--person <email>', help: 'commits by this e-mail, and lines of messages that name it' },
    { flags: '--from <when>', help: 'commits from this day or instant on (UTC)' },
    { flags: '--to <when>', help: 'commits before this day or instant (UTC)' },
    { flags: '--keep-copy <file>', help: 'first write what goes to a new file, as export does' },
    { flags: '--dry-run', help: 'only say what would go' },
    { flags: '--yes', help: 'do not ask' },
    { flags: '--list', help: 'the erasures in force' },
    { flags: '--undo <id>', help: 'let it be recorded again; nothing comes back by itself' },
    jsonOption,
  ],
  examples: [
    'craftnudge erase --repository . --dry-run',
    'craftnudge erase --person bob@example.org --yes',
    'craftnudge erase --from 2026-01-01 --to 2026-02-01 --keep-copy january.jsonl',
  ],
  load: () => import('../erase.js'),
};
