// A mistake in a workflow, or in how a test runs it; unlike a failure it ends the whole run.

/** Something that GitHub would refuse, or that this interpreter does not know. */
export class WorkflowMistake extends Error {
  override name = 'WorkflowMistake';
}
