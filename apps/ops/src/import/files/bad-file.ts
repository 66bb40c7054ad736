/** A file that nothing can be read from; the message says why, and quotes nothing that stands in it. */
export class BadFile extends Error {
  constructor(
    readonly file: string,
    why: string,
  ) {
    super(`${file}: ${why}`);
    this.name = 'BadFile';
  }
}
