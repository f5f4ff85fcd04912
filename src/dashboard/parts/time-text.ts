/** `45 min`, `2 h 15 min`, `3 h`, `4 d`: hours go with minutes, days go alone. */
export function timeText(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 1) return '<1 min';
  if (whole < 60) return `${whole} min`;
  if (whole >= 48 * 60) return `${Math.round(whole / (24 * 60))} d`;
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
