// Numbers as people read them, wherever they are shown.

/** 1175 as `1,175`. Below ten, a number that is not whole keeps one decimal. */
export function countText(count: number): string {
  const [whole = '', decimals] = String(Math.abs(count) < 10 ? Math.round(count * 10) / 10 : Math.round(count)).split(
    '.',
  );
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}
