// What is known of a life while it goes on and when it is over.
import type { Disk } from './disk.ts';
import type { JobPlan, Plan } from './plan.ts';
import type { Process } from './process.ts';
import type { Time } from './time.ts';
import type { Violation } from './violation.ts';
import type { Wire } from './wire.ts';
import type { World } from './world.ts';

/** The name that workflows here give, where they give one. */
export const givenName = 'my-tests';
export const lifeKey = 'rf_Kq83nVx0Lw2Zt7Bm5R';
/** The key of a workspace without deployments. */
export const otherKey = 'rf_Pd27cHs9Fy4Gn6Tk1W';

/** Where the service of this life is. */
export function originOf({ place }: Plan): string {
  return place === 'eu' ? 'https://eu.roboflow.cloud' : 'https://roboflow.cloud';
}

/** A job as it went. `use`: the time of the steps between main and post. */
export type JobLife = {
  plan: JobPlan;
  index: number;
  status: 'success' | 'failure' | 'cancelled';
  cancelledAt: number | null;
  main: Process | null;
  post: Process | null;
  saved: string;
  use: { from: number; to: number } | null;
};

/** Everything that is known of a life. */
export type Life = {
  plan: Plan;
  world: World;
  wire: Wire;
  time: Time;
  jobs: JobLife[];
  processes: Process[];
  /** What was found wrong on the way. */
  found: Violation[];
  stopped: Process | null;
  swept: Process | null;
  /** The logs Action. */
  saved: Process | null;
  disk: Disk;
  /** How often that disk was written to. */
  written: { count: number };
  hang: string | null;
};
