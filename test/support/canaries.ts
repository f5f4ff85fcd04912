// Secrets that nobody has, of 30 kinds, the same in every run.

const KINDS = 30;

export function makeCanaries(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => makeCanary(index % KINDS, index));
}

/** What must not be found: the longest run of the canary, without the words around it that may stay. */
export function coreOf(canary: string): string {
  const runs = canary.match(/[A-Za-z0-9_+]{16,}|[A-Za-z0-9_+-]{16,}/g) ?? [canary];
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '');
}

/** Independent of the rules' own examples: written from the issuers' documented forms, filled from a seeded generator. */
function makeCanary(kind: number, seed: number): string {
  const next = generatorOf(seed * 7919 + 17);
  const from = (alphabet: string) => (length: number) =>
    Array.from({ length }, () => alphabet[next() % alphabet.length]).join('');
  const word = from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789');
  const upper = from('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567');
  const hex = from('0123456789abcdef');
  const digit = from('0123456789');
  const canaries: readonly (() => string)[] = [
    () => `AKIA${upper(16)}`,
    () => `ghp_${word(36)}`,
    () => `gho_${word(36)}`,
    () => `github_pat_${word(22)}_${word(59)}`,
    () => `glpat-${word(20)}`,
    () => `xoxb-${digit(12)}-${digit(12)}-${word(24)}`,
    () => `sk_live_${word(24)}`,
    () => `AIza${word(35)}`,
    () => `sk-proj-${word(48)}`,
    () => `sk-ant-api03-${word(93)}AA`,
    () => `npm_${word(36)}`,
    () => `pypi-AgEIcHlwaS5vcmc${word(150)}`,
    () => `eyJhbGciOiJIUzI1NiJ9.eyJ${word(40)}.${word(43)}`,
    () => `-----BEGIN OPENSSH PRIVATE KEY-----\n${word(70)}\n${word(70)}\n-----END OPENSSH PRIVATE KEY-----`,
    () => `redis://default:${word(20)}@cache.example.org:6379`,
    () => `DefaultEndpointsProtocol=https;AccountName=a;AccountKey=${word(86)}==`,
    () => `dop_v1_${hex(64)}`,
    () => `https://discord.com/api/webhooks/${digit(18)}/${word(68)}`,
    () => `${digit(9).replace(/^0/, '1')}:AA${word(33)}`,
    () => `SK${hex(32)}`,
    () => `SG.${word(22)}.${word(43)}`,
    () => `key-${hex(32)}`,
    () => `shpat_${hex(32)}`,
    () => `sq0csp-${word(43)}`,
    () => `dapi${hex(32)}`,
    () => `hf_${word(34)}`,
    () => `lin_api_${word(40)}`,
    () => `PMAK-${hex(24)}-${hex(34)}`,
    () => `hvs.${word(95)}`,
    () => `AWS_SECRET_ACCESS_KEY=${word(40)}`,
  ];
  return canaries[kind]?.() ?? '';
}

/** A small linear congruential generator: the same canaries in every run. */
function generatorOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 8;
  };
}
