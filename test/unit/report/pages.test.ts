import { describe, expect, it } from '@jest/globals';
import { renderDay } from '../../../src/report/day-page.js';
import { renderFoundSoFar, renderInstallReport } from '../../../src/report/install-page.js';
import { type Paint, plain, plainPaint } from '../../../src/report/line.js';
import { renderHtml } from '../../../src/report/html/html-page.js';
import { wrapWords } from '../../../src/report/flow.js';
import { renderReport } from '../../../src/report/report-page.js';
import { renderWeek } from '../../../src/report/week-page.js';
import { aCommit, aDay, aPreview, aReport, aWeek, ada, anInstall, anItem, page, paper } from './sample.js';

describe('craftnudge report', () => {
  it('is one page of figures, each with its sample and window', () => {
    expect(renderReport(aReport(), paper(80))).toBe(
      page(`
    craftnudge report                                           26 Oct – 22 Nov 2026
    ada@ex.org, ada@corp.com · api · n = 40 commits of 95 by everyone
    among them 1 merge, 1 commit by agents or bots

      40        19           21               2                26 %
      commits   of 28 days   lines a commit   files a commit   with a body

    What stands out
      router.js took 7 of your last 12 fixes  n = 12, 3 Aug – 19 Nov 2026
      Your usual commit: 21 lines in 2 files  n = 1,175, 1 Feb 2021 – 20 Nov 2026

    Rhythm  n = 40 · 26 Oct – 22 Nov · your local time
         0     3     6     9     12    15    18    21
     Mon · · · · · · · · · ▓▓██· · · ▒▒· · · · · · · · ·     12
     Tue · · · · · · · · · ░░▓▓▒▒· · · · · · · · · · · ·      7
     Wed · · · · · · · · · · ▓▓· · · · ▒▒░░· · · · · · ·      6
     Thu · · · · · · · · · ▒▒· · · · · · · · · · · · ░░·      3
     Fri · · · · · · · · ░░▓▓██▒▒· · · · · · · · · · · ·     11
     Sat · · · · · · · · · · · · · · · · · · · · · · · ·      0
     Sun · · · · · · · · · · · · · · · · · · · · ░░· · ·      1
         · 0  ░ 1  ▒ 2  ▓ 3–4  █ 5+ commits
      18 of 40 (45 %) between 10:00 and 11:00 · 12 of 40 (30 %) on Monday
      commits on 19 days of 28, median 2 on such a day

    Days  n = 40 · 26 Oct – 22 Nov
           Nov
     Mon ██▒▒▒▒▒▒
     Tue ▒▒░░▒▒▒▒
     Wed ▒▒░░▒▒░░
     Thu · ░░▒▒·
     Fri ▒▒▒▒██▒▒
     Sat · · · ·
     Sun · · ░░·
         · 0  ░ 1  ▒ 2–3  █ 4+ commits

    Batch size  n = 38 · 26 Oct – 22 Nov · merges and agents left out
      a commit     median  9 of 10 up to
      lines            21            210
      files             2              9
      directories     1.5              4

      0–9 lines          12  32 %  ██████████████████████████████
      10–49 lines        16  42 %  ████████████████████████████████████████
      50–249 lines        8  21 %  ████████████████████
      250 or more lines   2   5 %  █████

    Messages  n = 38 · 26 Oct – 22 Nov · merges, agents and release tools left out
      with a body           10  26 %  ██████████▌
      type(scope): form     30  79 %  ███████████████████████████████▋
      one word, wip, fix …   1   3 %  █
      subject: median 42 characters

    Churn  n = 38 · 26 Oct – 22 Nov · lines a week
      ▄█▁·  █ 1,250
       Nov
      +1,340 −510 lines · commits in 4 of 4 weeks · most: 1,250 in the week of 2 Nov
      most changed   commits  added  deleted
      src/router.js       12   +900     −304
      src/index.js         5    +80       −8

    Hotspots  n = 240 by everyone · 25 Aug – 22 Nov · commits × fixes
      file           commits  fixes  share
      src/router.js       31     12   39 %
      src/index.js        20      3   15 %

    Habits  1 Feb 2021 – 22 Nov 2026 · replayed on the whole history
      habit          seen      came true  anyway          difference
      fix-loop         12  4 of 9   44 %    22 %  +22 points (n = 9)
      empty-message     1         a fact       –                   –
      came true: later commits confirmed it. anyway: the same, for like commits of
      the same person without it. difference: over the n that have like commits.

    In the last 90 days I would have spoken 4 times; 2 were right, 1 not, 1 a fact:
      12 Sep  8f3c2d1  second fix to router.js in 3 h → a third came at 16:10      ✓
      2 Oct   1e02bb9  412 lines in 6 folders, larger and wider than 9 of 10 of    ✓
                       yours → symbols.ts was corrected 4 d later
      30 Oct  c0ffee0  4th fix to index.ts in 90 days                              ✗
      20 Nov  ab12cd3  the subject says only "wip"                                 ·

    Nudges so far  since install
      3 shown · 1 held for a better moment · 4 withheld
      answers: 1 useful, 1 not now, 0 never

    Next: craftnudge week · craftnudge nudges · craftnudge report --since 1y
    `),
    );
  });

  it('draws the median of each week where there are some, weeks without commits as dots', () => {
    const weeks = ['2026-10-05', '2026-10-12', '2026-10-26', '2026-11-02'].map((monday, week) => ({
      monday,
      n: 3,
      median: [1, 10, 100, 1000][week] ?? 0,
    }));
    const { batches } = aReport();
    const view = aReport({ batches: batches.enough ? { ...batches, weeks } : batches });
    const printed = renderReport(view, paper(80));
    expect(printed).toContain('  ▁▃·▆█\n');
    expect(printed).toContain('week by week, logarithmic: median 1 to 1,000 lines (n = 4 weeks with commits)');
  });

  it('says the first figures one after the other where they do not fit side by side', () => {
    expect(renderReport(aReport(), paper(50))).toContain('40 commits · 19 of 28 days · 21 lines a commit');
  });

  it('says where a sample is too small, instead of a figure', () => {
    const few = { enough: false, n: 12, needed: 30 } as const;
    const text = renderReport(aReport({ batches: few, messages: few }), paper(80));
    expect(text).toContain('Batch size  26 Oct – 22 Nov\n  too few yet: 12 of 30 commits\n');
    expect(text).toContain('Messages  26 Oct – 22 Nov\n  too few yet: 12 of 30 commits\n');
  });

  it('says what is left out for want of words and paths, instead of "too few" and "no file"', () => {
    const none = { enough: false, n: 0, needed: 30 } as const;
    const unkept = { n: 40, messages: 40, paths: 40 };
    const { hotspots } = aReport();
    const view = aReport({ messages: none, unkept, hotspots: { ...hotspots, files: [], unkept } });
    for (const text of [renderReport(view, paper(80)), renderHtml(view, '')]) {
      expect(text).toMatch(/left out: 40 of 40 commits, recorded with privacy.message off/i);
      expect(renderReport(view, paper(80))).toContain('left out: 40 of 40 commits, recorded with privacy.path off');
      expect(text).not.toContain('too few yet: 0');
      expect(text).not.toMatch(/no code file was/i);
    }
    const some = aReport({ messages: { ...none, n: 3 }, unkept: { n: 40, messages: 1, paths: 0 } });
    expect(renderReport(some, paper(80))).toContain(
      '  too few yet: 3 of 30 commits\n  left out: 1 of 40 commits, recorded with privacy.message off\n',
    );
  });

  it('says where the commits are, when the window has none', () => {
    const view = aReport({ n: 0, latest: '2024-05-12', next: ['craftnudge report --since 2024-05-01'] });
    expect(renderReport(view, paper(80))).toBe(
      page(`
    craftnudge report                                           26 Oct – 22 Nov 2026
    ada@ex.org, ada@corp.com · api · n = 0 commits of 95 by everyone
    among them 1 merge, 1 commit by agents or bots

    Your latest commit here: 12 May 2024, 2 years ago.

    Next: craftnudge report --since 2024-05-01
    `),
    );
  });

  it('says why it is about an earlier time, where the days up to today have nothing', () => {
    const earlier = aReport({ empty: { from: '2028-10-26', to: '2028-11-22' } });
    const lines = renderReport(earlier, paper(80)).split('\n');
    expect(lines.slice(3, 6)).toEqual([
      '',
      'No commit of yours, 26 Oct – 22 Nov 2028: these are the 4 weeks up to your',
      'latest one.',
    ]);
    expect(renderHtml(earlier, '')).toContain('26 Oct – 22 Nov 2028: these are the 4 weeks up to your latest one.');
    const everyone = { who: 'everyone', identities: [], because: 'asked', repositories: ['api'] } as const;
    expect(renderReport({ ...earlier, subject: everyone }, paper(100))).toContain(
      'No commit, 26 Oct – 22 Nov 2028: these are the 4 weeks up to the latest one.',
    );
  });

  it('names no busiest hour among few commits', () => {
    const text = renderReport(aReport({ rhythm: { ...aReport().rhythm, n: 5 } }), paper(80));
    expect(text).toContain('  busiest hour and weekday: too few yet: 5 of 30 commits\n');
  });

  it('says how many commits had drafts, and for how long', () => {
    const drafts = { commits: 12, drafts: 31, amended: 0, rebased: 0, fixups: 0, secondsMedian: 840 };
    const text = renderReport(aReport({ drafts }), paper(200));
    expect(text).toContain('12 had 31 drafts, half for up to 14 min');
    const short = aReport({ drafts: { commits: 1, drafts: 1, amended: 1, rebased: 0, fixups: 0, secondsMedian: 20 } });
    expect(renderReport(short, paper(100))).toContain('1 had 1 draft, half for under a minute');
  });

  it('says that it covers everybody, and why', () => {
    const everyone = { ...ada, who: 'everyone', identities: [], because: 'no-identity-known' } as const;
    const [, second] = renderReport(aReport({ subject: everyone, byAgents: 0 }), paper(80)).split('\n');
    expect(second).toBe('all authors, since no identity is known · api · n = 40 commits');
  });

  it('names the repository of a file where there are several', () => {
    const subject = { ...ada, repositories: ['api', 'web'] };
    const preview = aPreview({ items: [anItem({ repository: 'web' })] });
    const text = renderReport(aReport({ subject, preview }), paper(80));
    expect(text).toContain('ada@ex.org, ada@corp.com · api, web · n = 40');
    expect(text).toContain('web: second fix to router.js in 3 h');
  });

  it('lets one extraordinary week stand out without flattening the others', () => {
    const week = (monday: string, insertions: number) => ({ monday, commits: 1, insertions, deletions: 0 });
    const weeks = Array.from({ length: 12 }, (_, index) =>
      week(`2026-${String(8 + Math.floor(index / 4)).padStart(2, '0')}-03`, index === 5 ? 90_000 : 100 + index * 10),
    );
    expect(renderReport(aReport({ churn: { n: 12, weeks, files: [] } }), paper(80))).toContain('█ 209 or more');
  });
});

