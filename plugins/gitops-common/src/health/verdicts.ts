import { Health } from '../model/health';

export const healthy = (reason?: string): Health => verdict('healthy', reason);
export const progressing = (reason: string): Health =>
  verdict('progressing', reason);
export const degraded = (reason: string): Health => verdict('degraded', reason);
export const suspended = (reason: string): Health =>
  verdict('suspended', reason);
export const unknown = (reason: string): Health => verdict('unknown', reason);
export const noHealth: Health = { status: 'none' };

function verdict(status: Health['status'], reason?: string): Health {
  // A status may carry pages of text; a reason is one line.
  return reason === undefined
    ? { status }
    : { status, reason: oneLine(reason) };
}

function oneLine(text: string): string {
  const line = text
    .slice(0, 2000)
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f\s]+/g, ' ')
    .trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
