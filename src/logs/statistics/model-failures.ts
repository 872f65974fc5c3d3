// Finds the models that could not be loaded among the problems of a log.
import type { ExceptionReport } from '../entries/exception.ts';

/** A model that could not be loaded and never will be. `model` is null where the log does not name it. */
export type ModelFailure = {
  model: string | null;
  /** The server's whole reason. The cause often stands at its end. */
  cause: string;
  count: number;
  first: number;
  last: number;
};

/** Exceptions that the server answers with "Model loading failed" or "Model package is broken" (error_handlers.py). */
const types = new Set(
  `ModelLoadingError ModelPackageAlternativesExhaustedError MissingModelInitParameterError
  InvalidModelInitParameterError InsecureModelIdentifierError DirectLocalStorageAccessError
  ForbiddenLocalCodePackageAccessError ModelImplementationNotFoundError CorruptedModelPackageError
  ModelPackageRestrictedError DependencyModelParametersValidationError ModelPipelineInitializationError
  ModelPipelineNotFound ModelArtefactError CannotInitialiseModelError`.split(/\s+/),
);

type Failed = Omit<ModelFailure, 'cause'> & { title: string; exception: ExceptionReport | null };

/** The problems of a log that are failures to load a model. */
export function modelFailuresAmong(problems: readonly Failed[]): ModelFailure[] {
  return problems.filter(isModelFailure).map(({ title, exception, model, count, first, last }) => {
    const cause = exception === null || exception.message === '' ? title : exception.message;
    return { model, cause, count, first, last };
  });
}

function isModelFailure({ title, exception }: Failed): boolean {
  const type = exception?.type.split('.').at(-1) ?? '';
  return types.has(type) || /\bModel loading failed\b/i.test(title);
}
