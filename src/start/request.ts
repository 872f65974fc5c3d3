// What the main step is asked to start.

/** The inputs of the main step without the key. The units are in the names. */
export type StartRequest = {
  creatorEmail: string;
  machineTypes: string[];
  /** Empty stands for a generated name. */
  deploymentName: string;
  durationHours: number;
  inferenceVersion: string;
  minReplicas: number;
  maxReplicas: number;
  capacityWaitMinutes: number;
  /** Null stands for no limit. */
  maxRunning: number | null;
  scope: 'step' | 'run';
  ifExists: 'fail' | 'reuse' | 'replace';
  teardown: 'delete' | 'pause' | 'keep';
  teardownOnFailure: 'delete' | 'pause' | 'keep';
  onTeardownError: 'fail' | 'warn';
  readyReplicas: number;
  readyTimeoutMinutes: number;
  pollIntervalSeconds: number;
  /** Empty stands for no probe. */
  healthPath: string;
  preloadModels: string[];
  summaryLogEntries: number;
  apiUrl: string;
};
