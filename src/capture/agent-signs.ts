// By what the coding agents and bots that write commits are known. One line each, alphabetical.

export interface AgentSign {
  readonly agent: string;
  /** The whole of the name under which it signs. */
  readonly name: RegExp;
  /** An address that only it uses, in lower case. */
  readonly address?: RegExp;
  /** A mark in the name of the person who used it. */
  readonly signature?: RegExp;
}

let made: readonly AgentSign[] | undefined;

/** Made when somebody's name first asks for them: few commits' does. */
export function agentSigns(): readonly AgentSign[] {
  return (made ??= makeSigns());
}

const makeSigns = (): readonly AgentSign[] => [
  { agent: 'aider', name: /^aider\b/i, address: /@aider\.chat$/, signature: /\(aider\)$/i },
  { agent: 'amp', name: /^amp(?: code)?$/i, address: /^amp@(?:sourcegraph|ampcode)\.com$/ },
  { agent: 'augment', name: /^augment(?: code| agent)?$/i, address: /^(?:agent|noreply)@augmentcode\.com$/ },
  {
    agent: 'claude-code',
    name: /^claude\b/i,
    address: /^(?:noreply|claude(?:-code)?)@anthropic\.com$|\+claude@users\.|^claude\[bot\]@/,
  },
  { agent: 'cline', name: /^cline$/i, address: /^(?:noreply|cline|bot)@cline\.bot$/ },
  { agent: 'codex', name: /^(?:openai )?codex\b/i, address: /^(?:noreply|codex|codex-cli)@openai\.com$|codex\[bot\]@/ },
  {
    agent: 'copilot',
    name: /^(?:github )?copilot\b/i,
    address: /\bcopilot(?:@github\.com$|@users\.|(?:-swe-agent)?\[bot\]@)/,
  },
  { agent: 'crush', name: /^crush$/i, address: /^crush@charm\.(?:land|sh)$/ },
  {
    agent: 'cursor',
    name: /^cursor(?: ?agent)?$/i,
    address: /^(?:cursoragent|cursor|agent)@cursor\.(?:com|sh)$|^cursor\[bot\]@/,
  },
  {
    agent: 'devin',
    name: /^devin(?: ai)?(?:\[bot\])?$/i,
    address: /devin-ai-integration\[bot\]@|^devin@cognition\.(?:ai|com)$/,
  },
  { agent: 'factory-droid', name: /^(?:factory[ -])?droid$/i, address: /factory-droid\[bot\]@/ },
  {
    agent: 'gemini',
    name: /^gemini(?:[ -](?:cli|code assist|code))?$/i,
    address: /gemini-(?:cli|code-assist)[\w-]{0,40}(?:\[bot\])?@|^gemini@google\.com$/,
  },
  { agent: 'goose', name: /^goose$/i, address: /^goose@(?:block\.xyz|opensource\.block\.xyz)$/ },
  { agent: 'jules', name: /^(?:google[ -])?jules\b/i, address: /google-labs-jules\[bot\]@/ },
  { agent: 'junie', name: /^junie$/i, address: /^junie@jetbrains\.com$/ },
  { agent: 'kiro', name: /^kiro$/i, address: /^(?:noreply|kiro)@kiro\.dev$/ },
  { agent: 'opencode', name: /^opencode$/i, address: /^(?:noreply|opencode)@(?:opencode\.ai|sst\.dev)$/ },
  { agent: 'openhands', name: /^openhands$/i, address: /^openhands@(?:all-hands|openhands)\.dev$/ },
  { agent: 'qwen-code', name: /^qwen(?:[ -]?code(?:r)?)?$/i, address: /^qwen-coder@alibabacloud\.com$/ },
  { agent: 'replit', name: /^replit(?: agent)?$/i, address: /^(?:agent|replit-agent|assistant)@replit\.com$/ },
  { agent: 'roo-code', name: /^roo(?: ?code)?$/i, address: /^(?:noreply|roomote)@roocode\.com$/ },
  {
    agent: 'windsurf',
    name: /^(?:windsurf|cascade)$/i,
    address: /^(?:noreply|windsurf|cascade)@(?:windsurf|codeium)\.com$/,
  },
];

/** `dependabot[bot]`, and bots that do not say so. */
export const BOT_NAME =
  /\[bot\]$|^(?:dependabot|greenkeeper|renovate|snyk|mergify|allcontributors|semantic-release|github-actions|pre-commit-ci|imgbot|weblate|crowdin|codecov|deepsource|pyup|bors|rust-bors|homu|k8s-ci-robot|jenkins|travis(?: ci)?|gitlab ci|azure pipelines)(?:[ -]?(?:bot|app|autofix))?$/i;

export const BOT_ADDRESS =
  /\[bot\]@|^(?:bot@renovateapp\.com|support@(?:dependabot|greenkeeper)\.|snyk-bot@snyk\.io|semantic-release-bot@|github-actions@github\.com|action@github\.com|pyup-bot@|noreply@weblate\.org)/;

const AGENT_WORDS =
  'bot action aider allcontributors anthropic augment azure bors cascade claude cline codecov codeium codex copilot crowdin crush cursor deepsource devin droid gemini gitlab goose greenkeeper hands homu jenkins jules junie kiro mergify openai opencode pre-commit pyup qwen renovate replit roo semantic-release snyk travis weblate windsurf'.split(
    ' ',
  );

/** Every name and address of an agent or a bot has one of these in it, in lower case. Not the `amp` of `example`. */
export function mayNameAgent(text: string): boolean {
  return AGENT_WORDS.some((word) => text.includes(word)) || (text.includes('amp') && /\bamp/.test(text));
}
