/** An answer with the version of what it shows, which becomes its ETag. */
export class Versioned<Body> {
  constructor(
    readonly body: Body,
    readonly version: number,
    /** The views have caught up with it, as the client preferred. */
    readonly waited = false,
  ) {}
}
