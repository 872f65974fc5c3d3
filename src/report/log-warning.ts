// One warning for the job when the endpoint's log has errors in it.
import type { LogStatistics } from '../logs/statistics/statistics.ts';
import { counted } from '../text/format.ts';
import { excerpt } from '../text/sanitize.ts';

/** The message of one `::warning`, with the counts and the first message; null where there is nothing to warn of. */
export function logWarning({ problems, requests }: LogStatistics): string | null {
  const { serverErrors, firstServerError } = requests;
  if (problems.errors === 0 && serverErrors === 0) return null;
  const counts = [
    problems.errors > 0 ? counted(problems.errors, 'error') : '',
    serverErrors > 0 ? `${counted(serverErrors, 'request')} answered with 5xx` : '',
  ].filter((part) => part !== '');
  const errors = problems.groups.filter(({ kind }) => kind === 'error');
  const [first] = errors.sort((one, other) => one.first - other.first);
  const said =
    first !== undefined
      ? excerpt(first.text, 300)
      : firstServerError === null
        ? ''
        : excerpt(
            `${firstServerError.method} ${firstServerError.pattern} was answered with ${firstServerError.status}`,
          );
  return `The endpoint's log has ${counts.join(' and ')}. The first: ${said}`;
}
