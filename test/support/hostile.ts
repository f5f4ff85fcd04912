// 200 texts that attack whoever shows them: as options, as shell, as markup, as terminal control, as direction, as size.
// `canary` is a path that appears if any of them is ever run.

const ESC = '\u001b';

function atomsOf(canary: string): readonly string[] {
  return [
    '--wait',
    '--help',
    '--version',
    '-w',
    '-A yes=Yes',
    '--action=x=y',
    '--',
    '-',
    '--replace-id=1',
    '--hint=string:image-path:/etc/passwd',
    `$(touch ${canary})`,
    `\`touch ${canary}\``,
    `; touch ${canary}`,
    `| touch ${canary}`,
    `&& touch ${canary}`,
    `\n touch ${canary}`,
    `'; touch ${canary}; '`,
    `"; touch ${canary}; "`,
    `\${IFS}touch\${IFS}${canary}`,
    '%s%s%s%n',
    '<b>bold</b>',
    '<img src="file:///etc/passwd">',
    '<a href="https://example.org">x</a>',
    '<script>alert(1)</script>',
    '&lt;b&gt; & &amp; &#60;',
    `${ESC}[31mred${ESC}[0m`,
    `${ESC}]8;;https://example.org${ESC}\\link${ESC}]8;;${ESC}\\`,
    `${ESC}]52;c;cm0gLXJm\u0007`,
    `${ESC}]0;title\u0007`,
    `${ESC}c`,
    '\u009b31m',
    '\\033[31m\\e[0m\\x1b\\n',
    '\u0000',
    'a\u0000b',
    '\r\n\t\b\u0007\u007f',
    '\u202egnp.exe',
    '\u2066hidden\u2069',
    '\u200bzero\u200dwidth\ufeff',
    '\u{e0041}\u{e0042}',
    '\ud800',
    '{{file}} {{constructor}} {{__proto__}}',
    '%0a%1b',
    '../../../../etc/passwd',
    '=cmd|calc',
    'x'.repeat(1_000_000),
    `${ESC}[2J`.repeat(100_000),
    '🙂'.repeat(300),
    '',
    '   ',
    'ordinary words',
  ];
}

const frames: readonly ((atom: string) => string)[] = [
  (atom) => atom,
  (atom) => `fix: ${atom}`,
  (atom) => `${atom} fix`,
  (atom) => `src/${atom}/a.ts`,
];

export function hostileTexts(canary: string): readonly string[] {
  return atomsOf(canary).flatMap((atom) => frames.map((frame) => frame(atom)));
}

/** Characters that no output may contain: C0, DEL, C1, halves of pairs, bidi, zero-width, tags. */
export const FORBIDDEN = /[\p{Cs}\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/u;
