import { AppendOutcomeUnknown, type EventStore } from '#event-store';

/** What happens to an append on its way. */
export type AppendFate =
  /** It is written, and the answer is lost. */
  | 'answer-lost'
  /** It never arrives, and nobody can tell. */
  | 'request-lost'
  /** The answer is lost, and it is written just before the next append. */
  | 'arrives-late'
  | 'answered'
  /** It fails with this error. */
  | Error
  /** This is done before it is written and answered. */
  | (() => Promise<unknown>);

/** A store of which the next appends meet the given fates, in order; the rest are answered. */
export function unsureStore(store: EventStore, ...fates: AppendFate[]): EventStore {
  let late: (() => Promise<unknown>) | undefined;
  return {
    readStream: (...args) => store.readStream(...args),
    readAll: (...args) => store.readAll(...args),
    subscribe: (...args) => store.subscribe(...args),
    head: (...args) => store.head(...args),
    close: () => store.close(),
    async append(stream, expected, events) {
      await late?.();
      late = undefined;
      const fate = fates.shift() ?? 'answered';
      const write = () => store.append(stream, expected, events);
      if (fate instanceof Error) throw fate;
      if (fate === 'answered') return write();
      if (typeof fate === 'function') {
        await fate();
        return write();
      }
      if (fate === 'answer-lost') await write();
      if (fate === 'arrives-late') late = write;
      throw new AppendOutcomeUnknown(stream);
    },
  };
}
