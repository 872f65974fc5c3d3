// Models that could not be loaded, and why.
import type { ExceptionReport } from './exception.ts';
import { withoutParticulars } from './sameness.ts';

/** A model that could not be loaded, which no waiting mends; `model` null where the log does not name it. */
export type ModelFailure = {
  model: string | null;
  /** The server's whole reason; the cause is often at its end. */
  cause: string;
  count: number;
  first: number;
  last: number;
};

/** What the server answers with "Model loading failed" or "Model package is broken" (its error_handlers.py). */
const types = new Set(
  `ModelLoadingError ModelPackageAlternativesExhaustedError MissingModelInitParameterError
  InvalidModelInitParameterError InsecureModelIdentifierError DirectLocalStorageAccessError
  ForbiddenLocalCodePackageAccessError ModelImplementationNotFoundError CorruptedModelPackageError
  ModelPackageRestrictedError DependencyModelParametersValidationError ModelPipelineInitializationError
  ModelPipelineNotFound ModelArtefactError CannotInitialiseModelError`.split(/\s+/),
);

const mostFailures = 50;

/** Collects them from the problems of a log. */
export function createModelFailures() {
  const failures = new Map<string, ModelFailure>();
  return {
    /** Notes a problem if it is one of these. */
    add(
      { title, exception }: { title: string; exception: ExceptionReport | null },
      { first, last }: { first: number; last: number },
    ): void {
      const type = exception?.type.split('.').at(-1) ?? '';
      if (!types.has(type) && !/\bModel loading failed\b/i.test(title)) return;
      const key = withoutParticulars(title);
      const known = failures.get(key);
      if (known !== undefined) {
        known.count += 1;
        known.first = Math.min(known.first, first);
        known.last = Math.max(known.last, last);
      } else if (failures.size < mostFailures) {
        const cause = exception === null || exception.message === '' ? title : exception.message;
        failures.set(key, { model: null, cause, count: 1, first, last });
      }
    },
    /** Notes the model whose request a problem belongs to. */
    name(title: string, model: string | null): void {
      const failure = failures.size === 0 ? undefined : failures.get(withoutParticulars(title));
      if (failure !== undefined) failure.model ??= model;
    },
    /** The most frequent first. */
    result: (): ModelFailure[] => [...failures.values()].sort((one, other) => other.count - one.count),
  };
}
