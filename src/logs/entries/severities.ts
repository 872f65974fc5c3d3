// Counts entries by severity, and notes which of the platform's severities mean nothing.

/** `isDoubtful`: only the platform says that the entry is a problem. */
type Rated = { severity: string; isDoubtful: boolean };

/** No logger has so many severities. The limit keeps a hostile log from filling the memory. */
const mostSeverities = 20;

/** Counts entries by severity. */
export function createSeverities() {
  const sure = new Map<string, number>();
  const doubtful = new Map<string, number>();
  const contradicted = new Set<string>();
  const isContradicted = (severity: string) => contradicted.has(severity);
  return {
    add({ severity, isDoubtful }: Rated, entries: number): void {
      count(isDoubtful ? doubtful : sure, severity, entries);
    },
    /** Notes that a line calls itself less severe than the platform does, which then rates a whole stream, not lines. */
    contradict(platform: string): void {
      contradicted.add(platform);
    },
    isContradicted,
    /** `doubtful` counts the entries that only the platform calls a problem. Contradicted severities become DEFAULT. */
    result(): { bySeverity: Map<string, number>; doubtful: number } {
      const bySeverity = new Map(sure);
      let all = 0;
      for (const [severity, entries] of doubtful) {
        all += entries;
        count(bySeverity, isContradicted(severity) ? 'DEFAULT' : severity, entries);
      }
      return { bySeverity, doubtful: all };
    },
  };
}

function count(counts: Map<string, number>, severity: string, entries: number): void {
  const listed = counts.has(severity) || counts.size < mostSeverities ? severity : 'OTHER';
  counts.set(listed, (counts.get(listed) ?? 0) + entries);
}
