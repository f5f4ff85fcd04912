// Parts of a state that are kept each for itself. A state of hundreds of kilobytes changes in a few places at a time: of
// what is a part only that is parsed which is asked for, and only that is written again which was changed.

/** A value, or a part that holds it: a state that went through plain JSON has lost its parts, and is none the worse. */
export type Kept<Value> = Value | KeptPart<Value>;

/** Of a part that was read: its text, and how to parse it. */
export interface PartSource<Value> {
  text(): string;
  parse(text: string): Value;
}

/** Never changed: a state that changed holds another part. In plain JSON it is its value. */
export class KeptPart<Value> {
  readonly #source: PartSource<Value> | undefined;
  #known: { readonly value: Value } | undefined;
  #text: string | undefined;

  constructor(given: { readonly value: Value } | PartSource<Value>) {
    if ('value' in given) this.#known = given;
    else this.#source = given;
  }

  get value(): Value {
    if (this.#known !== undefined) return this.#known.value;
    if (this.#source === undefined) throw new Error('a part without a value');
    this.#known = { value: this.#source.parse(this.text ?? '') };
    return this.#known.value;
  }

  /** As it was read; undefined where it was made since. */
  get text(): string | undefined {
    return (this.#text ??= this.#source?.text());
  }

  toJSON(): unknown {
    return reference === undefined ? this.value : reference(this);
  }
}

export type Reference = (part: KeptPart<unknown>) => unknown;

/** `JSON.stringify` hands nothing through to `toJSON`. */
let reference: Reference | undefined;

/** While `work` runs, JSON has in place of each part what `refer` says of it. */
export function withReferences<Result>(refer: Reference, work: () => Result): Result {
  const before = reference;
  reference = refer;
  try {
    return work();
  } finally {
    reference = before;
  }
}

export function partOf<Value>(value: Value): KeptPart<Value> {
  return new KeptPart({ value });
}

/** False where `text` is certainly not in it: found without parsing, of a text that JSON does not escape. */
export function mayMention(kept: Kept<unknown>, text: string): boolean {
  return !(kept instanceof KeptPart) || kept.text?.includes(text) !== false;
}

export function valueOf<Value>(kept: Kept<Value>): Value {
  return kept instanceof KeptPart ? kept.value : kept;
}
