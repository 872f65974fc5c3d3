// What may be wrong with a life.

export type ViolationKind =
  | 'leak: green and silent'
  | 'leak: red, but not by name'
  | 'leak: by name, without the command'
  | 'leak: though the service was well again'
  | 'foreign touched'
  | 'taken from others'
  | 'not put back'
  | 'failed for nothing'
  | 'not skipped'
  | 'too many'
  | 'billed on'
  | 'key shown'
  | 'key sent elsewhere'
  | 'untrue'
  | 'budget'
  | 'hang'
  | 'crashed'
  | 'changed something'
  | 'log file'
  | 'state too large';

/** `about` is the same for the same fault of the product, whatever the names and times. */
export type Violation = { kind: ViolationKind; about: string; detail: string };
