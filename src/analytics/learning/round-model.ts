// Weights as they ship: few digits, since the rest is noise and costs bytes. Plain data in, the same with short numbers out.

/** Every number in `data`, however deep, to so many significant digits. */
export function roundModel<Data>(data: Data, digits = 5): Data {
  return roundWithin(data, digits) as Data;
}

function roundWithin(data: unknown, digits: number): unknown {
  if (typeof data === 'number') return Number.isInteger(data) ? data : Number(data.toPrecision(digits));
  if (Array.isArray(data)) return data.map((one: unknown) => roundWithin(one, digits));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, roundWithin(value, digits)]));
}
