// Gives every answer another `Date` header than the service's own.
import type { Dispatcher } from 'undici';

/** A dispatcher whose answers have this `Date`; none where `date` returns null. */
export function dated(dispatcher: Dispatcher, date: () => string | null): Dispatcher {
  return dispatcher.compose(
    (dispatch) => (options, handler) =>
      dispatch(options, {
        onRequestStart: (controller, context) => handler.onRequestStart?.(controller, context),
        onResponseStart: (controller, status, { date: _, ...headers }, text) => {
          const other = date();
          handler.onResponseStart?.(
            controller,
            status,
            other === null ? headers : { ...headers, date: other },
            text,
          );
        },
        onResponseData: (controller, piece) => handler.onResponseData?.(controller, piece),
        onResponseEnd: (controller, trailers) => handler.onResponseEnd?.(controller, trailers),
        onResponseError: (controller, error) => handler.onResponseError?.(controller, error),
      }),
  );
}
