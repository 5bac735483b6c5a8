/**
 * A part in percent. Rounded towards the middle: what was not checked in full never reads as 100 %, and what was checked
 * at all never as 0 %.
 */
export function percentText(part: number, language: string): string {
  const whole = Math.floor(part * 100) / 100;
  const shown = part > 0 ? Math.max(whole, 0.01) : 0;
  return new Intl.NumberFormat(language, { style: 'percent' }).format(shown);
}
