// `craftnudge report --html` and `--svg`: the view as a file to keep or to show. What a picture shows of names is
// asked for: the page is for its owner, the card for others.
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { safeText } from '../domain/safe-text.js';
import { withoutDetails } from '../report/html/hide-details.js';
import { HTML_MARK, renderHtml } from '../report/html/html-page.js';
import { STYLE } from '../report/html/style.js';
import { SVG_MARK, renderCard } from '../report/html/svg-card.js';
import type { ReportView } from '../report/report-shape.js';
import { hangWords } from '../report/flow.js';
import { line, plain, printPage } from '../report/line.js';
import type { CommandContext, CommandInput } from './command.js';
import { wrongUsage } from './house.js';
import { paperOf, safeJson } from './print-page.js';
import { writePage } from './write-page.js';

interface Form {
  readonly option: 'html' | 'svg';
  readonly mark: string;
  /** Whether it names files, subjects and addresses unless told otherwise. */
  readonly details: boolean;
  render(view: ReportView): string;
}

const FORMS: readonly Form[] = [
  { option: 'html', mark: HTML_MARK, details: true, render: (view) => renderHtml(view, styleDigest()) },
  { option: 'svg', mark: SVG_MARK, details: false, render: renderCard },
];

const styleDigest = (): string => createHash('sha256').update(STYLE).digest('base64');

export function wantsFiles({ options }: CommandInput): boolean {
  return FORMS.some(({ option }) => options[option] !== undefined);
}

/** Writes what was asked for and says where it is. */
export function writeFiles(context: CommandContext, { options }: CommandInput, view: ReportView): void {
  const asked = FORMS.filter(({ option }) => typeof options[option] === 'string');
  const written = asked.map((form) => {
    const path = resolve(context.cwd, String(options[form.option]));
    const shown = showsDetails(form, options['details']) ? view : withoutDetails(view);
    writePage({ path, text: form.render(shown), mark: form.mark, force: options['force'] === true });
    return { form: form.option, path, details: shown === view };
  });
  if (options['json'] === true) context.print(safeJson({ written }));
  else context.print(pageOf(written, context));
}

interface Written {
  readonly path: string;
  readonly details: boolean;
}

/** A path is not broken: it may be clicked or copied. */
function pageOf(written: readonly Written[], context: CommandContext): string {
  const paper = paperOf(context);
  const lines = written.flatMap(({ path, details }) => [
    line(safeText(path)),
    ...hangWords(line('  '), plain(remarkOf(details)), paper.columns),
  ]);
  return printPage(lines, { ...paper, columns: Number.MAX_SAFE_INTEGER });
}

function showsDetails({ details }: Form, asked: string | boolean | undefined): boolean {
  if (asked === undefined) return details;
  if (asked === 'full' || asked === 'none') return asked === 'full';
  throw wrongUsage('--details: say full or none');
}

function remarkOf(details: boolean): string {
  return details
    ? 'names files and quotes subjects: read it before you share it (--details none leaves them out)'
    : 'names no file, no message, no address';
}
