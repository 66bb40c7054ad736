import { type IncomingHttpHeaders } from 'node:http';
import { type Actor } from '#kernel';

/** Finds out who is asking. */
export interface IdentityProvider {
  /** The actor of a request; undefined where nobody is identified. */
  identify(headers: IncomingHttpHeaders): Promise<Actor | undefined>;
  /** For the API's description: the headers that it reads. */
  readonly headers: readonly { readonly name: string; readonly description: string }[];
}
