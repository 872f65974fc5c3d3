// How many entries of each severity there are, and which of the platform's words mean nothing.

/** `isDoubtful`: only the platform says so. */
type Rated = { severity: string; isDoubtful: boolean };

/** No logger has so many; a hostile one must not fill the memory. */
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
    /** A line that says of itself that it is less bad than the platform's word for it: that marks a whole stream. */
    contradict(platform: string): void {
      contradicted.add(platform);
    },
    isContradicted,
    /** `doubtful`: entries that the platform alone calls bad, counted by its word unless that means nothing. */
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