describe('craftnudge today', () => {
  it('lists the day and compares it with your own past', () => {
    expect(renderDay(aDay(), paper(80))).toBe(
      page(`
    craftnudge today                                                 Sun 22 Nov 2026
    ada@ex.org, ada@corp.com · api · n = 3 commits · 1,234 lines · 4 files

      09:14  4c1d9e2  fix: null header               +12  −3  2 files
      10:02  4c1d9e2  feat(router): 日本語 paths  +1,204  −3   1 file
      17:40  4c1d9e2  (no message) (claude-code)     +12  −0  2 files

    Hours  n = 3 · your local time
      · · · · · · · · · █ █ · · · · · · █ · · · · · ·
      0     3     6     9     12    15    18    21

    This Sunday: 3 commits, 1,234 lines. Your usual Sunday: 4 commits, 80 lines
    (median of the last 9 Sundays with commits)

    Next: craftnudge week
    `),
    );
  });

  it('says what is missing for a comparison', () => {
    const text = renderDay(aDay({ commits: [], usual: { enough: false, n: 2, needed: 4 } }), paper(80));
    expect(text).toContain('No commit recorded on this day.\n');
    expect(text).toContain('Your usual Sunday: too few yet: 2 of 4 Sundays with commits\n');
  });

  it('shows hostile subjects escaped', () => {
    const text = renderDay(aDay({ commits: [aCommit({ subject: '\x1b]8;;http://x\x07fix\u202e' })] }), paper(80));
    expect(text).toContain('^[]8;;http://x^Gfix‹U+202E›');
  });
});

