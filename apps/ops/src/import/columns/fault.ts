/** Why a cell or a row is not taken in. Says nothing of what stood there. */
export interface Fault {
  /** The head of the column; absent where it is the whole row. */
  readonly column?: string | undefined;
  /** The domain's rule, where one refused. */
  readonly rule?: string | undefined;
  /** A machine word. */
  readonly reason: string;
  /** A sentence for a person. */
  readonly text: string;
}
