import { AsyncLocalStorage } from 'node:async_hooks';
import { type Uuid } from '#kernel';

const current = new AsyncLocalStorage<Uuid>();

/** Runs something, and all that it leads to in this process, under a correlation id. */
export function withCorrelation<Result>(id: Uuid, run: () => Result): Result {
  return current.run(id, run);
}

/** The correlation id that this code runs under; undefined outside a request or a delivery. */
export function correlationId(): Uuid | undefined {
  return current.getStore();
}
