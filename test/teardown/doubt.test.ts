// What is told of a deployment that is not torn down, where nobody knows what came of a create.
import { expect, test } from 'vitest';
import { doubtOf } from '../../src/teardown/apply.ts';
import { claimed, foundClaim } from '../fakes/claims.ts';

const sentAt = Date.parse('2026-01-05T08:00:00Z');
const lost = claimed({ id: null, confirmedAt: null, unansweredCreates: 1, lastSentAt: sentAt });
const facts = { apiUrl: 'https://roboflow.cloud', expiresAt: null, isShared: false, now: sentAt + 60_000 };

test.each([
  { what: 'a create that was confirmed', claim: claimed(), about: {}, told: null },
  { what: 'a create without an answer', claim: lost, about: {}, told: /was not confirmed/ },
  { what: 'what was there before', claim: foundClaim(), about: {}, told: null },
  {
    what: 'what may have come of a create without an answer',
    claim: foundClaim({ mayBeOurs: true }),
    about: {},
    told: /does not tell whether it came of this step's own create/,
  },
  {
    what: 'the same where all jobs of the run share it',
    claim: foundClaim({ mayBeOurs: true }),
    about: { isShared: true },
    told: null,
  },
  {
    what: "another's deployment, a minute after a create of this step got no answer",
    claim: foundClaim({ unanswered: lost }),
    about: {},
    told: /was not confirmed/,
  },
  {
    what: 'the same six minutes after it',
    claim: foundClaim({ unanswered: lost }),
    about: { now: sentAt + 360_000 },
    told: null,
  },
  {
    what: 'the same at a time that nobody knows',
    claim: foundClaim({ unanswered: lost }),
    about: { now: null },
    told: /was not confirmed/,
  },
])('of $what is told: $told', ({ claim, about, told }) => {
  const doubt = doubtOf(claim, { ...facts, ...about });
  if (told === null) expect(doubt).toBeNull();
  else expect(doubt?.problem).toMatch(told);
});
