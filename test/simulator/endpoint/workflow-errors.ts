// The failures of workflows: answers and log lines (error_handlers.py, roboflow_workflows/errors.py).
import type { ServerError } from './server-errors.ts';

const compilation = 'workflow_compilation | workflow_definition_parsing';
const graph = 'workflow_compilation | execution_graph_construction';
const runtimeInput = 'workflow_execution | runtime_input_validation';
const execution = 'workflow_execution | step_execution';

/** A malformed specification, or one with blocks that do not exist. */
export function doesNotParse(details: string, steps: readonly { name: string; type: string }[]): ServerError {
  const message = 'Could not parse workflow definition. Details provided in inner error.';
  return workflowError('WorkflowSyntaxError', message, {
    context: compilation,
    inner_error_type: 'ValidationError',
    inner_error_message: details,
    blocks_errors: steps.map(({ name, type }) => blockError({ block_id: name, block_type: type })),
    ...pythonBlocks,
  });
}

/** A selector that leads to no input and no step. */
export function unknownReference(selector: string): ServerError {
  const what = selector.startsWith('$inputs.') ? 'input parameter' : 'block';
  const message = `Workflow references '${selector}' which points to a non-existent ${what}.`;
  return workflowError('InvalidReferenceTargetError', message, {
    context: graph,
    inner_error_type: 'None',
    inner_error_message: 'None',
    blocks_errors: [blockError({ property_details: `Invalid reference to ${selector}` })],
    ...pythonBlocks,
  });
}

/** A picture that the workflow needs and that the request does not have. */
export function inputMissing(name: string, type: string): ServerError {
  const kind = "(of kind `['image']`)";
  const message = `Detected runtime parameter \`${name}\` defined as \`${type}\` ${kind}, but value is not provided.`;
  return runtimeInputError(message);
}

/** A picture that cannot be loaded. The server names the last form that it tried, which is NumPy's. */
export function inputNotAnImage(name: string): ServerError {
  const what = `Detected runtime parameter \`${name}\` defined as \`WorkflowImage\` that is invalid.`;
  const details =
    'Failed on input validation. Details: NumPy image type is not supported in this configuration of `inference`.';
  return runtimeInputError(
    `Failed to assemble \`${name}\`. Could not successfully use any deserializer for declared kinds. Details: \nKind: \`image\` - Error: ${what} ${details}`,
  );
}

/** A step whose model is not available. */
export function stepFailed(step: string, cause: ServerError): ServerError {
  const details = `details of error: ${cause.message}`;
  const message =
    cause.status === 404
      ? `Could not find requested Roboflow resource while execution of step ${step} - ${details}. This error usually mean the problem with not existing model.`
      : `Problem with Workflow Block configuration - ${cause.message}`;
  const error = workflowError('ClientCausedStepExecutionError', message, {
    context: execution,
    inner_error_type: cause.type,
    inner_error_message: cause.message,
    blocks_errors: [blockError({ block_id: step })],
    ...pythonBlocks,
  });
  return { ...error, status: cause.status === 404 ? 404 : 400 };
}

/** A block of the real server that the simulator does not have. */
export function stepNotSimulated(step: string, type: string): ServerError {
  const message = `The simulator runs steps that are models only: step ${step} is a ${type}. Put a real inference server behind it with --endpoint.`;
  return { ...workflowError('NotImplementedError', message, { context: execution }), status: 501 };
}

function runtimeInputError(message: string): ServerError {
  const details = { context: runtimeInput, inner_error_type: null, inner_error_message: 'None' };
  return workflowError('RuntimeInputError', message, details);
}

/** Fields of every error with blocks, for the output of steps in Python. */
const pythonBlocks = { python_blocks_output_streams: null, python_blocks_debug_traces: null };

function workflowError(type: string, message: string, details: Record<string, unknown>): ServerError {
  return {
    type,
    message,
    status: 400,
    body: { message, error_type: type, ...details },
    line: 270,
    frames: [],
  };
}

function blockError(known: Record<string, string>) {
  return {
    block_id: null,
    block_type: null,
    block_details: null,
    property_name: null,
    property_details: null,
    block_traceback: null,
    ...known,
  };
}
