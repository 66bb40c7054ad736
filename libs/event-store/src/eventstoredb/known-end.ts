import { BEFORE_ALL, type Position } from '#kernel';
import { type Cursor } from './reader.js';

/**
 * What was last seen at the end of the log: an event of ours, and after it only events of the server's own. Since a log
 * only grows, that stays true, and spares going through those events again.
 */
export class KnownEnd {
  #cursor: Cursor = { own: BEFORE_ALL, raw: BEFORE_ALL };

  get cursor(): Cursor {
    return this.#cursor;
  }

  /** Takes over what a look at the log showed, if it is further on and began or ended at an event that is known to be ours. */
  learn(cursor: Cursor, from: Position): void {
    const { own, raw } = this.#cursor;
    if (cursor.raw > raw && (cursor.own !== from || from === own)) this.#cursor = cursor;
  }

  /** Where to read on after a position. */
  from(after: Position): Cursor {
    const { own, raw } = this.#cursor;
    return { own: after, raw: after >= own && after < raw ? raw : after };
  }
}
