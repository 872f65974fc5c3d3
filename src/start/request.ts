// What a start is asked for.

/** The inputs of the main step, but for the key; the units are in the names. */
export type StartRequest = {
  creatorEmail: string;
  machineTypes: string[];
  /** Empty: generated. */
  deploymentName: string;
  durationHours: number;
  inferenceVersion: string;
  minReplicas: number;
  maxReplicas: number;
  capacityWaitMinutes: number;
  /** Null: no cap. */
  maxRunning: number | null;
  scope: 'step' | 'run';
  ifExists: 'fail' | 'reuse' | 'replace';
  teardown: 'delete' | 'pause' | 'keep';
  teardownOnFailure: 'delete' | 'pause' | 'keep';
  onTeardownError: 'fail' | 'warn';
  readyReplicas: number;
  readyTimeoutMinutes: number;
  pollIntervalSeconds: number;
  /** Empty: no probe. */
  healthPath: string;
  preloadModels: string[];
  summaryLogEntries: number;
  apiUrl: string;
};
