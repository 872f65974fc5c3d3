// The differences between the simulator and the real server that may stay, each with its reason.
import type { Aspect, Difference } from './differences.ts';

export type Allowance = { req: RegExp; aspects: readonly Aspect[]; reason: string };

export const allowances: readonly Allowance[] = [
  {
    req: /^GET \/(openapi\.json|workflows\/blocks\/describe)/,
    aspects: ['body'],
    reason: 'generated from the code of the server, 12 MB and 0.7 MB: nobody tests against it',
  },
];

/** The first that covers the difference. */
export function allowanceFor({ req, aspect }: Difference): Allowance | undefined {
  return allowances.find((allowance) => allowance.req.test(req) && allowance.aspects.includes(aspect));
}
