// The differences between the simulator and the real server that may stay, each with its reason.
import type { Aspect, Difference } from './differences.ts';

export type Allowance = { request: RegExp; aspects: readonly Aspect[]; reason: string };

export const allowances: readonly Allowance[] = [
  {
    request: /^GET \/(openapi\.json|workflows\/blocks\/describe)/,
    aspects: ['type', 'body'],
    reason: 'generated from the code of the server, up to 12 MB: nobody tests against it',
  },
  {
    request: /clip/,
    aspects: ['status', 'body'],
    reason: 'the weights of core models come from the platform, and the stand-in for it has none',
  },
  {
    request: /"steps":\[\{"type":"none"/,
    aspects: ['body'],
    reason: 'the server names every block that it has, some 300, where it knows one not',
  },
];

/** Returns the first allowance that covers the difference. */
export function allowanceFor({ request, aspect }: Difference): Allowance | undefined {
  return allowances.find(
    (allowance) => allowance.request.test(request) && allowance.aspects.includes(aspect),
  );
}
