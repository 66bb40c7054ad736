/** What is wrong with one variable. The value is never part of it. */
export interface VariableProblem {
  readonly variable: string;
  readonly problem: string;
}

/** Exit code for a wrong configuration (EX_CONFIG of sysexits.h). */
export const EXIT_CONFIGURATION = 78;

/** The environment does not make a configuration. */
export class BadConfiguration extends Error {
  constructor(readonly problems: readonly VariableProblem[]) {
    super(`The configuration is wrong:\n${problems.map(({ variable, problem }) => `  ${variable} ${problem}`).join('\n')}`);
    this.name = 'BadConfiguration';
  }
}
