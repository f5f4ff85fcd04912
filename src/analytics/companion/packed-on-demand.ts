// What was packed is unpacked when it is first asked for, and packed again only where it was changed.

export interface Codec<Packed, Value> {
  pack(value: Value): Packed;
  unpack(packed: Packed): Value;
}

export class PackedOnDemand<Packed, Value> {
  readonly #codec: Codec<Packed, Value>;
  #packed: Packed | undefined;
  #value: Value | undefined;

  constructor(codec: Codec<Packed, Value>, given: { readonly packed: Packed } | { readonly value: Value }) {
    this.#codec = codec;
    if ('packed' in given) this.#packed = given.packed;
    else this.#value = given.value;
  }

  /** To be looked at. */
  get value(): Readonly<Value> {
    return this.#unpacked();
  }

  /** To be changed in place. */
  change(): Value {
    const value = this.#unpacked();
    this.#packed = undefined;
    return value;
  }

  get packed(): Packed {
    return (this.#packed ??= this.#codec.pack(this.#unpacked()));
  }

  #unpacked(): Value {
    if (this.#value === undefined && this.#packed !== undefined) this.#value = this.#codec.unpack(this.#packed);
    if (this.#value === undefined) throw new Error('neither packed nor unpacked');
    return this.#value;
  }
}
