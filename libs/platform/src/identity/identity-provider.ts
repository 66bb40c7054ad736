import { type IncomingHttpHeaders } from 'node:http';
import { type Actor } from '#kernel';

/** A header that tells who is asking. */
export interface IdentityHeader {
  readonly name: string;
  readonly description: string;
  /** Whether nobody is identified without it; so when absent. */
  readonly required?: boolean;
}

/** Finds out who is asking. */
export interface IdentityProvider {
  /** The actor of a request; undefined where nobody is identified. */
  identify(headers: IncomingHttpHeaders): Promise<Actor | undefined>;
  /** For the API's description: the headers that it reads. */
  readonly headers: readonly IdentityHeader[];
}
