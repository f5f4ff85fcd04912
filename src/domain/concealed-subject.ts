// A subject of which only features are kept, as the text that stands in its place: `‹9f3a21c04b5d6e7f 42 fix conventional›`.
// Equal subjects stay equal (a keyed hash), and each question about a subject finds its answer among the marks.

/** A question about a subject that was answered with yes before the text was given up. */
export type SubjectMark = 'autosquash' | 'conventional' | 'empty' | 'fix' | 'fixup' | 'machine' | 'ticket' | 'wip';

export interface ConcealedSubject {
  /** 16 hex digits of a keyed hash. */
  readonly id: string;
  /** Characters of the subject, as facts count them. */
  readonly length: number;
  readonly marks: readonly SubjectMark[];
}

/** Nothing is kept: every question gets the answer that makes habits and figures leave the commit out. */
export const OFF_SUBJECT = '‹off machine›';

const OPEN = '‹'.charCodeAt(0);
const FORM = /^\u2039(?:[0-9a-f]{16} (\d{1,3})|off)((?: [a-z]{1,20}){0,9})\u203a$/;

export function concealSubject({ id, length, marks }: ConcealedSubject): string {
  return `‹${[id, length, ...marks].join(' ')}›`;
}

/** The answer that a concealed subject carries; undefined where the text itself is there to be asked. */
export function markIn(subject: string, mark: SubjectMark): boolean | undefined {
  const found = subject.charCodeAt(0) === OPEN ? FORM.exec(subject) : null;
  return found === null ? undefined : (found[2] ?? '').split(' ').includes(mark);
}

/** Are the words themselves not kept? */
export function isConcealed(subject: string): boolean {
  return subject.charCodeAt(0) === OPEN && FORM.test(subject);
}

/** Characters of the subject; 0 where not even that is kept. */
export function lengthOfSubject(subject: string): number {
  const found = subject.charCodeAt(0) === OPEN ? FORM.exec(subject) : null;
  return found === null ? subject.length : Number(found[1] ?? 0);
}