describe('craftnudge week', () => {
  it('draws the days, compares with a usual week and says one thing', () => {
    expect(renderWeek(aWeek(), paper(80))).toBe(
      page(`
    craftnudge week                                             16 Nov – 22 Nov 2026
    ada@ex.org, ada@corp.com · api · n = 38 commits · 2,854 lines

                  commits  lines
      Mon 16 Nov        6    320  ████████████████████
      Tue 17 Nov       12  1,904  ████████████████████████████████████████
      Wed 18 Nov        0      0
      Thu 19 Nov        3     41  ██████████
      Fri 20 Nov        9    512  ██████████████████████████████
      Sat 21 Nov        0      0
      Sun 22 Nov        8     77  ██████████████████████████▋

    Compared  usual: median of 11 weeks · of the 12 before, those with commits
                  commits  lines  lines a commit (median)
      this week        38  2,854                       21
      usual week       24  1,100                       18
      9 of 10 commits up to 210 lines · median 2 files
      n = 38, merges and agents left out

    Files  n = 38 · 16 Nov – 22 Nov
      most changed   commits  added  deleted
      src/router.js       12   +900     −304

    src/router.js changed in 12 of 38 commits.

    Next: craftnudge report
    `),
    );
  });
});

describe('what install-hooks says', () => {
  it('is the scene of the first five minutes', () => {
    expect(renderInstallReport(anInstall(), '2026-11-22', paper(100))).toBe(
      page(`
    ✓ hooks: 4, personal (husky kept, nothing tracked changed)           off: craftnudge uninstall-hooks
    ✓ you: ada@ex.org, ada@corp.com: 1,175 of 6,158 commits
    ✓ history read in 0.3 s, line counts 38 %                         stays in ~/.local/share/craftnudge
    Your usual commit: 21 lines in 2 files (n = 1,175). router.js took 7 of your last 12 fixes
    In the last 90 days I would have spoken 4 times; 2 were right, 1 not, 1 a fact:
      12 Sep  8f3c2d1  second fix to router.js in 3 h → a third came at 16:10                     ✓
      2 Oct   1e02bb9  412 lines in 6 folders, larger and wider than 9 of 10 of yours →           ✓
                       symbols.ts was corrected 4 d later
      30 Oct  c0ffee0  4th fix to index.ts in 90 days                                             ✗
      20 Nov  ab12cd3  the subject says only "wip"                                                ·
    Next: craftnudge report · every repository: craftnudge install-hooks --global
    `),
    );
  });

  it('reflows on a narrow terminal', () => {
    expect(renderInstallReport(anInstall(), '2026-11-22', paper(60))).toBe(
      page(`
    ✓ hooks: 4, personal (husky kept, nothing tracked changed)
      off: craftnudge uninstall-hooks
    ✓ you: ada@ex.org, ada@corp.com: 1,175 of 6,158 commits
    ✓ history read in 0.3 s, line counts 38 %
      stays in ~/.local/share/craftnudge
    Your usual commit: 21 lines in 2 files (n = 1,175).
    router.js took 7 of your last 12 fixes
    In the last 90 days I would have spoken 4 times; 2 were
    right, 1 not, 1 a fact:
      12 Sep  8f3c2d1  second fix to router.js in 3 h → a      ✓
                       third came at 16:10
      2 Oct   1e02bb9  412 lines in 6 folders, larger and      ✓
                       wider than 9 of 10 of yours →
                       symbols.ts was corrected 4 d later
      30 Oct  c0ffee0  4th fix to index.ts in 90 days          ✗
      20 Nov  ab12cd3  the subject says only "wip"             ·
    Next: craftnudge report
          every repository: craftnudge install-hooks --global
    `),
    );
  });

  it('has something true to say before the whole history is read', () => {
    const findings = [
      'router.js took 7 of your last 12 fixes (n = 12)',
      'your usual commit: 21 lines in 2 files (n = 1,175)',
    ];
    expect(renderFoundSoFar({ steps: anInstall().steps.slice(1, 2), findings }, paper(80))).toBe(
      page(`
    ✓ you: ada@ex.org, ada@corp.com: 1,175 of 6,158 commits
    · router.js took 7 of your last 12 fixes (n = 12)
    · Your usual commit: 21 lines in 2 files (n = 1,175)
    `),
    );
  });

  it('previews the days up to the latest commit where those up to today have none', () => {
    const view = anInstall({ preview: aPreview({ until: '2023-11-01' }) });
    expect(renderInstallReport(view, '2026-11-22', paper(100))).toContain(
      'In the 90 days up to 1 Nov 2023 I would have spoken 4 times; ',
    );
  });

  it('breaks no line inside a count or a percentage', () => {
    const text = 'over and over and over it is in (n = 264, 59 % of it)';
    for (let columns = 12; columns < 60; columns += 1) {
      const lines = wrapWords(plain(text), { columns, indent: 0 }).map((row) => row.map((span) => span.text).join(''));
      expect(lines.join(' ')).toBe(text);
      expect(lines.filter((one) => /^(?:=|%|264)/.test(one))).toEqual([]);
    }
  });

  it('says plainly that none was right', () => {
    const view = anInstall({ preview: aPreview({ spoken: 1, right: 0, wrong: 1, open: 0, facts: 0 }) });
    expect(renderInstallReport(view, '2026-11-22', paper(100))).toContain('spoken 1 time; 1 was not right');
  });

  it('is honest about a young history', () => {
    const view = anInstall({
      usual: { enough: false, n: 12, needed: 30 },
      findings: [],
      preview: aPreview({ spoken: 0, right: 0, wrong: 0, open: 0, facts: 0, items: [] }),
    });
    const text = renderInstallReport(view, '2026-11-22', paper(80));
    expect(text).toContain('Your usual commit: too few yet: 12 of 30 commits\n');
    expect(text).toContain('In the last 90 days I would have spoken 0 times.\n');
  });
});

describe('colour', () => {
  const ansi: Paint = {
    ...plainPaint,
    bold: (text) => `\x1b[1m${text}\x1b[22m`,
    cyan: (text) => `\x1b[36m${text}\x1b[39m`,
  };

  it('adds nothing but colour: without its codes the page is the same', () => {
    const coloured = renderReport(aReport(), { columns: 80, paint: ansi });
    const stripped = coloured
      .replaceAll('\x1b[1m', '')
      .replaceAll('\x1b[22m', '')
      .replaceAll('\x1b[36m', '')
      .replaceAll('\x1b[39m', '');
    expect(stripped).toBe(renderReport(aReport(), paper(80)));
    expect(coloured).not.toBe(stripped);
  });
});
