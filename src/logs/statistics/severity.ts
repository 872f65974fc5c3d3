// How bad a log entry is.
import type { LogEntry } from '../../api/schemas.ts';

/** Google Cloud's scale, which the service hands on, and the words of other loggers for the same. */
const ranks: Readonly<Record<string, number>> = {
  DEFAULT: 0,
  TRACE: 100,
  DEBUG: 100,
  INFO: 200,
  NOTICE: 300,
  WARN: 400,
  WARNING: 400,
  ERR: 500,
  ERROR: 500,
  EXCEPTION: 500,
  FATAL: 600,
  CRITICAL: 600,
  ALERT: 700,
  EMERGENCY: 800,
};

const warningRank = 400;
const errorRank = 500;

/** The rank of a severity, 0 to 800; 0 for a word nobody documented. */
export function rankOf(severity: string): number {
  return ranks[severity.toUpperCase()] ?? 0;
}

/** `error` from ERROR on, `warning` for WARNING, null below. */
export function problemOf(severity: string): 'error' | 'warning' | null {
  const rank = rankOf(severity);
  if (rank >= errorRank) return 'error';
  return rank >= warningRank ? 'warning' : null;
}

/** What a text itself says: the word it begins with (uvicorn, logging, loguru), or the level of a JSON object. */
const firstWord = /^\[?(DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|CRITICAL|FATAL)\b\]?\s*[:|\]-]/i;
const jsonLevel = /^\{.{0,200}?"(?:level|severity|levelname|log_level)"\s*:\s*"(\w{3,9})"/is;

/**
 * The severity of an entry, one word of capitals; where the service only knows DEFAULT, the word that the text itself
 * begins with.
 */
export function severityOf({ severity, payload }: LogEntry): string {
  if (severity !== 'DEFAULT') return /^[A-Z0-9_-]{1,20}$/.test(severity) ? severity : 'OTHER';
  const head = payload.slice(0, 2_000);
  if (head.startsWith('Traceback (most recent call last)')) return 'ERROR';
  const own = firstWord.exec(head) ?? jsonLevel.exec(head);
  const word = own?.[1]?.toUpperCase() ?? '';
  return rankOf(word) > 0 ? word : severity;
}
